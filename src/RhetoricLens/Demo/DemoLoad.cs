using RhetoricLens.Commands;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;

namespace RhetoricLens.Demo;

/// <summary>The demo inside a program that serves already: the site of digests is set up on this machine, crawled, scored, and taken down again.</summary>
internal sealed class DemoLoad(Workspace workspace, IHostApplicationLifetime life)
{
    private const int UsualPort = 5081;
    private const string Failed = "demo_failed";

    /// <summary>How far it has come.</summary>
    public LocalTask<string> Run { get; } = new(life.ApplicationStopping);

    /// <summary>Begins; nothing when it is under way.</summary>
    public void Start() => Run.TryStart(LoadAsync);

    private async Task<Outcome<string>> LoadAsync(IProgress<Step> progress, CancellationToken cancellation)
    {
        var digests = DigestReader.Read(Path.Combine(Workspace.Corpora, "digests"));
        if (!digests.IsOk)
            return digests.Problem;
        // The usual port gives documents the addresses that they have in the demo of the command line.
        var started = await DigestSite.StartAsync(digests.Value, UsualPort, cancellation);
        if (!started.IsOk)
            started = await DigestSite.StartAsync(digests.Value, FreePort.Find(), cancellation);
        if (!started.IsOk)
            return started.Problem;
        await using var site = started.Value;
        // The site ends with the demo, so no schedule may ask for it.
        var source = site.AsSource() with { Enabled = false };
        workspace.Store.Sources.Register([source]);
        await using var fetcher = new PoliteFetcher(FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero }, workspace.Store.Clock);
        var report = await new CrawlRun(workspace, fetcher, source, lease: null, progress).RunAsync(cancellation);
        if (report is null)
            return new Problem(Failed, "Another worker took the crawl over.", "", "Let it finish.");
        if (CrawlVerdict.Of(workspace.Store, report) is { } verdict)
            return verdict.Problem;
        if (new Pipeline(workspace, progress).Refresh(cancellation) is { } problem)
            return problem;
        var counts = workspace.Store.Documents.Counts();
        return $"{counts.Documents} documents{IngestCommand.Copies(counts.Copies)}, {counts.Passages} passages";
    }
}
