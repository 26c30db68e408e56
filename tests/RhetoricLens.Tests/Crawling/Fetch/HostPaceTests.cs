using System.Globalization;
using System.Net;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

/// <summary>Pauses between requests to a host, on a clock that the server moves.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public sealed class HostPaceTests : IAsyncLifetime
{
    private readonly SkippingClock _clock = new();
    private ScriptedServer _server = null!;
    private Reply _reply = Reply.Html("x");
    private TimeSpan _takes;

    public Task InitializeAsync()
    {
        _server = new ScriptedServer(path =>
        {
            if (path == "/robots.txt")
                return Reply.Of(404);
            _clock.Advance(_takes);
            return _reply;
        });
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await _server.DisposeAsync();

    [Fact]
    public async Task A_slow_host_is_left_alone_for_longer_and_sooner_again_when_it_is_quick()
    {
        await using var fetcher = Fetcher(TimeSpan.FromSeconds(1));
        _takes = TimeSpan.FromSeconds(4);
        await AskAsync(fetcher);
        _takes = TimeSpan.Zero;
        await AskAsync(fetcher, times: 4);
        // Twice the smoothed time, of which each answer makes up three tenths; never less than the pace.
        Assert.Equal([1, 2.4, 1.68, 1.18, 1], _clock.Waits.Select(wait => Math.Round(wait.TotalSeconds, 2)));
    }

    [Fact]
    public async Task A_server_of_ones_own_is_not_held_back_by_its_answers()
    {
        await using var fetcher = Fetcher(TimeSpan.Zero);
        _takes = TimeSpan.FromSeconds(3);
        await AskAsync(fetcher, times: 3);
        Assert.Empty(_clock.Waits);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task An_overloaded_host_gets_twice_the_pause_each_time_and_is_forgiven_slowly(int status)
    {
        await using var fetcher = Fetcher(TimeSpan.Zero);
        _reply = Reply.Of(status);
        await AskAsync(fetcher, times: 3);
        _reply = Reply.Html("x");
        await AskAsync(fetcher, times: 3);
        Assert.Equal([1, 2, 4, 3.2, 2.56], _clock.Waits.Select(wait => Math.Round(wait.TotalSeconds, 2)));
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("Mon, 01 Jan 2024 00:02:00 GMT", 120)]
    [InlineData("Fri, 01 Jan 1999 00:00:00 GMT", 0)]
    [InlineData("99999999", 86400)]
    [InlineData("soon", null)]
    public async Task Retry_after_is_seconds_or_a_date_and_closes_the_host_for_at_most_a_day(string value, int? seconds)
    {
        await using var fetcher = Fetcher(TimeSpan.Zero);
        _reply = new Reply(503, $"Retry-After: {value}\r\n", []);
        var failed = Assert.IsType<FetchResult.Failed>(await AskAsync(fetcher));
        Assert.Equal(seconds?.ToString(CultureInfo.InvariantCulture), failed.RetryAfter?.TotalSeconds.ToString("0", CultureInfo.InvariantCulture));
        Assert.Equal(seconds ?? 0, fetcher.Closed(_server.Address("/")).TotalSeconds, 3);
        Assert.True(fetcher.Closed(_server.Address("/")) <= Limits.MaxRetryAfter);
    }

    [Fact]
    public async Task Other_hosts_do_not_wait_for_one_that_is_closed()
    {
        await using var fetcher = Fetcher(TimeSpan.Zero);
        _reply = new Reply(503, "Retry-After: 3600\r\n", []);
        await AskAsync(fetcher);
        _reply = Reply.Html("x");
        var other = new Uri($"http://other.test:{_server.Address("/").Port}/a");
        Assert.IsType<FetchResult.Body>(await fetcher.FetchAsync(other, null, null, CancellationToken.None));
        Assert.Empty(_clock.Waits);
    }

    [Fact]
    public async Task What_one_process_learns_of_a_host_the_next_keeps_to()
    {
        await using var first = Fetcher(TimeSpan.FromSeconds(1));
        _reply = new Reply(503, "Retry-After: 8\r\n", []);
        var rests = first.Rests(await AskAsync(first));
        _clock.Advance(TimeSpan.FromSeconds(3));
        _clock.Waits.Clear();
        await using var second = Fetcher(TimeSpan.FromSeconds(1));
        second.Recall(rests);
        await AskAsync(second);
        // Five seconds are left of what the host asked for; robots.txt comes first.
        Assert.Equal(5, _clock.Waits[0].TotalSeconds, 3);
    }

    [Fact]
    public async Task The_pause_after_the_last_request_and_a_penalty_outlive_the_process()
    {
        await using var first = Fetcher(TimeSpan.Zero);
        _reply = Reply.Of(503);
        var rests = first.Rests(await AskAsync(first, times: 3));
        _clock.Waits.Clear();
        await using var second = Fetcher(TimeSpan.Zero);
        second.Recall(rests);
        await AskAsync(second, times: 2);
        // The pause that was owed; then the good answer of robots.txt is a first step of forgiveness.
        Assert.Equal([4, 3.2, 6.4], _clock.Waits.Select(wait => Math.Round(wait.TotalSeconds, 2)));
    }

    private PoliteFetcher Fetcher(TimeSpan pace) => new(
        FetchSettings.Default with { AllowLoopback = true, Pace = pace, Resolve = (_, _) => Task.FromResult<IPAddress[]>([IPAddress.Loopback]) }, _clock);

    private async Task<FetchResult> AskAsync(PoliteFetcher fetcher, int times = 1)
    {
        FetchResult result = null!;
        for (var i = 0; i < times; i++)
            result = await fetcher.FetchAsync(_server.Address("/a"), null, null, CancellationToken.None);
        return result;
    }
}
