using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Feeds and sitemaps among what a crawl fetches, whatever their media type.</summary>
public static class Listings
{
    /// <summary>What a body lists; null when it is neither feed nor sitemap; a problem when it looks like one and cannot be read.</summary>
    public static Outcome<ListedPages>? Read(FetchResult.Body body)
    {
        if (!ListingXml.IsOne(body.Bytes, body.ContentType))
            return null;
        var sitemap = SitemapReader.Read(body.Bytes, body.Address);
        return sitemap.IsOk ? sitemap : FeedReader.Read(body.Bytes, body.Address);
    }
}
