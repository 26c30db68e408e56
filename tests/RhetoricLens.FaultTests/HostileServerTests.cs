using System.Diagnostics;
using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.FaultTests;

public sealed class HostileServerTests
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(2);

    /// <summary>Above the deadline, for a machine that is busy with other tests.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(12);

    private static readonly FetchSettings Settings = FetchSettings.Default with
    {
        AllowLoopback = true, Pace = TimeSpan.Zero, Deadline = Deadline, RateGrace = TimeSpan.FromMilliseconds(400),
    };

    [Theory]
    [InlineData("/never", FetchOutcome.Timeout)]
    [InlineData("/drip", FetchOutcome.Slow)]
    [InlineData("/drip-head", FetchOutcome.Timeout)]
    [InlineData("/stall", FetchOutcome.Timeout)]
    [InlineData("/drop", FetchOutcome.Truncated)]
    [InlineData("/drop-chunk", FetchOutcome.Truncated)]
    [InlineData("/reset", FetchOutcome.Truncated)]
    [InlineData("/close", FetchOutcome.Connection)]
    [InlineData("/garbage", FetchOutcome.HttpError)]
    [InlineData("/interim", FetchOutcome.Timeout)]
    [InlineData("/heads", FetchOutcome.HttpError)]
    [InlineData("/endless", FetchOutcome.TooLarge)]
    [InlineData("/long", FetchOutcome.TooLarge)]
    [InlineData("/no-gzip", FetchOutcome.HttpError)]
    [InlineData("/no-zstd", FetchOutcome.HttpError)]
    [InlineData("/unknown-coding", FetchOutcome.HttpError)]
    [InlineData("/circle", FetchOutcome.RedirectLoop)]
    [InlineData("/chain/1", FetchOutcome.RedirectLoop)]
    [InlineData("/inside", FetchOutcome.BlockedAddress)]
    [InlineData("/scheme", FetchOutcome.BlockedAddress)]
    [InlineData("/nowhere", FetchOutcome.HttpError)]
    [InlineData("/bomb/gzip", FetchOutcome.TooLarge)]
    [InlineData("/bomb/deflate", FetchOutcome.TooLarge)]
    [InlineData("/bomb/br", FetchOutcome.TooLarge)]
    [InlineData("/bomb/zstd", FetchOutcome.TooLarge)]
    public async Task Each_misdeed_ends_in_its_outcome_in_time_and_the_host_is_free_again(string path, FetchOutcome expected)
    {
        await using var server = new HostileServer();
        // A bomb takes its maker some time on a busy machine: what is tested there is the outcome.
        await using var fetcher = new PoliteFetcher(path.StartsWith("/bomb", StringComparison.Ordinal) ? Settings with { Deadline = Patience } : Settings, TimeProvider.System);
        var clock = Stopwatch.StartNew();
        var failed = Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(server.Address(path), null, null, CancellationToken.None));
        Assert.Equal(expected, failed.Outcome);
        Assert.True(clock.Elapsed < Patience, $"{clock.Elapsed}");
        Assert.NotEmpty(failed.Reason);
        var good = Assert.IsType<FetchResult.Body>(await fetcher.FetchAsync(server.Address("/good"), null, null, CancellationToken.None));
        Assert.Equal("good", Encoding.ASCII.GetString(good.Bytes));
    }

    [Fact]
    public async Task A_body_longer_than_stated_is_what_was_stated_and_does_not_spoil_the_next_answer()
    {
        await using var server = new HostileServer();
        await using var fetcher = new PoliteFetcher(Settings, TimeProvider.System);
        Assert.Equal("four", Encoding.ASCII.GetString(Assert.IsType<FetchResult.Body>(await fetcher.FetchAsync(server.Address("/short-length"), null, null, CancellationToken.None)).Bytes));
        Assert.Equal("good", Encoding.ASCII.GetString(Assert.IsType<FetchResult.Body>(await fetcher.FetchAsync(server.Address("/good"), null, null, CancellationToken.None)).Bytes));
    }

    [Fact]
    public async Task A_server_that_speaks_no_tls_is_told_as_such()
    {
        await using var server = new HostileServer();
        await using var fetcher = new PoliteFetcher(Settings, TimeProvider.System);
        var address = new UriBuilder(server.Address("/good")) { Scheme = "https" }.Uri;
        Assert.Equal(FetchOutcome.Tls, Assert.IsType<FetchResult.Failed>(await fetcher.FetchAsync(address, null, null, CancellationToken.None)).Outcome);
    }

    [Fact]
    public async Task Other_hosts_do_not_wait_for_one_that_never_answers()
    {
        await using var bad = new HostileServer();
        await using var good = new HostileServer();
        await using var fetcher = new PoliteFetcher(Settings with { Deadline = TimeSpan.FromSeconds(20) }, TimeProvider.System);
        using var end = new CancellationTokenSource();
        var stuck = Enumerable.Range(0, 10).Select(_ => fetcher.FetchAsync(bad.Address("/never"), null, null, end.Token)).ToArray();
        for (var i = 0; i < 100; i++)
            Assert.IsType<FetchResult.Body>(await fetcher.FetchAsync(good.Address("/good"), null, null, CancellationToken.None));
        Assert.All(stuck, task => Assert.False(task.IsCompleted));
        await end.CancelAsync();
        foreach (var task in stuck)
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => task);
    }

    [Fact]
    public async Task Bombs_cost_no_more_memory_than_the_limit_allows()
    {
        await using var server = new HostileServer();
        await using var fetcher = new PoliteFetcher(Settings with { Deadline = Patience }, TimeProvider.System);
        await fetcher.FetchAsync(server.Address("/good"), null, null, CancellationToken.None);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        foreach (var coding in new[] { "gzip", "br", "deflate", "zstd" })
            await fetcher.FetchAsync(server.Address("/bomb/" + coding), null, null, CancellationToken.None);
        Assert.True(GC.GetTotalMemory(forceFullCollection: true) - before < 64 * 1024 * 1024);
    }
}
