using System.Net;
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
        _fetcher = new PoliteFetcher(FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero }, TimeProvider.System);
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
        app.MapGet("/{**path}", (HttpContext context) => _pages.TryGetValue(context.Request.Path, out var html) ? Results.Text(html, "text/html") : Results.NotFound());
        await app.StartAsync();
        return app;
    }

    private static string List(IEnumerable<string> links) =>
        "<!doctype html><html><body><h1>List</h1><ul>" + string.Concat(links.Select(link => $"<li><a href=\"{link}\">Item at {link}</a></li>")) + "</ul></body></html>";

    private static string Speech(string title, string date, string text) =>
        $"<!doctype html><html lang=\"en\"><head><title>{title}</title><meta property=\"article:published_time\" content=\"{date}\"></head><body><main><article><h1>{title}</h1><p>{text}</p></article></main></body></html>";

    private sealed class Callback(Action<Step> told) : IProgress<Step>
    {
        public void Report(Step value) => told(value);
    }
}
