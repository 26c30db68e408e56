using System.CommandLine;
using RhetoricLens.Commands;
using RhetoricLens.Configuration;
using RhetoricLens.Documents.Store;
using RhetoricLens.Operations;

var root = new RootCommand("""
    RhetoricLens measures what states say about who should rule the Internet.

    Example:
      rhetoriclens demo
    """)
{
    CommonOptions.Data,
    CommonOptions.Config,
    CommonOptions.Store,
    CommonOptions.Connection,
    DemoCommand.Create(),
    SourcesCommand.Create(),
    SchedulesCommand.Create(),
    JobsCommand.Create(),
    CrawlCommand.Create(),
    ExtractCommand.Create(),
    IngestCommand.Create(),
    ExportCommand.Create(),
    IndexCommand.Create(),
    DocumentsCommand.Create(),
    SearchCommand.Create(),
    WordsCommand.Create(),
    QueriesCommand.Create(),
    TrendsCommand.Create(),
    ScaleCommand.Create(),
    GroupsCommand.Create(),
    EventsCommand.Create(),
    ValidateCommand.Create(),
    ScoreCommand.Create(),
    TrainCommand.CreateHidden(),
    LabelsCommand.Create(),
    ModelsCommand.Create(),
    ServeCommand.Create(),
    KeysCommand.Create(),
    NodesCommand.Create(),
    MigrateCommand.Create(),
    HealthCommand.Create(),
    OpenApiCommand.Create(),
    ConfigCommand.Create(),
    CiteCommand.Create(),
    DoctorCommand.Create(),
    BackupCommand.Create(),
    BackupCommand.CreateRestore(),
};
try
{
    var parsed = root.Parse(args);
    StoreChoice.TakeFrom(parsed);
    if (parsed.Errors.Count == 0)
        MemoryLimit.Set(StoreChoice.Current?.Whole("memory") ?? 0);
    return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = Stopping.Patience });
}
catch (OperationCanceledException)
{
    Terminal.Say("Stopped. What was done is kept; run the command again to go on.");
    return Terminal.Failed;
}
catch (Exception exception) when (StoreProblems.Explain(exception, Database.FileName) is not null)
{
    return Terminal.Fail(StoreProblems.Explain(exception, Database.FileName)!);
}
