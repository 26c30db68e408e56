using System.CommandLine;
using RhetoricLens.Benchmarks;
using RhetoricLens.Benchmarks.Metadata;
using RhetoricLens.Commands;

var root = new RootCommand("Measures how fast RhetoricLens is on this machine, and how well it reads pages.")
{
    StanceCommand.Create(),
    RhetoricLens.Benchmarks.Extract.ExtractCommand.Create(),
    CopiesCommand.Create(),
    RhetoricLens.Benchmarks.Scaling.ScalingCommand.Create(),
    FilesCommand.Create(),
    MetadataCommand.Create(),
    TrendsBenchmark.Create(),
    RhetoricLens.Benchmarks.Api.ApiCommand.Create(),
    RhetoricLens.Benchmarks.Api.StormCommand.Create(),
    RhetoricLens.Benchmarks.Search.SearchBenchmark.Create(),
    RhetoricLens.Benchmarks.Pages.PagesCommand.Create(),
    LoadTimes.ChildCommand(),
    CrawlBenchmark.Create(),
    SoakCommand.Create(),
    RhetoricLens.Benchmarks.Fleet.ScaleCommand.Create(),
    RhetoricLens.Benchmarks.Fleet.FleetCommand.Create(),
    MirrorServer.ChildCommand(),
};
try
{
    return await root.Parse(args).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
}
catch (OperationCanceledException)
{
    Terminal.Say("Stopped.");
    return Terminal.Failed;
}
