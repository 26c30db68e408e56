using System.CommandLine;
using System.Collections.Frozen;
using RhetoricLens.Api;
using RhetoricLens.Configuration;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Demo;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens demo</c>: the whole line on what travels with the program, with no network.</summary>
public static class DemoCommand
{
    private const int DefaultSitePort = 5081;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);

    public static Command Create()
    {
        var noServe = new Option<bool>("--no-serve") { Description = "End after the results instead of serving" };
        var port = SettingTable.Get("port").Option();
        var sitePort = new Option<int>("--site-port") { Description = "Port of the demo's web site on 127.0.0.1", HelpName = "PORT", DefaultValueFactory = _ => DefaultSitePort };
        var command = new Command("demo", """
            Crawl a small web site of digests on this machine, score it, show stance by country, then serve API and pages.

            Example:
              rhetoriclens demo --no-serve
            """) { noServe, port, sitePort };
        command.SetAction((parsed, cancellation) => Settings.Of(parsed) is var settings && settings.IsOk
            ? RunAsync(parsed.GetRequiredValue(CommonOptions.Data), parsed.GetValue(noServe), settings.Value.Whole("port")!.Value, parsed.GetValue(sitePort), cancellation)
            : Task.FromResult(Terminal.Fail(settings.Problem!)));
        return command;
    }

    private static async Task<int> RunAsync(string data, bool noServe, int port, int sitePort, CancellationToken cancellation)
    {
        Console.Out.WriteLine(Digest.Notice);
        var digests = DigestReader.Read(Path.Combine(Workspace.Corpora, "digests"));
        if (!digests.IsOk)
            return Terminal.Fail(digests.Problem);
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var started = await DigestSite.StartAsync(digests.Value, sitePort, cancellation);
        if (!started.IsOk)
            return Terminal.Fail(started.Problem);
        await using var site = started.Value;
        var sources = new[] { DigestSite.SourceId }.ToFrozenSet(StringComparer.Ordinal);
        using var host = noServe
            ? WorkerHost.Build(workspace, FetchSettings.Default, sources)
            : WebHost.Build(workspace, FetchSettings.Default, sources, port);
        if (await host.TryStartAsync(port, cancellation) is { } busy)
            return Terminal.Fail(busy);
        var code = await ShowAsync(workspace, site, host.Services, cancellation);
        if (code == Terminal.Done && !noServe)
        {
            Terminal.Say($"Serving on http://localhost:{port}; Ctrl-C ends.");
            await host.WaitForShutdownAsync(cancellation);
        }
        // The site ends with the demo, so no schedule may ask for it.
        workspace.Store.Sources.Enable(DigestSite.SourceId, enabled: false);
        await host.StopAsync(CancellationToken.None);
        return code;
    }

    private static async Task<int> ShowAsync(Workspace workspace, DigestSite site, IServiceProvider services, CancellationToken cancellation)
    {
        workspace.Store.Sources.Register([site.AsSource()]);
        workspace.Store.Sources.Enable(DigestSite.SourceId, enabled: true);
        var work = workspace.Store.Work.Enqueue(WorkKind.Crawl, $"demo:{DateTimeOffset.UtcNow:O}", DigestSite.SourceId);
        services.TickNow();
        var feed = services.GetRequiredService<ProgressFeed>();
        var ended = await LiveProgress.ShowAsync(progress => WatchAsync(workspace, work, feed, progress, cancellation));
        if (ended.State != WorkState.Done)
            return Terminal.Fail(new Problem("demo_failed", $"The crawl ended as {ended.State}: {ended.LastReason}", "", "Run the demo again, or with another --data folder."));
        Terminal.Say($"Crawl: {ended.LastReason}");
        DemoReport.Write(workspace);
        return Terminal.Done;
    }

    private static async Task<WorkItem> WatchAsync(Workspace workspace, WorkItem work, ProgressFeed feed, IProgress<Step> progress, CancellationToken cancellation)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        feed.Listener = progress;
        try
        {
            while (workspace.Store.Work.Get(work.Id) is { State: WorkState.Due or WorkState.Leased })
                await Task.Delay(LookEvery, patience.Token);
            return workspace.Store.Work.Get(work.Id)!;
        }
        finally
        {
            feed.Listener = null;
        }
    }
}
