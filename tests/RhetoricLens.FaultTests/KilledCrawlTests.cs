using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>The program, killed as by a power cut at random moments of a crawl until the crawl comes to its end.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public sealed class KilledCrawlTests(Xunit.Abstractions.ITestOutputHelper log) : IAsyncLifetime
{
    private const int SpeechesOfAList = 15;
    private const int MostPagesBetweenKills = 60;

    /// <summary>More pages than all kills leave time for, so that each comes in the middle of the crawl.</summary>
    private static readonly int Lists = Math.Max(20, 4 * Kills);

    /// <summary>Pages that can be under way: one on the wire, two for each core waiting or being read, and a batch being recorded.</summary>
    private static readonly int UnderWay = 1 + (2 * Environment.ProcessorCount) + 32;

    private readonly TempFolder _folder = new();
    private readonly ConcurrentDictionary<string, int> _asked = new(StringComparer.Ordinal);
    private readonly List<TimeSpan> _resumed = [];
    private WebApplication _site = null!;

    private static int Kills => Times.Kills(3);

    public async Task InitializeAsync()
    {
        _site = await LoopbackSite.StartAsync(site => site.MapGet("/{**path}", async (HttpContext context) =>
        {
            var path = context.Request.Path.Value!;
            _asked.AddOrUpdate(path, 1, (_, times) => times + 1);
            // Slow enough that a crawl lives through several kills.
            await Task.Delay(10);
            return Page(path) is { } html ? Results.Text(html, "text/html") : Results.NotFound();
        }));
    }

    public async Task DisposeAsync()
    {
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Nothing_is_lost_nothing_is_stored_twice_and_only_what_was_under_way_is_fetched_again()
    {
        var random = new Random(4);
        var kills = 0;
        while (kills < Kills && await RunAsync(Pages() + random.Next(1, MostPagesBetweenKills)))
            kills++;
        Assert.False(await RunAsync(null));
        Assert.Equal(Kills, kills);
        using var store = Database.Open(_folder.Path).Value;
        var crawl = store.Crawls.Get(1)!;
        Assert.Equal(("done", Lists * SpeechesOfAList, Lists), (crawl.State, crawl.Outcomes[FetchOutcome.Stored], crawl.Outcomes[FetchOutcome.Listing]));
        Assert.Null(store.Crawls.Get(2));
        var counts = store.Documents.Counts();
        Assert.Equal((Lists * SpeechesOfAList, Lists * SpeechesOfAList), (counts.Documents, counts.Versions));
        Assert.InRange(Pages(), Lists * (1 + SpeechesOfAList), (Lists * (1 + SpeechesOfAList)) + (kills * UnderWay));
        var resumed = _resumed.Order().ToArray();
        log.WriteLine($"{kills} kills, {Pages() - (Lists * (1 + SpeechesOfAList))} of {Pages()} pages fetched again; from start to first page: median {resumed[resumed.Length / 2].TotalSeconds:0.0} s, most {resumed[^1].TotalSeconds:0.0} s");
    }

    private int Pages() => _asked.Where(page => page.Key != "/robots.txt").Sum(page => page.Value);

    /// <summary>Crawls until the site has been asked so often, then kills; true when it was killed, false when it came to its end.</summary>
    private async Task<bool> RunAsync(int? killAt)
    {
        string[] arguments = ["crawl", _site.Urls.Single() + "/list/1", "--allow-loopback", "--pace", "0", "--max-pages", "100000", "--data", _folder.Path];
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        var streams = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        var (before, began) = (Pages(), Stopwatch.GetTimestamp());
        while (!process.HasExited && Pages() == before)
            await Task.Delay(2);
        _resumed.Add(Stopwatch.GetElapsedTime(began));
        while (!process.HasExited && !(Pages() >= killAt))
            await Task.Delay(2);
        var killed = !process.HasExited;
        if (killed && killAt is not null)
            process.Kill();
        await process.WaitForExitAsync();
        var output = await streams;
        Assert.True(killed || process.ExitCode == 0, string.Join("\n", output));
        return killed && killAt is not null;
    }

    private static string? Page(string path) => path.Split('/') switch
    {
        ["", "list", var list] => List(int.Parse(list, CultureInfo.InvariantCulture)),
        ["", "speech", var speech] => Speech(speech),
        _ => null,
    };

    private static string List(int number)
    {
        var links = Enumerable.Range(0, SpeechesOfAList).Select(i => $"/speech/{number}-{i}").Append($"/list/{(number % Lists) + 1}");
        return "<html><body><ul>" + string.Concat(links.Select(link => $"<li><a href=\"{link}\">Item at {link}</a></li>")) + "</ul></body></html>";
    }

    private static string Speech(string name) =>
        $"<html lang=\"en\"><head><title>Speech {name}</title></head><body><article><h1>Speech {name}</h1><p>In speech {name} the minister spoke at length about "
        + "the rules of the network, about who should make them, and about the part that governments and others have in that.</p></article></body></html>";
}
