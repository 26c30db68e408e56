using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens crawl</c>: reads addresses, or a registered source, in the foreground.</summary>
public static class CrawlCommand
{
    public static Command Create()
    {
        var targets = new Argument<string[]>("url") { Description = "Addresses to begin at (all on one site), or the id of a registered source", Arity = ArgumentArity.OneOrMore };
        var again = new Option<bool>("--again") { Description = "Visit every known address, also those not due yet" };
        var options = new CrawlOptions();
        var command = new Command("crawl", """
            Crawl a site, or a registered source, now: fetch politely, extract, store, index and score.

            Example:
              rhetoriclens crawl https://www.example.org/speeches/ --country CHE --max-pages 200
            """) { targets, again, CrawlExplainCommand.Create(), CrawlReportCommand.Create() };
        options.AddTo(command);
        command.SetAction((parsed, cancellation) =>
        {
            var settings = options.Settings(parsed);
            var addresses = parsed.GetRequiredValue(targets);
            return RunAsync(parsed.GetRequiredValue(CommonOptions.Data), workspace => options.Source(parsed, addresses, workspace), settings, parsed.GetValue(again), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        string data, Func<Workspace, Outcome<Source>> choose, Outcome<FetchSettings> settings, bool everything, CancellationToken cancellation)
    {
        if (!settings.IsOk)
            return Terminal.Fail(settings.Problem);
        if (settings.Value is { AllowLoopback: false } && settings.Value.UserAgent == FetchSettings.Default.UserAgent)
            Terminal.Say(ServeCommand.NoContact);
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var source = choose(workspace);
        if (!source.IsOk)
            return Terminal.Fail(source.Problem);
        workspace.Store.Sources.Register([source.Value]);
        await using var fetcher = new PoliteFetcher(settings.Value, workspace.Store.Clock, HostClaims.Of(workspace));
        var (report, problem) = await LiveProgress.ShowAsync(async progress =>
        {
            var crawl = await new CrawlRun(workspace, fetcher, source.Value, lease: null, progress) { Everything = everything }.RunAsync(cancellation);
            return (crawl, new Pipeline(workspace, progress).Refresh(cancellation));
        });
        var code = Tell(report, workspace);
        return problem is null ? code : Terminal.Fail(problem);
    }

    private static int Tell(CrawlReport? report, Workspace workspace)
    {
        if (report is null)
            return Terminal.Fail(new Problem("crawl_taken", "Another worker took this crawl over.", "", "Let it finish."));
        foreach (var (outcome, pages) in report.Outcomes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
            Console.Out.WriteLine($"{outcome,-16} {pages,6}");
        var counts = workspace.Store.Documents.Counts();
        if (report.Reason.Length > 0)
            Terminal.Say("note: " + report.Reason);
        Console.Out.WriteLine($"crawl {report.CrawlId} of {report.SourceId} {report.State}; in the store: {counts.Documents} documents{IngestCommand.Copies(counts.Copies)}, {counts.Passages} passages");
        return CrawlVerdict.Of(workspace.Store, report) is { } verdict ? Terminal.Fail(verdict.Problem) : Terminal.Done;
    }
}
