using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;

namespace RhetoricLens.Tests.Program.Crawls;

/// <summary>How crawls are cut off, resumed, limited and given up.</summary>
public sealed class CrawlEndTests : SiteCrawls
{
    [Fact]
    public async Task A_crawl_that_was_cut_off_goes_on_where_it_stopped()
    {
        using var cut = new CancellationTokenSource();
        var stop = new Callback(step =>
        {
            if (step.Done == 9)
                cut.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CrawlRun(Workspace, Fetcher, Registered(Site()), null, stop).RunAsync(cut.Token));
        Assert.InRange(Workspace.Store.Documents.Counts().Documents, 1, 23);
        var report = await CrawlAsync(Site());
        Assert.Equal((1, 24), (report.CrawlId, report.Outcomes[FetchOutcome.Stored]));
        Assert.Equal(24, Workspace.Store.Documents.Counts().Versions);
    }

    [Fact]
    public async Task A_crawl_stops_at_the_sources_limit_and_says_so()
    {
        var report = await CrawlAsync(Site(maxPages: 5));
        Assert.Equal("partial", report.State);
        Assert.True(report.Outcomes[FetchOutcome.Pending] > 0);
    }

    [Fact]
    public async Task What_fails_for_a_while_is_tried_again_and_what_fails_for_good_is_not()
    {
        Pages["/list/1"] = List(["/speech/11", "/speech/12", "/speech/13"]);
        Fails["/speech/11"] = new Failure(503, 2);
        Fails["/speech/12"] = new Failure(500, 99);
        Fails["/speech/13"] = new Failure(403, 99);
        var report = await CrawlAsync(Site());
        Assert.Equal(("done", 1, 2), (report.State, report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.HttpError]));
        Assert.Equal([3, 3, 1], new[] { 11, 12, 13 }.Select(i => Asked.Count(path => path == $"/speech/{i}")));
    }

    [Fact]
    public async Task A_host_that_answers_nothing_is_left_alone_and_the_crawl_says_so()
    {
        Pages["/list/1"] = List(Enumerable.Range(0, 40).Select(i => $"/speech/x{i}"));
        foreach (var i in Enumerable.Range(0, 40))
            Fails[$"/speech/x{i}"] = new Failure(429, 99);
        var report = await CrawlAsync(Site());
        Assert.Equal("partial", report.State);
        Assert.Contains("gave no answer to 8 addresses in a row", report.Reason);
        Assert.Equal(8, Asked.Count(path => path.StartsWith("/speech/x", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_host_that_asks_to_be_left_alone_is_so_by_the_next_process_too()
    {
        Pages["/list/1"] = List(["/speech/11"]);
        Fails["/speech/11"] = new Failure(503, 99, RetryAfter: "3600");
        await CrawlAsync(Site());
        var asked = Asked.Count;
        await RestartAsync();
        var report = await CrawlAsync(Site());
        Assert.Equal((asked, "partial"), (Asked.Count, report.State));
        Assert.Contains("asks to be left alone", report.Reason);
    }

    [Fact]
    public async Task Hosts_are_read_side_by_side_and_none_is_asked_twice_at_once()
    {
        var hosts = new[] { await ServeAsync(), await ServeAsync(), await ServeAsync() };
        var addresses = hosts.Select(host => host.Urls.Single()).ToArray();
        Slow = TimeSpan.FromMilliseconds(60);
        var source = new Source(
            "many", "Many", null, "Many", [.. addresses.Select(address => address + "/list/1")], null, ["en"],
            new SourceScope([.. addresses.Select(address => new Uri(address).Authority)], ["/speech/", "/list/"], [], 1, 100), null, true, "");
        var report = await CrawlAsync(source);
        Assert.Equal(72, report.Outcomes[FetchOutcome.Stored]);
        Assert.All(MostAtOnce, host => Assert.Equal(1, host.Value));
        Assert.True(MostHostsAtOnce >= 2, $"{MostHostsAtOnce} hosts at once");
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    private sealed class Callback(Action<Step> told) : IProgress<Step>
    {
        public void Report(Step value) => told(value);
    }
}
