using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Reads feeds and sitemaps as streams of XML without DTDs, entities or anything fetched from outside.</summary>
internal static class ListingXml
{
    private const int HeadBytes = 2_000;

    private static readonly string[] Roots = ["<rss", "<feed", "<urlset", "<sitemapindex", "<rdf:RDF", ":urlset", ":sitemapindex"];

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Limits.MaxBodyBytes,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        IgnoreWhitespace = true,
        CloseInput = true,
    };

    /// <summary>Runs a reader over the XML, unpacking gzip; entries read before the file broke off are kept.</summary>
    public static Outcome<ListedPages> Read(byte[] bytes, string kind, Func<XmlReader, ListingBuilder, bool> element, Uri address)
    {
        var builder = new ListingBuilder(address);
        try
        {
            using var reader = XmlReader.Create(Open(bytes), Settings);
            while (!builder.Full && reader.Read())
            {
                if (reader.NodeType == XmlNodeType.Element && !element(reader, builder))
                    return new Problem("not_a_" + kind, $"The root element {reader.LocalName} is not that of a {kind}.", address.AbsoluteUri, "Look at the address in a browser.");
            }
        }
        catch (Exception failure) when (failure is XmlException or InvalidDataException or IOException)
        {
            if (builder.IsEmpty)
                return new Problem("bad_xml", failure.Message, address.AbsoluteUri, "Look at the address in a browser.");
            return builder.Build(complete: false);
        }
        return builder.Build(complete: !builder.Full);
    }

    /// <summary>Whether bytes look like a feed or sitemap, gzipped or not; nothing of them is parsed.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="mediaType">As the server named it; what it calls HTML is a page.</param>
    public static bool IsOne(byte[] bytes, string? mediaType)
    {
        if (mediaType?.Contains("html", StringComparison.Ordinal) == true)
            return false;
        var head = Head(bytes);
        return !head.Contains("<html", StringComparison.OrdinalIgnoreCase) && Array.Exists(Roots, root => head.Contains(root, StringComparison.Ordinal));
    }

    /// <summary>The text of an element that holds only text; empty when it holds more.</summary>
    public static string Text(XmlReader reader)
    {
        using var inner = reader.ReadSubtree();
        inner.Read();
        var text = "";
        while (inner.Read())
        {
            if (inner.NodeType is XmlNodeType.Text or XmlNodeType.CDATA && text.Length + inner.Value.Length <= 2 * Limits.MaxAddressLength)
                text += inner.Value;
        }
        return text.Trim();
    }

    /// <summary>ISO 8601 as in sitemaps and Atom, or RFC 822 as in RSS.</summary>
    public static DateTimeOffset? Date(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date) ? date : null;

    /// <summary>The first characters; a file in UTF-16 reads well enough without its zeros.</summary>
    private static string Head(byte[] bytes)
    {
        var head = new byte[HeadBytes];
        try
        {
            using var start = Open(bytes);
            return Encoding.UTF8.GetString(head, 0, start.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false)).Replace("\0", "", StringComparison.Ordinal);
        }
        catch (InvalidDataException)
        {
            return "";
        }
    }

    private static Stream Open(byte[] bytes)
    {
        var raw = new MemoryStream(bytes, writable: false);
        return bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0x1F, 0x8B]) ? new GZipStream(raw, CompressionMode.Decompress) : raw;
    }
}

/// <summary>Collects entries while a listing is read.</summary>
internal sealed class ListingBuilder(Uri address)
{
    private readonly List<Entry> _entries = [];

    public bool IsEmpty => _entries.Count == 0;

    public bool Full => _entries.Count > Limits.MaxSitemapEntries;

    /// <summary>Begins another entry.</summary>
    public void Begin(bool isSitemap) => _entries.Add(new Entry { IsSitemap = isSitemap });

    /// <summary>The first address of an entry is its address.</summary>
    public void Address(string href)
    {
        if (_entries is [.., { Address: null } entry] && Uri.TryCreate(address, href, out var found) && found.Scheme is ("http" or "https") && found.AbsoluteUri.Length <= Limits.MaxAddressLength)
            entry.Address = CanonicalUrl.Of(found);
    }

    public void Modified(string text)
    {
        if (_entries.Count > 0)
            _entries[^1].Modified ??= ListingXml.Date(text);
    }

    public ListedPages Build(bool complete)
    {
        var usable = _entries.Take(Limits.MaxSitemapEntries).Where(entry => entry.Address is not null).ToLookup(entry => entry.IsSitemap, entry => new ListedPage(entry.Address!, entry.Modified));
        return new ListedPages(usable[false].ToArray(), usable[true].ToArray(), complete);
    }

    private sealed class Entry
    {
        public bool IsSitemap { get; init; }

        public Uri? Address { get; set; }

        public DateTimeOffset? Modified { get; set; }
    }
}
