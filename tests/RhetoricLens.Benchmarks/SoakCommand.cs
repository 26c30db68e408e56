using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RhetoricLens.FaultTests;
using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Index;
using RhetoricLens.Jobs;
using RhetoricLens.Operations;

namespace RhetoricLens.Benchmarks;

/// <summary><c>soak</c>: crawls of a site that changes, searches and scoring, over and over in one process; memory, handles, threads and files are sampled.</summary>
internal static class SoakCommand
{
    private const int Pages = 100;
    private const int SearchesOfARound = 200;
    private const int ChangedOfARound = 20;
    private const int SaidEvery = 10;

    private static readonly FetchSettings Home = FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero };

    public static Command Create()
    {
        var minutes = new Option<double>("--minutes") { Description = "How long", DefaultValueFactory = _ => 20 };
        var command = new Command("soak", "Crawl a loopback site, search and score for a while in one process; reports how memory, handles, threads and files grow.") { minutes };
        command.SetAction((parsed, cancellation) => RunAsync(TimeSpan.FromMinutes(parsed.GetValue(minutes)), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(TimeSpan length, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("rhetoriclens-soak");
        var rounds = 0;
        try
        {
            await using var site = await ServeAsync(() => Volatile.Read(ref rounds), cancellation);
            using var workspace = Workspace.Open(folder.FullName).Value;
            // As serve does.
            using var freed = new FreedMemory();
            await freed.StartAsync(cancellation);
            var (clock, samples) = (Stopwatch.StartNew(), new List<Sample>());
            while (clock.Elapsed < length)
            {
                await RoundAsync(workspace, site.Urls.Single(), cancellation);
                Volatile.Write(ref rounds, rounds + 1);
                samples.Add(Take(clock.Elapsed, folder.FullName));
                if (rounds % SaidEvery == 0)
                    Say(samples[^1]);
            }
            Report(samples, workspace.Store.Documents.Counts());
            return Terminal.Done;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RoundAsync(Workspace workspace, string address, CancellationToken cancellation)
    {
        var source = new Source("soak", "soak", "CHE", "soak", [address + "/list"], null, ["en"], new SourceScope([new Uri(address).Authority], [], [], 1, Pages + 1), null, true, "");
        workspace.Store.Sources.Register([source]);
        await using var fetcher = new PoliteFetcher(Home, TimeProvider.System);
        await new CrawlRun(workspace, fetcher, source, null) { Everything = true }.RunAsync(cancellation);
        new Pipeline(workspace).Refresh(cancellation);
        for (var i = 0; i < SearchesOfARound; i++)
            workspace.Index.Search(new SearchRequest($"internet AND page{i % Pages}"));
        for (var i = 0; i < ChangedOfARound; i++)
            workspace.Scorer.Score(Text(i, 0));
    }

    private static Task<WebApplication> ServeAsync(Func<int> round, CancellationToken cancellation) => LoopbackSite.StartAsync(app =>
    {
        app.MapGet("/list", () => Results.Text("<html><body><ul>" + string.Concat(Enumerable.Range(0, Pages).Select(i => $"<li><a href=\"/page/{i}\">Item {i}</a></li>")) + "</ul></body></html>", "text/html"));
        // Some pages change in each round, so that versions, index and scores have work; the number of documents stays.
        app.MapGet("/page/{number:int}", (int number) => Results.Text(
            $"<html lang=\"en\"><head><title>Page {number}</title></head><body><article><h1>Page {number}</h1><p>{Text(number, number < ChangedOfARound ? round() : 0)}</p></article></body></html>", "text/html"));
    }, cancellation: cancellation);

    private static string Text(int number, int version) => string.Create(
        CultureInfo.InvariantCulture,
        $"On page{number}, state {version}, the minister said that the Internet must be governed by states under a treaty, that stakeholders should be heard on matter {number * 31}, and that access to networks in the region had grown by {version} villages.");

    private static Sample Take(TimeSpan at, string folder)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var handles = Directory.Exists("/proc/self/fd") ? Directory.GetFileSystemEntries("/proc/self/fd").Length : process.HandleCount;
        return new Sample(
            at, process.WorkingSet64 / (1024.0 * 1024), Own(process) / (1024.0 * 1024), SQLitePCL.raw.sqlite3_memory_used() / (1024.0 * 1024), GC.GetGCMemoryInfo().TotalCommittedBytes / (1024.0 * 1024), GC.GetTotalMemory(false) / (1024.0 * 1024), handles, process.Threads.Count,
            Directory.GetFiles(folder, "*", SearchOption.AllDirectories).Length);
    }

    /// <summary>Bytes of resident memory that belong to no file: the index and the program's own files are mapped, and the system takes their pages back when it needs them.</summary>
    private static long Own(Process process) => File.Exists("/proc/self/status")
        ? 1024 * long.Parse(File.ReadLines("/proc/self/status").Single(line => line.StartsWith("RssAnon:", StringComparison.Ordinal)).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)[1], CultureInfo.InvariantCulture)
        : process.PrivateMemorySize64;

    private static void Say(Sample at) => Console.Out.WriteLine(string.Join(", ", Columns.Select(column => string.Create(CultureInfo.InvariantCulture, $"{column.Name} {column.Value(at):0.0}")).Prepend(
        string.Create(CultureInfo.InvariantCulture, $"{at.At.TotalMinutes:0.0} min"))));

    private static void Report(List<Sample> samples, Documents.Store.StoreCounts counts)
    {
        // The first fifth is start: compilation, caches, the pools' first connections.
        var settled = samples.Skip(samples.Count / 5).ToArray();
        Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{samples.Count} rounds in {samples[^1].At.TotalMinutes:0.0} min; {counts.Documents} documents, {counts.Versions} versions; slopes over the last {settled.Length} rounds"));
        foreach (var (name, value) in Columns)
            Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture,
                $"{name,-16} first {value(settled[0]),8:0.0}  last {value(settled[^1]),8:0.0}  least {settled.Min(value),8:0.0}  most {settled.Max(value),8:0.0}  slope {Slope(settled, value),8:+0.00;-0.00} an hour ({100 * Slope(settled, value) / settled.Average(value):+0.0;-0.0} %)"));
    }

    private static readonly (string Name, Func<Sample, double> Value)[] Columns =
    [
        ("resident MB", sample => sample.Resident), ("of no file MB", sample => sample.Own), ("database MB", sample => sample.Database), ("committed MB", sample => sample.Committed), ("managed MB", sample => sample.Managed), ("handles", sample => sample.Handles), ("threads", sample => sample.Threads), ("files", sample => sample.Files),
    ];

    /// <summary>Least squares, by the hour.</summary>
    private static double Slope(Sample[] samples, Func<Sample, double> value)
    {
        var (x, y) = (samples.Average(sample => sample.At.TotalHours), samples.Average(value));
        var spread = samples.Sum(sample => Math.Pow(sample.At.TotalHours - x, 2));
        return spread == 0 ? 0 : samples.Sum(sample => (sample.At.TotalHours - x) * (value(sample) - y)) / spread;
    }

    private sealed record Sample(TimeSpan At, double Resident, double Own, double Database, double Committed, double Managed, double Handles, double Threads, double Files);
}
