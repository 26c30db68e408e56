using System.Xml;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Reads sitemaps and sitemap indexes (sitemaps.org), plain or gzipped.</summary>
public static class SitemapReader
{
    /// <summary>The pages or sitemaps listed; a problem when the bytes are no sitemap.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="address">Where it came from, for relative addresses.</param>
    public static Outcome<ListedPages> Read(byte[] bytes, Uri address) => ListingXml.Read(bytes, "sitemap", Element, address);

    private static bool Element(XmlReader reader, ListingBuilder builder)
    {
        switch (reader.LocalName)
        {
            case "url" or "sitemap" when reader.Depth == 1:
                builder.Begin(reader.LocalName == "sitemap");
                break;
            // Deeper elements of the same name belong to images and videos.
            case "loc" when reader.Depth == 2:
                builder.Address(ListingXml.Text(reader));
                break;
            case "lastmod" when reader.Depth == 2:
                builder.Modified(ListingXml.Text(reader));
                break;
            default:
                return reader.Depth > 0 || reader.LocalName is "urlset" or "sitemapindex";
        }
        return true;
    }
}
