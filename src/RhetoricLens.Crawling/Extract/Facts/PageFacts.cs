using AngleSharp.Html.Dom;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>What a page says of itself, in markup and to its readers, and last what is known of its source.</summary>
internal sealed class PageFacts
{
    private const string VerifiedPrefix = "verified:";

    private readonly PageMarkup _page;
    private readonly Source _source;
    private readonly DatedBy? _date;
    private readonly SignedBy? _signed;
    private readonly SortedDictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>Reads the tree, which must not have been changed yet.</summary>
    /// <param name="document">The parsed page.</param>
    /// <param name="source">Supplies country, institution and language where the page is silent.</param>
    /// <param name="address">Canonical address of the page.</param>
    /// <param name="today">Pages are not from the future.</param>
    public PageFacts(IHtmlDocument document, Source source, Uri address, DateOnly today)
    {
        (_page, _source) = (new PageMarkup(document, address), source);
        var order = DayOrders.Of(_page, source);
        _date = PublicationDate.Find(_page, new VisibleDates(_page, order), order, today);
        _signed = Bylines.Find(_page);
        Title = Pick("title", (_page.Headline.Origin, _page.Headline.Text)) ?? "";
    }

    /// <summary>Empty when there is none.</summary>
    public string Title { get; }

    /// <summary>The facts, with what only the text tells.</summary>
    public StatedFacts Complete(string text)
    {
        if (_date is not null)
            _origins["date"] = _date.Origin;
        var country = Country();
        var speakers = Speakers();
        var facts = new DocumentFacts(
            _source.Id, Title, _date?.Date, country, speakers.Count > 0 ? string.Join(", ", speakers) : null, Pick("role", ("json-ld", Ld("author.jobTitle")), (_signed?.Origin ?? "", _signed?.Role)), Venue(),
            Kind(), Language(), _page.Address.AbsoluteUri, Pick("cites", ("json-ld", Ld("isBasedOn") ?? Ld("citation"))), Verified(),
            country is null ? SpeakerType.Nonstate : SpeakerType.State);
        return new StatedFacts(facts, speakers, _origins);
    }

    private string? Country()
    {
        var given = Ld("countryOfOrigin.identifier") ?? Ld("countryOfOrigin") ?? Ld("author.nationality.identifier") ?? Ld("author.nationality");
        return Pick("country", ("json-ld", Countries.Find(given)?.Code), ("source", _source.Country));
    }

    private IReadOnlyList<string> Speakers()
    {
        if (_signed is not null)
        {
            _origins["speaker"] = _signed.Origin;
            return [.. _signed.Names.Select(Cleaned)];
        }
        return Pick("speaker", ("source", _source.Country is null ? null : _source.Institution)) is { } institution ? [institution] : [];
    }

    private string? Venue() => Pick("venue",
        ("json-ld", Ld("locationCreated") ?? Ld("publisher")),
        ("og:site_name", _page.Meta["og:site_name"]),
        ("dublin core", _page.Meta["dcterms.publisher"] ?? _page.Meta["dc.publisher"]));

    private string? Kind() => Pick("kind", ("json-ld", Ld("genre")), ("dublin core", _page.Meta["dcterms.type"] ?? _page.Meta["dc.type"]), ("og:type", _page.Meta["og:type"] == "article" ? "article" : null));

    private string Language() => Pick("language",
        ("json-ld", Ld("inLanguage")),
        ("html", _page.DeclaredLanguage),
        ("content-language", _page.Meta["content-language"]),
        ("og:locale", _page.Meta["og:locale"]),
        ("source", _source.Languages is [var only] ? only : null))?.Replace('_', '-') ?? "und";

    private string? Verified() =>
        Ld("creditText") is { } credit && credit.StartsWith(VerifiedPrefix, StringComparison.OrdinalIgnoreCase)
            ? Pick("verified", ("json-ld", credit[VerifiedPrefix.Length..]))
            : null;

    private string? Ld(string path) => _page.JsonLd.Text(path);

    /// <summary>The first candidate that says something, cleaned; its origin is noted.</summary>
    private string? Pick(string fact, params (string Origin, string? Value)[] candidates)
    {
        foreach (var (origin, value) in candidates)
        {
            var text = Cleaned(value ?? "");
            if (text.Length == 0)
                continue;
            _origins[fact] = origin;
            return text;
        }
        return null;
    }

    private static string Cleaned(string value) => string.Join(' ', TextClean.Strip(value).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>Facts with their sources.</summary>
/// <param name="Facts">What is known.</param>
/// <param name="Speakers">Those who speak, one by one.</param>
/// <param name="Origins">For each known fact, where it was found.</param>
internal sealed record StatedFacts(DocumentFacts Facts, IReadOnlyList<string> Speakers, IReadOnlyDictionary<string, string> Origins);
