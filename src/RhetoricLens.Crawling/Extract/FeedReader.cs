using System.Xml;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Reads RSS 2.0 (and RSS 1.0) and Atom (RFC 4287) feeds.</summary>
public static class FeedReader
{
    /// <summary>The pages listed; a problem when the bytes are no feed.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="address">Where it came from, for relative addresses.</param>
    public static Outcome<ListedPages> Read(byte[] bytes, Uri address) => ListingXml.Read(bytes, "feed", Element, address);

    private static bool Element(XmlReader reader, ListingBuilder builder)
    {
        switch (reader.LocalName)
        {
            case "item" or "entry" when reader.Depth > 0:
                builder.Begin(isSitemap: false);
                break;
            case "link" when reader.GetAttribute("href") is { } href:
                if (reader.GetAttribute("rel") is null or "alternate")
                    builder.Address(href);
                break;
            case "link" when reader.Depth > 1:
                builder.Address(ListingXml.Text(reader));
                break;
            case "pubDate" or "updated" or "published" or "date" when reader.Depth > 1:
                builder.Modified(ListingXml.Text(reader));
                break;
            default:
                return reader.Depth > 0 || reader.LocalName is "rss" or "feed" or "RDF";
        }
        return true;
    }
}
