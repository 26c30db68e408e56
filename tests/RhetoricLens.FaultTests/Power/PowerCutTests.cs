using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using RhetoricLens.Core;
using RhetoricLens.Core.Checks;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Score;
using RhetoricLens.Tests.Support;
using Xunit.Abstractions;

namespace RhetoricLens.FaultTests.Power;

/// <summary>
/// The power goes at the n-th write of a run that takes texts in, crawls, indexes and scores, for every n: SQLite, Lucene and the files are the real ones, the disk beneath
/// them stops. Deletions of whole folders, and the order in which a disk writes what was not synced, are not tried: what was not synced is there or lost as a whole.
/// </summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public sealed class PowerCutTests(ITestOutputHelper log) : IAsyncLifetime
{
    private const int Crawled = 5;
    private const int TakenIn = 6;

    /// <summary>A whole run has at least so many writes.</summary>
    private const int FewestWrites = 180;

    private readonly TempFolder _folder = new();
    private WebApplication _site = null!;

    /// <summary>A developer tries every 29th write; RHETORICLENS_CUTS says how many there are to be, up to all.</summary>
    private static int Most => Times.Number("RHETORICLENS_CUTS", 200);

    private static int Step => Times.Number("RHETORICLENS_CUT_STEP", 29);

    public async Task InitializeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        _site = builder.Build();
        _site.MapGet("/{**path}", (HttpContext context) => Page(context.Request.Path.Value!) is { } html ? Results.Text(html, "text/html") : Results.NotFound());
        await _site.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Theory]
    [InlineData(Loss.Nothing)]
    [InlineData(Loss.HalfOfTheLast)]
    [InlineData(Loss.AllUnsynced)]
    [InlineData(Loss.ThatWriteOnly)]
    public Task A_run_goes_on_wherever_the_power_went(Loss loss) => TryAllAsync(loss, isNew: false);

    [Theory]
    [InlineData(Loss.Nothing)]
    [InlineData(Loss.HalfOfTheLast)]
    [InlineData(Loss.AllUnsynced)]
    [InlineData(Loss.ThatWriteOnly)]
    public Task A_store_that_is_just_being_made_does_as_well(Loss loss) => TryAllAsync(loss, isNew: true);

    private async Task TryAllAsync(Loss loss, bool isNew)
    {
        var (seed, tried) = (In("seed"), 0);
        if (!isNew)
            Speeches.Store(seed, 0, 1);
        for (var at = 1 + ((int)loss * Step / 3); at <= Most; at += Step)
        {
            var (folder, after) = (In($"{at}"), In($"{at}-after"));
            Directory.CreateDirectory(folder);
            if (!isNew)
                Folders.Copy(seed, folder);
            var cut = new PowerCut(folder, at, loss);
            CutFiles.Add(cut);
            var promised = await RunAsync(folder, cut);
            CutFiles.Remove(cut);
            if (!cut.IsDown)
                break;
            tried++;
            cut.CopyTo(after);
            AssertKept(after, promised, $"{loss} at {at}");
            await RunAsync(after, null);
            AssertComplete(after, $"{loss} at {at}");
            Directory.Delete(folder, recursive: true);
            Directory.Delete(after, recursive: true);
        }
        log.WriteLine($"{loss}: the power went {tried} times, every {Step} writes up to {Most}.");
        Assert.InRange(tried, Math.Min(Most, FewestWrites) / Step, Most);
    }

    /// <summary>Everything, step by step; gives back what had been acknowledged when the power went.</summary>
    private async Task<Promises> RunAsync(string folder, PowerCut? cut)
    {
        var promised = new Promises();
        try
        {
            using var workspace = Workspace.Open(folder) is { IsOk: true } opened ? opened.Value : throw new IOException("It does not open.");
            if (cut is not null)
                workspace.Index.OpenForWriting = path => new CutDirectory(path, cut);
            for (; promised.TakenIn < TakenIn; promised.TakenIn += 2)
                Speeches.Store(workspace, promised.TakenIn, 2);
            Require(new Pipeline(workspace).Index(CancellationToken.None).Problem);
            promised.Indexed = TakenIn;
            promised.Crawled = await CrawlAsync(workspace);
            Require(new Pipeline(workspace).Refresh(CancellationToken.None));
            promised.Scored = true;
        }
        catch (Exception) when (cut is { IsDown: true })
        {
            // Whatever the dead disk led to.
        }
        return promised;
    }

    private async Task<bool> CrawlAsync(Workspace workspace)
    {
        var source = new Source(
            "site", "A site", "CHE", "An institution", [_site.Urls.Single() + "/list"], null, ["en"],
            new SourceScope([new Uri(_site.Urls.Single()).Authority], [], [], 1, 50), null, true, "");
        workspace.Store.Sources.Register([source]);
        await using var fetcher = new PoliteFetcher(FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero }, TimeProvider.System);
        return await new CrawlRun(workspace, fetcher, source, null).RunAsync(CancellationToken.None) is { State: "done" };
    }

    private static void Require(Problem? problem)
    {
        if (problem is not null)
            throw new IOException(problem.ToString());
    }

    /// <summary>What was acknowledged is there, and nothing is damaged.</summary>
    private static void AssertKept(string folder, Promises promised, string when)
    {
        var bad = Folders.Examine(folder).Findings.Where(finding => finding.State == CheckState.Bad && finding.Check is not ("disk" or "index" or "passages")).ToArray();
        Assert.True(bad.Length == 0, when + ": " + string.Join("\n", bad.Select(finding => finding.What)));
        using var workspace = Workspace.Open(folder).Value;
        Assert.All(Enumerable.Range(0, promised.TakenIn), speech => Assert.True(workspace.Store.Documents.Get(Speeches.Of(speech).Id) is not null, $"{when}: {speech}"));
        if (promised.Indexed > 0)
            Assert.All(Enumerable.Range(0, promised.Indexed), speech => Assert.True(Folders.Finds(workspace.Index, speech), $"{when}: {speech}"));
        Assert.True(!promised.Crawled || workspace.Store.Documents.CountAfter(0) == TakenIn + Crawled, when);
        Assert.True(!promised.Scored || workspace.Store.Scores.CountUnscored(workspace.ModelId, PassageSplitter.Version) == 0, when);
    }

    private static void AssertComplete(string folder, string when)
    {
        Folders.AssertHealthy(folder);
        using var workspace = Workspace.Open(folder).Value;
        var counts = workspace.Store.Documents.Counts();
        Assert.True((counts.Documents, counts.Versions) == (TakenIn + Crawled, TakenIn + Crawled), $"{when}: {counts}");
        Assert.True(workspace.Store.Scores.CountUnscored(workspace.ModelId, PassageSplitter.Version) == 0, when);
        Assert.All(Enumerable.Range(0, TakenIn), speech => Assert.True(Folders.Finds(workspace.Index, speech), $"{when}: {speech}"));
    }

    private string In(string name) => Path.Combine(_folder.Path, name);

    private static string? Page(string path) => path switch
    {
        "/list" => "<html><body><ul>" + string.Concat(Enumerable.Range(0, Crawled).Select(i => $"<li><a href=\"/speech/{i}\">Item {i}</a></li>")) + "</ul></body></html>",
        _ when path.StartsWith("/speech/", StringComparison.Ordinal) =>
            $"<html lang=\"en\"><head><title>Page {path[8..]}</title></head><body><article><h1>Page {path[8..]}</h1><p>{Speeches.Text(100 + path[8])}</p></article></body></html>",
        _ => null,
    };

    /// <summary>What the run had said was done.</summary>
    private sealed class Promises
    {
        public int TakenIn { get; set; }

        public int Indexed { get; set; }

        public bool Crawled { get; set; }

        public bool Scored { get; set; }
    }
}
