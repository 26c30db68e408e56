using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>Whole crawls of a small real site on loopback.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public sealed class CrawlTests : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, string> _pages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (int Status, int Times)> _fails = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<string> _asked = new();
    private readonly Dictionary<string, int> _atOnce = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _mostAtOnce = new(StringComparer.Ordinal);
    private int _mostHostsAtOnce;
    private TimeSpan _slow;
    private WebApplication _site = null!;
    private Workspace _workspace = null!;
    private PoliteFetcher _fetcher = null!;

    private string Address => _site.Urls.Single();

    private Source Site(int maxPages = 100) => new(
        "site", "A site", "CHE", "An institution", [Address + "/list/1"], null, ["en"],
        new SourceScope([new Uri(Address).Authority], ["/speech/", "/list/"], [], 1, maxPages), null, true, "");

    public async Task InitializeAsync()
    {
        _site = await ServeAsync();
        _workspace = Workspace.Open(_folder.Path).Value;
        _fetcher = new PoliteFetcher(FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);
        foreach (var i in Enumerable.Range(1, 3))
            _pages[$"/list/{i}"] = List([.. Enumerable.Range(1, 8).Select(k => $"/speech/{(10 * i) + k}"), "/private/x", i < 3 ? $"/list/{i + 1}" : "/list/1"]);
        foreach (var i in Enumerable.Range(1, 3).SelectMany(list => Enumerable.Range((10 * list) + 1, 8)))
            _pages[$"/speech/{i}"] = Speech($"Speech {i}", $"2014-12-{i % 10 + 10}", House.States + " Number " + i + ".");
    }

    public async Task DisposeAsync()
    {
        await _fetcher.DisposeAsync();
        _workspace.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task Pages_of_a_listing_are_followed_however_many_and_every_address_has_its_outcome()
    {
        var report = await CrawlAsync(Site());
        Assert.Equal(("done", 24, 3, 1), (report.State, report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.Listing], report.Outcomes[FetchOutcome.OutOfScope]));
        var speech = _workspace.Store.Documents.ReadAfter(0, 100).Select(stored => stored.Content).Single(document => document.Facts.Title == "Speech 12");
        Assert.Equal(("CHE", "2014-12-12", "site"), (speech.Facts.Country, speech.Facts.Date.ToString(), speech.Facts.Collection));
        Assert.EndsWith("Number 12.", speech.Text);
    }

    [Fact]
    public async Task A_crawl_that_was_cut_off_goes_on_where_it_stopped()
    {
        using var cut = new CancellationTokenSource();
        var stop = new Callback(step =>
        {
            if (step.Done == 9)
                cut.Cancel();
        });
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new CrawlRun(_workspace, _fetcher, Registered(Site()), null, stop).RunAsync(cut.Token));
        Assert.InRange(_workspace.Store.Documents.Counts().Documents, 1, 23);
        var report = await CrawlAsync(Site());
        Assert.Equal((1, 24), (report.CrawlId, report.Outcomes[FetchOutcome.Stored]));
        Assert.Equal(24, _workspace.Store.Documents.Counts().Versions);
    }

    [Fact]
    public async Task A_page_that_changed_becomes_a_new_version_on_the_next_visit()
    {
        await CrawlAsync(Site());
        _pages["/speech/11"] = Speech("Speech 11", "2014-12-11", House.Shared + " Changed.");
        await new CrawlRun(_workspace, _fetcher, Registered(Site() with { Start = [Address + "/speech/11"] }), null).RunAsync(CancellationToken.None);
        Assert.Equal((24, 25), (_workspace.Store.Documents.Counts().Documents, _workspace.Store.Documents.Counts().Versions));
    }

    [Fact]
    public async Task A_redirect_to_another_site_is_not_the_sources_text()
    {
        await using var other = await ServeAsync();
        _pages["/elsewhere"] = Speech("Another site's", "2014-12-01", House.Shared);
        _pages["/list/1"] = List(["/redirect?to=" + Uri.EscapeDataString(other.Urls.Single() + "/elsewhere")]);
        var source = Site();
        var report = await CrawlAsync(source with { Scope = source.Scope with { Allow = [] } });
        Assert.Equal(1, report.Outcomes[FetchOutcome.OutOfScope]);
        Assert.Equal(0, _workspace.Store.Documents.Counts().Documents);
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
        _pages["/list/1"] = List(["/speech/11", "/speech/12", "/speech/13"]);
        _fails["/speech/11"] = (503, 2);
        _fails["/speech/12"] = (500, 99);
        _fails["/speech/13"] = (403, 99);
        var report = await CrawlAsync(Site());
        Assert.Equal(("done", 1, 2), (report.State, report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.HttpError]));
        Assert.Equal([3, 3, 1], new[] { 11, 12, 13 }.Select(i => _asked.Count(path => path == $"/speech/{i}")));
    }

    [Fact]
    public async Task A_host_that_answers_nothing_is_left_alone_and_the_crawl_says_so()
    {
        _pages["/list/1"] = List(Enumerable.Range(0, 40).Select(i => $"/speech/x{i}"));
        foreach (var i in Enumerable.Range(0, 40))
            _fails[$"/speech/x{i}"] = (429, 99);
        var report = await CrawlAsync(Site());
        Assert.Equal("partial", report.State);
        Assert.Contains("gave no answer to 8 addresses in a row", report.Reason);
        Assert.Equal(8, _asked.Count(path => path.StartsWith("/speech/x", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_print_view_is_the_same_document_even_when_it_names_itself()
    {
        _pages["/list/1"] = List(["/speech/11/print", "/speech/11", "/speech/12?print=1"]);
        _pages["/speech/11/print"] = Speech("Speech 11", "2014-12-11", House.States + " Printed.", canonical: "/speech/11/print");
        var report = await CrawlAsync(Site());
        Assert.Equal((2, 2), (report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.Duplicate]));
        Assert.Equal(["site:speech~11", "site:speech~12"], Ids());
    }

    [Fact]
    public async Task A_print_view_whose_page_is_gone_stands_in_for_it()
    {
        _pages["/list/1"] = List(["/speech/11/print"]);
        _pages["/speech/11/print"] = _pages["/speech/11"];
        _pages.Remove("/speech/11");
        var report = await CrawlAsync(Site());
        Assert.Equal((1, 1), (report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.Gone]));
        Assert.Equal(["site:speech~11"], Ids());
    }

    [Fact]
    public async Task Two_pages_that_name_each_other_as_their_address_are_one_document()
    {
        _pages["/list/1"] = List(["/speech/11", "/speech/12"]);
        _pages["/speech/11"] = Speech("Speech", "2014-12-11", House.States, canonical: "/speech/12");
        _pages["/speech/12"] = Speech("Speech", "2014-12-11", House.States, canonical: "/speech/11");
        await CrawlAsync(Site());
        Assert.Single(Ids());
    }

    [Fact]
    public async Task A_page_that_vanished_is_kept_and_marked_with_when_it_was_last_seen()
    {
        await CrawlAsync(Site());
        _pages.Remove("/speech/11");
        var report = (await new CrawlRun(_workspace, _fetcher, Registered(Site()), null) { Everything = true }.RunAsync(CancellationToken.None))!;
        var gone = Assert.Single(_workspace.Store.Crawls.Pages(report.CrawlId, FetchOutcome.Gone, 10));
        Assert.Equal("site:speech~11", gone.DocumentId);
        Assert.True(gone.LastSeenAt < gone.GoneAt);
        var document = Queries.Reading.Document(_workspace, "site:speech~11", null).Value;
        Assert.Equal((gone.LastSeenAt, gone.GoneAt), (document.LastSeenAt, document.GoneAt));
        Assert.Null(Queries.Reading.Document(_workspace, "site:speech~12", null).Value.GoneAt);
    }

    [Fact]
    public async Task The_difference_of_two_versions_is_told_by_paragraph()
    {
        await CrawlAsync(Site());
        _pages["/speech/11"] = Speech("Speech 11", "2014-12-11", House.States + " Number 11.</p><p>" + House.Shared);
        await new CrawlRun(_workspace, _fetcher, Registered(Site()), null) { Everything = true }.RunAsync(CancellationToken.None);
        var diff = Queries.VersionDiff.Of(_workspace, "site:speech~11", 1, 2).Value;
        Assert.Equal([(Queries.DiffKind.Same, House.States + " Number 11."), (Queries.DiffKind.Added, House.Shared)], diff.Lines.Select(line => (line.Kind, line.Text)));
    }

    [Fact]
    public async Task Sitemaps_of_robots_txt_are_read_with_their_parts_packed_or_not_and_old_pages_are_passed_over()
    {
        _pages["/robots.txt"] = $"Sitemap: {Address}/map.xml";
        _pages["/map.xml"] = $"<sitemapindex><sitemap><loc>{Address}/part.xml.gz</loc></sitemap></sitemapindex>";
        _pages["/part.xml.gz"] = $"<urlset><url><loc>{Address}/speech/31</loc><lastmod>2014-12-30</lastmod></url><url><loc>{Address}/speech/32</loc><lastmod>2009-01-01</lastmod></url></urlset>";
        _pages["/list/1"] = List(["/speech/11"]);
        var source = Site();
        var report = await CrawlAsync(source with { Scope = source.Scope with { From = new DateOnly(2014, 12, 11) } });
        Assert.Equal(["site:speech~11", "site:speech~31"], Ids());
        Assert.Contains("last changed on 2009-01-01", Assert.Single(_workspace.Store.Crawls.Pages(report.CrawlId, FetchOutcome.OutOfScope, 10)).Reason);
    }

    [Fact]
    public async Task A_page_that_a_sitemap_says_has_changed_is_visited_before_its_rest_is_over()
    {
        _pages["/robots.txt"] = $"Sitemap: {Address}/map.xml";
        _pages["/list/1"] = List(["/speech/11", "/speech/12"]);
        _pages["/map.xml"] = $"<urlset><url><loc>{Address}/speech/11</loc><lastmod>2014-12-30</lastmod></url></urlset>";
        await CrawlAsync(Site());
        Assert.DoesNotContain("/speech/11", await AgainAsync());
        _pages["/map.xml"] = $"<urlset><url><loc>{Address}/speech/11</loc><lastmod>{DateTime.UtcNow.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}</lastmod></url></urlset>";
        Assert.Contains("/speech/11", await AgainAsync());

        async Task<string[]> AgainAsync()
        {
            _asked.Clear();
            await CrawlAsync(Site());
            return [.. _asked];
        }
    }

    [Fact]
    public async Task Texts_dated_outside_the_window_are_not_taken()
    {
        _pages["/list/1"] = List(["/speech/11", "/speech/14", "/speech/18"]);
        var source = Site();
        var report = await CrawlAsync(source with { Scope = source.Scope with { From = new DateOnly(2014, 12, 13), To = new DateOnly(2014, 12, 15) } });
        Assert.Equal((1, 2), (report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.OutOfScope]));
    }

    [Fact]
    public async Task Hosts_are_read_side_by_side_and_none_is_asked_twice_at_once()
    {
        var hosts = new[] { await ServeAsync(), await ServeAsync(), await ServeAsync() };
        var addresses = hosts.Select(host => host.Urls.Single()).ToArray();
        _slow = TimeSpan.FromMilliseconds(60);
        var source = new Source(
            "many", "Many", null, "Many", [.. addresses.Select(address => address + "/list/1")], null, ["en"],
            new SourceScope([.. addresses.Select(address => new Uri(address).Authority)], ["/speech/", "/list/"], [], 1, 100), null, true, "");
        var report = await CrawlAsync(source);
        Assert.Equal(72, report.Outcomes[FetchOutcome.Stored]);
        Assert.All(_mostAtOnce, host => Assert.Equal(1, host.Value));
        Assert.True(_mostHostsAtOnce >= 2, $"{_mostHostsAtOnce} hosts at once");
        foreach (var host in hosts)
            await host.DisposeAsync();
    }

    private string[] Ids() => _workspace.Store.Documents.ReadAfter(0, 100).Select(stored => stored.Content.Id).Order(StringComparer.Ordinal).ToArray();

    private async Task<CrawlReport> CrawlAsync(Source source) =>
        (await new CrawlRun(_workspace, _fetcher, Registered(source), null).RunAsync(CancellationToken.None))!;

    private Source Registered(Source source)
    {
        _workspace.Store.Sources.Register([source]);
        return source;
    }

    private async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/redirect", (string to) => Results.Redirect(to));
        app.MapGet("/{**path}", (Delegate)AnswerAsync);
        await app.StartAsync();
        return app;
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var (path, host) = (context.Request.Path.Value!, context.Request.Host.Value!);
        _asked.Enqueue(path);
        lock (_atOnce)
        {
            _atOnce[host] = _atOnce.GetValueOrDefault(host) + 1;
            _mostAtOnce[host] = Math.Max(_mostAtOnce.GetValueOrDefault(host), _atOnce[host]);
            _mostHostsAtOnce = Math.Max(_mostHostsAtOnce, _atOnce.Values.Count(requests => requests > 0));
        }
        await Task.Delay(_slow);
        lock (_atOnce)
            _atOnce[host]--;
        if (_fails.TryGetValue(path, out var failure) && failure.Times > 0)
        {
            _fails[path] = failure with { Times = failure.Times - 1 };
            return Results.StatusCode(failure.Status);
        }
        if (!_pages.TryGetValue(path, out var text))
            return Results.NotFound();
        return path.EndsWith(".gz", StringComparison.Ordinal) ? Results.Bytes(Pack(text), "application/x-gzip")
            : Results.Text(text, path.EndsWith(".txt", StringComparison.Ordinal) ? "text/plain" : path.EndsWith(".xml", StringComparison.Ordinal) ? "text/xml" : "text/html");
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private static string List(IEnumerable<string> links) =>
        "<!doctype html><html><body><h1>List</h1><ul>" + string.Concat(links.Select(link => $"<li><a href=\"{link}\">Item at {link}</a></li>")) + "</ul></body></html>";

    private static string Speech(string title, string date, string text, string? canonical = null) =>
        $"<!doctype html><html lang=\"en\"><head><title>{title}</title>{(canonical is null ? "" : $"<link rel=\"canonical\" href=\"{canonical}\">")}<meta property=\"article:published_time\" content=\"{date}\"></head><body><main><article><h1>{title}</h1><p>{text}</p></article></main></body></html>";

    private sealed class Callback(Action<Step> told) : IProgress<Step>
    {
        public void Report(Step value) => told(value);
    }
}
