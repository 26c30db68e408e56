using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using RhetoricLens.Commands;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;

namespace RhetoricLens.Benchmarks;

/// <summary><c>crawl</c>: how fast a mirrored site is crawled beside Scrapy, what a second crawl transfers, and many hosts at once.</summary>
internal static class CrawlBenchmark
{
    private const int Hosts = 20;
    private const int PagesOfAHost = 6;

    private static readonly FetchSettings Home = FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero };

    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "A site as saved: robots.txt and pages under their paths" };
        var start = new Option<string>("--start") { Description = "Path at which crawls begin", HelpName = "PATH", DefaultValueFactory = _ => "/events/president/news/page/2.html" };
        var python = new Option<string>("--python") { Description = "Python with Scrapy", HelpName = "FILE", DefaultValueFactory = _ => "/usr/bin/python3" };
        var command = new Command("crawl", "Crawl a mirror served by another process, pace zero: this program, the same again, Scrapy; then twenty hosts at the default pace.") { folder, start, python };
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(start), parsed.GetRequiredValue(python), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string folder, string start, string python, CancellationToken cancellation)
    {
        using var server = await MirrorServer.StartAsync(folder, Hosts, cancellation);
        var data = Directory.CreateTempSubdirectory("rhetoriclens-crawl");
        try
        {
            await OneHostAsync(server, start, data.FullName, cancellation);
            await PeerAsync(python, $"http://127.0.0.1:{server.Port}{start}", data.FullName, server, cancellation);
            await ManyHostsAsync(server, start, data.FullName, cancellation);
            return Terminal.Done;
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task OneHostAsync(MirrorServer server, string start, string data, CancellationToken cancellation)
    {
        var site = Site("mirror", [$"http://127.0.0.1:{server.Port}{start}"], Limits.MaxCrawlPages);
        await server.CountsAsync(cancellation);
        using (var cold = Workspace.Open(Path.Combine(data, "cold")).Value)
        {
            Report("crawl, new process", await CrawlAsync(cold, site, Home, everything: false, cancellation), await server.CountsAsync(cancellation));
            Report("the same again", await CrawlAsync(cold, site, Home, everything: true, cancellation), await server.CountsAsync(cancellation));
        }
        using var warm = Workspace.Open(Path.Combine(data, "warm")).Value;
        Report("crawl, new store", await CrawlAsync(warm, site, Home, everything: false, cancellation), await server.CountsAsync(cancellation));
    }

    private static async Task ManyHostsAsync(MirrorServer server, string start, string data, CancellationToken cancellation)
    {
        using var workspace = Workspace.Open(Path.Combine(data, "many")).Value;
        var many = Site("many", [.. Enumerable.Range(1, Hosts).Select(i => $"http://127.0.0.{i}:{server.Port}{start}")], Hosts * PagesOfAHost);
        var run = await CrawlAsync(workspace, many, Home with { Pace = FetchSettings.Default.Pace }, everything: false, cancellation);
        var counts = await server.CountsAsync(cancellation);
        Report($"{Hosts} hosts, 1 s pace", run, counts);
        Terminal.Say(string.Create(CultureInfo.InvariantCulture, $"One host after the other would take at least {counts.Requests - Hosts} s at that pace; this took {run.Seconds:0.0} s."));
    }

    private static async Task<Run> CrawlAsync(Workspace workspace, Source site, FetchSettings settings, bool everything, CancellationToken cancellation)
    {
        workspace.Store.Sources.Register([site]);
        await using var fetcher = new PoliteFetcher(settings, TimeProvider.System);
        var (clock, cpu) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var report = (await new CrawlRun(workspace, fetcher, site, null) { Everything = everything }.RunAsync(cancellation))!;
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        var pages = report.Outcomes.Where(pair => pair.Key is not (FetchOutcome.Pending or FetchOutcome.OutOfScope or FetchOutcome.Robots)).Sum(pair => pair.Value);
        return new Run(pages, clock.Elapsed.TotalSeconds, used.TotalSeconds, WorkJob.Summary(report.Outcomes));
    }

    /// <summary>Scrapy with its defaults but no delay: follows the site's links, parses each page, writes title, date and paragraphs as JSON lines, and the body compressed.</summary>
    private static async Task PeerAsync(string python, string start, string folder, MirrorServer server, CancellationToken cancellation)
    {
        string[] arguments = [Path.Combine(AppContext.BaseDirectory, "scrapy_peer.py"), start, Path.Combine(folder, "peer")];
        var output = await ChildProcess.RunAsync(python, arguments, cancellation);
        if (!output.IsOk)
        {
            Terminal.Say("Scrapy is left out: " + output.Problem);
            return;
        }
        var run = JsonSerializer.Deserialize<JsonElement>(output.Value.Trim().Split('\n')[^1]);
        Report(
            $"Scrapy {run.GetProperty("version").GetString()}",
            new Run(run.GetProperty("pages").GetInt32(), run.GetProperty("seconds").GetDouble(), run.GetProperty("cpu").GetDouble(), $"items {run.GetProperty("items").GetInt32()}"),
            await server.CountsAsync(cancellation));
    }

    private static Source Site(string id, string[] start, int maxPages) => new(
        id, id, "RUS", id, start, null, ["en"],
        new SourceScope([.. start.Select(address => new Uri(address).Authority)], [], [], Limits.MaxCrawlDepth, maxPages), null, true, "");

    private static void Report(string name, Run run, MirrorCounts counts) => Console.Out.WriteLine(string.Create(
        CultureInfo.InvariantCulture,
        $"{name,-20} {run.Pages,5} pages {run.Seconds,7:0.0} s {run.Pages / run.Seconds,7:0.0} pages/s  CPU {run.Cpu,6:0.0} s | server: {counts.Requests} requests, {counts.Bodies} bodies, {counts.NotModified} times 304, most at once {counts.MostAtOnce} a host, {counts.MostHostsAtOnce} of {counts.Hosts} hosts | {run.Outcomes}"));

    private sealed record Run(int Pages, double Seconds, double Cpu, string Outcomes);
}
