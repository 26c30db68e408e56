using System.Collections.Concurrent;
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.Json.Nodes;
using RhetoricLens.Commands;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Benchmarks.Api;

/// <summary><c>storm</c>: requests made from the description of the API, a thousand at once, and connections that dawdle, with a normal user beside.</summary>
internal static class StormCommand
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Dawdling = TimeSpan.FromSeconds(20);

    /// <summary>The normal user is somebody else than the storm: clients without a key are told apart by address.</summary>
    private static readonly IPAddress UsersAddress = IPAddress.Parse("127.0.0.2");

    public static Command Create()
    {
        var url = new Argument<string>("url") { Description = "A running server on this machine, such as http://127.0.0.1:5080, over a data folder that may be spoilt" };
        var requests = new Option<int>("--requests") { Description = "Generated requests", DefaultValueFactory = _ => 10_000 };
        var connections = new Option<int>("--connections") { Description = "Generated requests under way at once", DefaultValueFactory = _ => 16 };
        var parallel = new Option<int>("--parallel") { Description = "Connections of the burst and of those that dawdle", DefaultValueFactory = _ => 1_000 };
        var command = new Command("storm", "Storm the API with generated requests; no answer may be a 5xx. Results on standard output.") { url, requests, connections, parallel };
        command.SetAction(async (parsed, cancellation) =>
        {
            var server = new Uri(parsed.GetRequiredValue(url));
            if (!server.IsLoopback)
                return Terminal.Fail(new RhetoricLens.Core.Outcomes.Problem("bad_address", "Only a server on this machine is stormed.", "url", "Give one such as http://127.0.0.1:5080."));
            return await RunAsync(server, parsed.GetValue(requests), parsed.GetValue(connections), parsed.GetValue(parallel), cancellation) ? Terminal.Done : Terminal.Failed;
        });
        return command;
    }

    private static async Task<bool> RunAsync(Uri server, int requests, int connections, int parallel, CancellationToken cancellation)
    {
        using var stormy = Client(server, parallel, IPAddress.Loopback);
        using var calm = Client(server, 4, UsersAddress);
        var described = new DescribedRequests(JsonNode.Parse(await calm.GetStringAsync("/openapi/v1.json", cancellation))!);
        var user = new NormalUser(calm);
        await BesideAsync("nothing", user, Task.Delay(Quiet, cancellation), cancellation);
        var answers = new Answers();
        await BesideAsync($"{requests} generated requests of {described.Count} operations, {connections} at once", user, FuzzAsync(stormy, described, answers, requests, connections, cancellation), cancellation);
        await BesideAsync($"{parallel} reads at once, five times", user, BurstAsync(stormy, answers, parallel, cancellation), cancellation);
        await BesideAsync($"{parallel} connections that send a byte of a head each second", user, DawdleAsync(server, parallel, cancellation), cancellation);
        answers.Write();
        return answers.AreWell;
    }

    private static HttpClient Client(Uri server, int connections, IPAddress from)
    {
        var client = LoopbackClient.From(server, from, connections);
        client.Timeout = TimeSpan.FromMinutes(2);
        return client;
    }

    private static async Task BesideAsync(string what, NormalUser user, Task storm, CancellationToken cancellation)
    {
        var (times, failed) = await user.ReadDuringAsync(storm, cancellation);
        Console.Out.WriteLine($"beside {what}: a normal user's {times.Count} requests, {ApiCommand.Spread(times)}, {failed} failed");
    }

    private static Task FuzzAsync(HttpClient client, DescribedRequests described, Answers answers, int requests, int connections, CancellationToken cancellation) => Parallel.ForEachAsync(
        Enumerable.Range(0, requests), new ParallelOptions { MaxDegreeOfParallelism = connections, CancellationToken = cancellation },
        async (i, stop) =>
        {
            using var request = described.Make(i);
            await answers.OfAsync(client, request, stop);
        });

    private static async Task BurstAsync(HttpClient client, Answers answers, int parallel, CancellationToken cancellation)
    {
        for (var round = 0; round < 5; round++)
        {
            await Task.WhenAll(Enumerable.Range(0, parallel).Select(async i =>
            {
                using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(ApiCommand.Reads[i % ApiCommand.Reads.Length], UriKind.Relative));
                await answers.OfAsync(client, request, cancellation);
            }));
        }
    }

    /// <summary>Connections that never finish their head; the server closes them when it has had enough.</summary>
    private static Task DawdleAsync(Uri server, int connections, CancellationToken cancellation) => Task.WhenAll(Enumerable.Range(0, connections).Select(async _ =>
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Dawdling);
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(server.Host, server.Port, patience.Token);
            var stream = client.GetStream();
            await stream.WriteAsync(Encoding.ASCII.GetBytes($"GET /v1/models HTTP/1.1\r\nHost: {server.Authority}\r\nX-Slow: "), patience.Token);
            while (true)
            {
                await Task.Delay(TimeSpan.FromSeconds(1), patience.Token);
                await stream.WriteAsync("x"u8.ToArray(), patience.Token);
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or IOException or SocketException)
        {
            cancellation.ThrowIfCancellationRequested();
        }
    }));

    /// <summary>What the storm was answered.</summary>
    private sealed class Answers
    {
        private const int Shown = 20;

        private readonly ConcurrentDictionary<string, int> _byStatus = new(StringComparer.Ordinal);
        private int _wrong;

        public bool AreWell => _wrong == 0 && !_byStatus.Keys.Any(status => status.StartsWith('5'));

        public async Task OfAsync(HttpClient client, HttpRequestMessage request, CancellationToken cancellation)
        {
            try
            {
                using var answer = await client.SendAsync(request, cancellation);
                var body = await answer.Content.ReadAsStringAsync(cancellation);
                Count($"{(int)answer.StatusCode}");
                // What is refused before the address is read has no body: 408, 414, 431.
                var isBad = (int)answer.StatusCode >= 500 && request.RequestUri!.OriginalString != "/readyz";
                var isBare = (int)answer.StatusCode is >= 400 and not (408 or 414 or 431) && request.Method != HttpMethod.Head && !request.RequestUri!.OriginalString.StartsWith("/readyz", StringComparison.Ordinal) && !RequestFuzz.IsProblem(answer, body);
                if ((isBad || isBare) && Interlocked.Increment(ref _wrong) <= Shown)
                    Console.Out.WriteLine($"{(int)answer.StatusCode} {request.Method} {Cut(request.RequestUri!.OriginalString)}: {Cut(body)}");
            }
            catch (HttpRequestException)
            {
                // The server refuses a body beyond its limit before all of it is sent, and closes the connection.
                Count("closed");
            }
            catch (TaskCanceledException) when (!cancellation.IsCancellationRequested)
            {
                Count("no answer in time");
                Interlocked.Increment(ref _wrong);
            }
        }

        public void Write() => Console.Out.WriteLine($"answers: {string.Join(", ", _byStatus.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key}: {pair.Value}"))}; {_wrong} wrong");

        private void Count(string status) => _byStatus.AddOrUpdate(status, 1, (_, count) => count + 1);

        private static string Cut(string text) => text[..Math.Min(200, text.Length)];
    }
}
