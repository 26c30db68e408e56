using System.CommandLine;
using System.Diagnostics;
using RhetoricLens.Commands;

namespace RhetoricLens.Benchmarks.Api;

/// <summary><c>api</c>: mixed reads by many connections, answers that the client has, and requests that are wrong, against a server that runs.</summary>
internal static class ApiCommand
{
    internal static readonly string[] Reads =
    [
        "/v1/trends?country=CHN,USA,RUS&by=year", "/v1/trends?by=5y", "/v1/search?q=internet", "/v1/search?q=%22information+security%22&limit=10", "/v1/countries", "/v1/documents?limit=50",
        "/v1/passages?label=multilateral&limit=50", "/v1/models", "/v1/sources", "/v1/jobs", "/v1/crawls", "/healthz",
    ];

    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "A running server, such as http://127.0.0.1:5080" };
        var seconds = new Option<int>("--seconds") { Description = "Length of the load", DefaultValueFactory = _ => 60 };
        var connections = new Option<int>("--connections") { Description = "Requests under way at once", DefaultValueFactory = _ => 64 };
        var fuzzed = new Option<int>("--fuzzed") { Description = "Wrong requests", DefaultValueFactory = _ => 10_000 };
        var command = new Command("api", "Measure the API under load; results on standard output.") { url, seconds, connections, fuzzed };
        command.SetAction(async (parsed, cancellation) =>
        {
            using var client = new HttpClient(new SocketsHttpHandler { MaxConnectionsPerServer = parsed.GetValue(connections) }) { BaseAddress = new Uri(parsed.GetRequiredValue(url)) };
            await KnownAsync(client, cancellation);
            await PagesAsync(client, cancellation);
            await LoadAsync(client, parsed.GetValue(connections), TimeSpan.FromSeconds(parsed.GetValue(seconds)), cancellation);
            return await new RequestFuzz(client).RunAsync(parsed.GetValue(fuzzed), parsed.GetValue(connections), cancellation) ? Terminal.Done : Terminal.Failed;
        });
        return command;
    }

    /// <summary>Answers that the client has, one after another.</summary>
    private static async Task KnownAsync(HttpClient client, CancellationToken cancellation)
    {
        foreach (var address in Reads.Take(7))
        {
            using var first = await client.GetAsync(address, cancellation);
            var times = new List<double>();
            for (var i = 0; i < 200; i++)
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, address);
                request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
                var clock = Stopwatch.GetTimestamp();
                using var answer = await client.SendAsync(request, cancellation);
                if ((int)answer.StatusCode == 304)
                    times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            }
            Console.Out.WriteLine($"304 {address}: {times.Count} of 200, {Spread(times)}");
        }
    }

    /// <summary>The first page of a walk and the last of 10,000 rows on.</summary>
    private static async Task PagesAsync(HttpClient client, CancellationToken cancellation)
    {
        var (address, times) = ("/v1/passages?limit=1", new List<double>());
        while (times.Count < 10_000)
        {
            var clock = Stopwatch.GetTimestamp();
            using var answer = await client.GetAsync(address, cancellation);
            await answer.Content.ReadAsByteArrayAsync(cancellation);
            times.Add(Stopwatch.GetElapsedTime(clock).TotalMilliseconds);
            if (!answer.Headers.TryGetValues("Link", out var links))
                break;
            address = links.Single().Split('<', '>')[1];
        }
        Console.Out.WriteLine($"walk of {times.Count} pages: pages 2-101 {Spread(times.Skip(1).Take(100))}; last 100 {Spread(times.TakeLast(100))}");
    }

    private static async Task LoadAsync(HttpClient client, int connections, TimeSpan length, CancellationToken cancellation)
    {
        var (clock, failed) = (Stopwatch.StartNew(), 0);
        var all = await Task.WhenAll(Enumerable.Range(0, connections).Select(async worker =>
        {
            var times = new List<double>();
            for (var i = worker; clock.Elapsed < length; i++)
            {
                var start = Stopwatch.GetTimestamp();
                using var answer = await client.GetAsync(Reads[i % Reads.Length], cancellation);
                await answer.Content.ReadAsByteArrayAsync(cancellation);
                times.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
                if ((int)answer.StatusCode >= 400)
                    Interlocked.Increment(ref failed);
            }
            return times;
        }));
        var merged = all.SelectMany(times => times).ToArray();
        Console.Out.WriteLine($"load: {connections} connections, {clock.Elapsed.TotalSeconds:0} s, {merged.Length} requests, {merged.Length / clock.Elapsed.TotalSeconds:0} a second, {Spread(merged)}, {failed} failed");
    }

    internal static string Spread(IEnumerable<double> milliseconds)
    {
        var sorted = milliseconds.Order().ToArray();
        return sorted.Length == 0 ? "none" : $"p50 {sorted[sorted.Length / 2]:0.0} ms, p99 {sorted[(int)(sorted.Length * 0.99)]:0.0} ms, most {sorted[^1]:0.0} ms";
    }
}
