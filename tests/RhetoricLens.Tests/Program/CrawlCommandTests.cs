using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Tests.Crawling.Fetch;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class CrawlCommandTests : IDisposable
{
    private const string Robots = "User-agent: *\nDisallow: /private\nAllow: /private/open\nCrawl-delay: 5\n";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("https://example.org/private/x?utm_source=y", false, "Disallow: /private", 2)]
    [InlineData("https://example.org/private/open", true, "Allow: /private/open", 3)]
    [InlineData("https://example.org/", true, null, 0)]
    public async Task Explain_says_by_which_line_of_robots_txt(string url, bool allowed, string? line, int number)
    {
        var answer = await ExplainAsync(url, "--robots", _folder.File("robots.txt", Robots));
        Assert.Equal(allowed, answer.GetProperty("allowed").GetBoolean());
        var robots = answer.GetProperty("robots");
        Assert.Equal((line, number, 5), (robots.GetProperty("line").GetString(), robots.GetProperty("lineNumber").GetInt32(), robots.GetProperty("crawlDelaySeconds").GetDouble()));
        Assert.DoesNotContain("utm", answer.GetProperty("canonical").GetString());
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "none")));
    }

    [Fact]
    public async Task Explain_asks_the_site_when_no_file_is_given()
    {
        await using var server = new ScriptedServer(_ => Reply.Text(Robots));
        var answer = await ExplainAsync(server.Address("/private").AbsoluteUri, "--allow-loopback");
        Assert.False(answer.GetProperty("allowed").GetBoolean());
        Assert.Equal(["/robots.txt"], server.Paths);
    }

    [Fact]
    public async Task Explain_knows_scope_next_fetch_and_last_outcome_of_a_source()
    {
        Fill();
        var file = _folder.File("robots.txt", Robots);
        var run = await Cli.RunAsync("crawl", "explain", "https://example.org/news/1#top", "--robots", file, "--data", _folder.Path);
        Assert.True(run.Code == 0, run.Messages);
        Assert.Contains("in scope of site. The path matches the pattern /news/.", run.Output);
        Assert.Contains("Gone on 20", run.Output);
        Assert.Contains("The source has no schedule.", run.Output);
        var outside = await ExplainAsync("https://example.org/shop", "--robots", file, "--data", _folder.Path, "--source", "site");
        Assert.Equal("The path matches none of the source's patterns.", outside.GetProperty("scope").GetProperty("rule").GetString());
    }

    [Fact]
    public async Task Report_lists_what_was_not_taken_with_the_reason_and_writes_a_table()
    {
        Fill();
        var report = await Cli.RunAsync("crawl", "report", "--data", _folder.Path);
        Assert.True(report.Code == 0, report.Messages);
        Assert.Contains("crawl 1 of site: done", report.Output);
        Assert.Contains("https://example.org/news/1  The server answered 404.  Last seen never.", report.Output);
        Assert.DoesNotContain("Listing          https", report.Output);
        var csv = await Cli.RunAsync("crawl", "report", "1", "--outcome", "gone", "--csv", "--data", _folder.Path);
        var lines = csv.Output.Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("address,depth,outcome,reason,status,visited_at,document_id,last_seen_at,gone_at", lines[0]);
        Assert.StartsWith("https://example.org/news/1,1,Gone,The server answered 404.,404,", Assert.Single(lines[1..]));
    }

    [Theory]
    [InlineData("report", "99", "unknown_crawl|There is no such crawl")]
    [InlineData("report", "--outcome=lost", "There is no outcome")]
    [InlineData("explain", "ftp://example.org/", "is not an http or https address")]
    [InlineData("explain", "https://example.org/", "no.txt")]
    public async Task What_cannot_be_answered_is_one_line(string command, string argument, string message)
    {
        string[] robots = command == "explain" ? ["--robots", Path.Combine(_folder.Path, "no.txt")] : [];
        var run = await Cli.RunAsync(["crawl", command, argument, .. robots, "--data", _folder.Path]);
        Assert.Equal(1, run.Code);
        Assert.Contains(message.Split('|')[^1], run.Messages);
    }

    private async Task<JsonElement> ExplainAsync(params string[] arguments)
    {
        string[] data = arguments.Contains("--data") ? [] : ["--data", Path.Combine(_folder.Path, "none")];
        var run = await Cli.RunAsync(["crawl", "explain", .. arguments, .. data, "--json"]);
        Assert.True(run.Code == 0, run.Messages);
        return JsonSerializer.Deserialize<JsonElement>(run.Output);
    }

    private void Fill()
    {
        using var store = Database.Open(_folder.Path).Value;
        store.Sources.Register([new Source("site", "A site", null, "An institution", ["https://example.org/"], null, ["en"], new SourceScope(["example.org"], ["/news/"], [], 2, 100), null, true, "")]);
        var crawl = store.Frontier.Start("site", ["https://example.org/"]).CrawlId;
        store.Frontier.Record(new PageVisit(crawl, store.Frontier.NextPending(crawl, 1)[0].Id, FetchOutcome.Listing, "") { Found = [new("https://example.org/news/1", 1)] }, null);
        store.Frontier.Record(new PageVisit(crawl, store.Frontier.NextPending(crawl, 1)[0].Id, FetchOutcome.Gone, "The server answered 404.") { Status = 404 }, null);
        store.Frontier.Finish(crawl, "done", "", null);
    }
}
