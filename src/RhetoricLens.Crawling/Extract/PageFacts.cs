using AngleSharp.Dom;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Reads what a page says of itself: JSON-LD, Dublin Core, OpenGraph, meta elements, and last what is known of its source.</summary>
internal sealed class PageFacts
{
    private const string VerifiedPrefix = "verified:";

    private readonly IDocument _document;
    private readonly JsonLd _jsonLd;
    private readonly MetaTags _meta;
    private readonly Source _source;
    private readonly SortedDictionary<string, string> _origins = new(StringComparer.Ordinal);

    private PageFacts(IDocument document, Source source) =>
        (_document, _jsonLd, _meta, _source) = (document, JsonLd.Of(document), new MetaTags(document), source);

    /// <summary>The facts and, for each, where it was found.</summary>
    /// <param name="document">The parsed page.</param>
    /// <param name="source">Supplies country, institution and language where the page is silent.</param>
    /// <param name="address">Canonical address of the page.</param>
    public static (DocumentFacts Facts, IReadOnlyDictionary<string, string> Origins) Read(IDocument document, Source source, Uri address)
    {
        var page = new PageFacts(document, source);
        return (page.Facts(address), page._origins);
    }

    private DocumentFacts Facts(Uri address)
    {
        var date = PublicationDate.Find(_document, _jsonLd, _meta, address);
        if (date is { } found)
            _origins["date"] = found.Origin;
        var country = Country();
        return new DocumentFacts(
            _source.Id, Title(), date?.Date, country, Speaker(), Pick("role", ("json-ld", _jsonLd.Text("author.jobTitle"))), Venue(),
            Kind(), Language(), address.AbsoluteUri, Pick("cites", ("json-ld", _jsonLd.Text("isBasedOn") ?? _jsonLd.Text("citation"))), Verified(),
            country is null ? SpeakerType.Nonstate : SpeakerType.State);
    }

    private string Title() => Pick("title",
        ("json-ld", _jsonLd.Text("headline") ?? _jsonLd.Text("name")),
        ("og:title", _meta["og:title"]),
        ("dublin core", _meta["dcterms.title"] ?? _meta["dc.title"]),
        ("h1", _document.QuerySelectorAll("h1") is { Length: 1 } headings ? headings[0].TextContent : null),
        ("title", _document.Title)) ?? "";

    private string? Country()
    {
        var given = _jsonLd.Text("countryOfOrigin.identifier") ?? _jsonLd.Text("countryOfOrigin") ?? _jsonLd.Text("author.nationality.identifier") ?? _jsonLd.Text("author.nationality");
        return Pick("country", ("json-ld", Countries.Find(given)?.Code), ("source", _source.Country));
    }

    private string? Speaker() => Pick("speaker",
        ("json-ld", _jsonLd.Text("author.name") ?? _jsonLd.Text("author")),
        ("dublin core", _meta["dcterms.creator"] ?? _meta["dc.creator"]),
        ("author", _meta["author"]),
        ("source", _source.Country is null ? null : _source.Institution));

    private string? Venue() => Pick("venue",
        ("json-ld", _jsonLd.Text("locationCreated") ?? _jsonLd.Text("publisher")),
        ("og:site_name", _meta["og:site_name"]),
        ("dublin core", _meta["dcterms.publisher"] ?? _meta["dc.publisher"]));

    private string? Kind() => Pick("kind", ("json-ld", _jsonLd.Text("genre")), ("dublin core", _meta["dcterms.type"] ?? _meta["dc.type"]), ("og:type", _meta["og:type"] == "article" ? "article" : null));

    private string Language() => Pick("language",
        ("json-ld", _jsonLd.Text("inLanguage")),
        ("html", _document.DocumentElement.GetAttribute("lang")),
        ("content-language", _meta["content-language"]),
        ("og:locale", _meta["og:locale"]),
        ("source", _source.Languages is [var only] ? only : null))?.Replace('_', '-') ?? "und";

    private string? Verified() =>
        _jsonLd.Text("creditText") is { } credit && credit.StartsWith(VerifiedPrefix, StringComparison.OrdinalIgnoreCase)
            ? Pick("verified", ("json-ld", credit[VerifiedPrefix.Length..]))
            : null;

    /// <summary>The first candidate that says something, cleaned; its origin is noted.</summary>
    private string? Pick(string fact, params (string Origin, string? Value)[] candidates)
    {
        foreach (var (origin, value) in candidates)
        {
            var text = string.Join(' ', TextClean.Strip(value ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
            if (text.Length == 0)
                continue;
            _origins[fact] = origin;
            return text;
        }
        return null;
    }
}
