using RhetoricLens.Core.Outcomes;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Crawls;

/// <summary>What a crawl of a small site on loopback follows, and what it leaves.</summary>
public sealed class CrawlFollowingTests : SiteCrawls
{
    [Fact]
    public async Task Pages_of_a_listing_are_followed_however_many_and_every_address_has_its_outcome()
    {
        var report = await CrawlAsync(Site());
        Assert.Equal(("done", 24, 3, 1), (report.State, report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.Listing], report.Outcomes[FetchOutcome.OutOfScope]));
        var speech = Workspace.Store.Documents.ReadAfter(0, 100).Select(stored => stored.Content).Single(document => document.Facts.Title == "Speech 12");
        Assert.Equal(("CHE", "2014-12-12", "site"), (speech.Facts.Country, speech.Facts.Date.ToString(), speech.Facts.Collection));
        Assert.EndsWith("Number 12.", speech.Text);
    }

    [Fact]
    public async Task A_redirect_to_another_site_is_not_the_sources_text()
    {
        await using var other = await ServeAsync();
        Pages["/elsewhere"] = Speech("Another site's", "2014-12-01", House.Shared);
        Pages["/list/1"] = List(["/redirect?to=" + Uri.EscapeDataString(other.Urls.Single() + "/elsewhere")]);
        var source = Site();
        var report = await CrawlAsync(source with { Scope = source.Scope with { Allow = [] } });
        Assert.Equal(1, report.Outcomes[FetchOutcome.OutOfScope]);
        Assert.Equal(0, Workspace.Store.Documents.Counts().Documents);
    }

    [Fact]
    public async Task Sitemaps_of_robots_txt_are_read_with_their_parts_packed_or_not_and_old_pages_are_passed_over()
    {
        Pages["/robots.txt"] = $"Sitemap: {Address}/map.xml";
        Pages["/map.xml"] = $"<sitemapindex><sitemap><loc>{Address}/part.xml.gz</loc></sitemap></sitemapindex>";
        Pages["/part.xml.gz"] = $"<urlset><url><loc>{Address}/speech/31</loc><lastmod>2014-12-30</lastmod></url><url><loc>{Address}/speech/32</loc><lastmod>2009-01-01</lastmod></url></urlset>";
        Pages["/list/1"] = List(["/speech/11"]);
        var source = Site();
        var report = await CrawlAsync(source with { Scope = source.Scope with { From = new DateOnly(2014, 12, 11) } });
        Assert.Equal(["site:speech~11", "site:speech~31"], Ids());
        Assert.Contains("last changed on 2009-01-01", Assert.Single(Workspace.Store.Crawls.Pages(report.CrawlId, FetchOutcome.OutOfScope, 10)).Reason);
    }

    [Fact]
    public async Task A_page_that_a_sitemap_says_has_changed_is_visited_before_its_rest_is_over()
    {
        Pages["/robots.txt"] = $"Sitemap: {Address}/map.xml";
        Pages["/list/1"] = List(["/speech/11", "/speech/12"]);
        Pages["/map.xml"] = $"<urlset><url><loc>{Address}/speech/11</loc><lastmod>2014-12-30</lastmod></url></urlset>";
        await CrawlAsync(Site());
        Assert.DoesNotContain("/speech/11", await AgainAsync());
        Pages["/map.xml"] = $"<urlset><url><loc>{Address}/speech/11</loc><lastmod>{DateTime.UtcNow.AddHours(1):yyyy-MM-ddTHH:mm:ssZ}</lastmod></url></urlset>";
        Assert.Contains("/speech/11", await AgainAsync());

        async Task<string[]> AgainAsync()
        {
            Asked.Clear();
            await CrawlAsync(Site());
            return [.. Asked];
        }
    }

    [Fact]
    public async Task Texts_dated_outside_the_window_are_not_taken()
    {
        Pages["/list/1"] = List(["/speech/11", "/speech/14", "/speech/18"]);
        var source = Site();
        var report = await CrawlAsync(source with { Scope = source.Scope with { From = new DateOnly(2014, 12, 13), To = new DateOnly(2014, 12, 15) } });
        Assert.Equal((1, 2), (report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.OutOfScope]));
    }
}
