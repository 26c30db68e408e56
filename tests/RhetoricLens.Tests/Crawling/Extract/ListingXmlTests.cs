using System.IO.Compression;
using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract;

public sealed class ListingXmlTests
{
    private static readonly Uri Address = new("https://example.org/map.xml");

    private const string Urls = """
        <?xml version="1.0" encoding="UTF-8"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:image="i">
        <url><loc> https://example.org/a?utm_source=x </loc><lastmod>2014-12-15</lastmod><image:image><image:loc>https://example.org/a.png</image:loc></image:image></url>
        <url><loc>/b</loc><lastmod>nonsense</lastmod></url></urlset>
        """;

    [Fact]
    public void A_sitemap_lists_pages_with_their_days()
    {
        var listed = SitemapReader.Read(Encoding.UTF8.GetBytes(Urls), Address).Value;

        Assert.Equal(
            [new ListedPage(new Uri("https://example.org/a"), new DateTimeOffset(2014, 12, 15, 0, 0, 0, TimeSpan.Zero)), new ListedPage(new Uri("https://example.org/b"), null)], listed.Pages);
        Assert.True(listed.Complete);
    }

    [Fact]
    public void A_gzipped_index_lists_sitemaps()
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write("<sitemapindex><sitemap><loc>https://example.org/1.xml.gz</loc></sitemap></sitemapindex>"u8);

        var listed = SitemapReader.Read(packed.ToArray(), Address).Value;

        Assert.Equal(("https://example.org/1.xml.gz", 0), (Assert.Single(listed.Sitemaps).Address.AbsoluteUri, listed.Pages.Count));
    }

    [Fact]
    public void Rss_and_atom_list_pages()
    {
        var rss = FeedReader.Read(Encoding.UTF8.GetBytes("<rss><channel><link>https://example.org/</link><item><title>t</title><link><![CDATA[https://example.org/1]]></link><pubDate>Mon, 15 Dec 2014 10:00:00 GMT</pubDate></item></channel></rss>"), Address).Value;
        var atom = FeedReader.Read(Encoding.UTF8.GetBytes("<feed xmlns='http://www.w3.org/2005/Atom'><link href='/'/><entry><link rel='edit' href='/no'/><link href='/2'/><updated>2014-12-15T10:00:00Z</updated></entry></feed>"), Address).Value;

        var day = new DateTimeOffset(2014, 12, 15, 10, 0, 0, TimeSpan.Zero);
        Assert.Equal([new ListedPage(new Uri("https://example.org/1"), day)], rss.Pages);
        Assert.Equal([new ListedPage(new Uri("https://example.org/2"), day)], atom.Pages);
    }

    [Theory]
    [InlineData("<!DOCTYPE x [<!ENTITY a 'aaaa'>]><urlset><url><loc>&a;</loc></url></urlset>")]
    [InlineData("<!DOCTYPE urlset SYSTEM 'file:///etc/passwd'><urlset/>")]
    [InlineData("<html><body>no</body></html>")]
    [InlineData("")]
    [InlineData("not xml")]
    public void What_is_no_sitemap_is_a_problem(string xml)
    {
        Assert.False(SitemapReader.Read(Encoding.UTF8.GetBytes(xml), Address).IsOk);
        Assert.False(FeedReader.Read(Encoding.UTF8.GetBytes(xml), Address).IsOk);
    }

    [Fact]
    public void A_sitemap_that_breaks_off_gives_what_it_has()
    {
        var listed = SitemapReader.Read(Encoding.UTF8.GetBytes(Urls[..Urls.IndexOf("<loc>/b", StringComparison.Ordinal)]), Address).Value;

        Assert.Equal((1, false), (listed.Pages.Count, listed.Complete));
    }

    [Fact]
    public void A_feed_handed_to_the_page_extractor_is_a_listing()
    {
        var page = Pages.Refused(Pages.Body(Urls, type: "application/xml"));

        Assert.Equal((FetchOutcome.Listing, 2), (page.Outcome, page.Links.Count));
    }
}
