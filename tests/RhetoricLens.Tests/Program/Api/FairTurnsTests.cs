using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.AspNetCore.Builder;
using RhetoricLens.Api;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>One client with many requests, and another beside it.</summary>
public sealed class FairTurnsTests : IDisposable
{
    private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;
    private readonly int _port = House.FreePort();

    public FairTurnsTests() => _workspace = Workspace.Open(_folder.Path).Value;

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Who_has_as_many_requests_under_way_as_one_may_waits_for_themselves_and_nobody_else_does()
    {
        await using var app = await ListenAsync();
        using var slow = await DawdleAsync();
        using var same = From("127.0.0.1");
        var waiting = same.GetAsync("/v1/sources");
        await Task.Delay(Moment);
        Assert.False(waiting.IsCompleted);
        using var other = From("127.0.0.2");
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/v1/sources").WaitAsync(Patience)).StatusCode);
        slow.Close();
        Assert.Equal(HttpStatusCode.OK, (await waiting.WaitAsync(Patience)).StatusCode);
    }

    [Theory]
    [InlineData("/healthz")]
    [InlineData("/site.css")]
    public async Task What_costs_nothing_waits_for_nothing(string address)
    {
        await using var app = await ListenAsync();
        using var slow = await DawdleAsync();
        using var same = From("127.0.0.1");
        Assert.Equal(HttpStatusCode.OK, (await same.GetAsync(address).WaitAsync(Patience)).StatusCode);
    }

    [Fact]
    public async Task Beyond_a_thousand_waiting_requests_the_answer_is_429_and_says_when_to_ask_again()
    {
        await using var app = await ListenAsync();
        using var slow = await DawdleAsync();
        using var same = From("127.0.0.1");
        var waiting = Enumerable.Range(0, Limits.MaxWaitingRequests + 1).Select(_ => same.GetAsync("/v1/sources")).ToArray();
        var refused = await await Task.WhenAny(waiting).WaitAsync(Patience);
        Assert.Equal(TimeSpan.FromSeconds(1), refused.Headers.RetryAfter?.Delta);
        await ConventionsTests.ProblemAsync(refused, 429, "client_busy");
        slow.Close();
        Assert.Equal(Limits.MaxWaitingRequests, (await Task.WhenAll(waiting).WaitAsync(Patience)).Count(answer => answer.IsSuccessStatusCode));
    }

    private async Task<WebApplication> ListenAsync()
    {
        var app = WebHost.Build(_workspace, FetchSettings.Default, new HashSet<string>(), new ServeSettings(_port) { AtOnce = 1 });
        Assert.Null(await app.TryStartAsync(_port, CancellationToken.None));
        return app;
    }

    /// <summary>A request whose body does not come: it is worked on until the connection ends.</summary>
    private async Task<TcpClient> DawdleAsync()
    {
        var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, _port);
        await client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(
            $"POST /v1/score HTTP/1.1\r\nHost: localhost:{_port}\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{{"));
        await Task.Delay(Moment);
        return client;
    }

    private HttpClient From(string address) => LoopbackClient.From(new Uri($"http://localhost:{_port}"), IPAddress.Parse(address));
}
