using System.CommandLine;
using RhetoricLens.Commands;

var root = new RootCommand("""
    RhetoricLens measures what states say about who should rule the Internet.

    Example:
      rhetoriclens demo
    """)
{
    CommonOptions.Data,
    DemoCommand.Create(),
    SourcesCommand.Create(),
    CrawlCommand.Create(),
    IngestCommand.Create(),
    IndexCommand.Create(),
    SearchCommand.Create(),
    TrendsCommand.Create(),
    ScoreCommand.Create(),
    TrainCommand.Create(),
    ModelsCommand.Create(),
    ServeCommand.Create(),
};
return await root.Parse(args).InvokeAsync();
