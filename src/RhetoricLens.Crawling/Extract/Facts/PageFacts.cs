using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract.Voices;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>What a page says of itself, in markup and to its readers, and last what is known of its source.</summary>
internal sealed class PageFacts
{
    private const string VerifiedPrefix = "verified:";
    private const string OpeningLines = "opening lines";

    /// <summary>A speech is put up within so many days after it was given; announcements come a little before.</summary>
    private const int DaysAfter = 90;
    private const int DaysBefore = 3;

    private readonly PageMarkup _page;
    private readonly Source _source;
    private readonly DatedBy? _date;
    private readonly DayOrder _order;
    private readonly SignedBy? _signed;
    private readonly SortedDictionary<string, string> _origins = new(StringComparer.Ordinal);

    /// <summary>Reads the tree, which must not have been changed yet.</summary>
    /// <param name="elements">The parsed page.</param>
    /// <param name="source">Supplies country, institution and language where the page is silent.</param>
    /// <param name="address">Canonical address of the page.</param>
    /// <param name="today">Pages are not from the future.</param>
    public PageFacts(PageElements elements, Source source, Uri address, DateOnly today)
    {
        (_page, _source) = (new PageMarkup(elements, address), source);
        _order = DayOrders.Of(_page, source);
        _date = PublicationDate.Find(_page, new VisibleDates(_page, _order), _order, today);
        _signed = Bylines.Find(_page);
        Title = Pick("title", (_page.Headline.Origin, _page.Headline.Text)) ?? "";
    }

    /// <summary>Empty when there is none.</summary>
    public string Title { get; }

    /// <summary>The text that the page gives of itself in JSON-LD; null when it gives none.</summary>
    public string? DescribedBody => Ld("articleBody");

    /// <summary>The facts, with what only the text tells.</summary>
    public StatedFacts Complete(string text)
    {
        var opening = Opening.Of(Title, text, _order);
        var date = Date(opening);
        var role = Role(opening);
        var country = Country(opening);
        var speakers = Speakers(opening);
        var facts = new DocumentFacts(
            _source.Id, Title, date, country, speakers.Count > 0 ? string.Join(", ", speakers) : null, role, Venue(opening),
            Kind(), Language(text), _page.Address.AbsoluteUri, Pick("cites", ("json-ld", Ld("isBasedOn") ?? Ld("citation"))), Verified(),
            country is null ? SpeakerType.Nonstate : SpeakerType.State)
        {
            Extra = Extra(date),
        };
        return new StatedFacts(facts, speakers, _origins);
    }

    /// <summary>The day of the speech where its first lines give it and the page was put up then or later; else that of publication.</summary>
    private PartialDate? Date(Opening? opening)
    {
        if (opening?.Delivered is { } delivered && (_date is null || (delivered.Start >= _date.Date.Start.AddDays(-DaysAfter) && delivered.Start <= _date.Date.End.AddDays(DaysBefore))))
        {
            _origins["date"] = OpeningLines;
            return delivered;
        }
        if (_date is not null)
            _origins["date"] = _date.Origin;
        return _date?.Date;
    }

    private string? Role(Opening? opening) => Pick("role", ("json-ld", Ld("author.jobTitle")), (OpeningLines, opening?.Role), (_signed?.Origin ?? "", _signed?.Role));

    private string? Country(Opening? opening)
    {
        var given = Ld("countryOfOrigin.identifier") ?? Ld("countryOfOrigin") ?? Ld("author.nationality.identifier") ?? Ld("author.nationality");
        return Pick("country",
            ("json-ld", Countries.Find(given)?.Code), ("source", _source.Country), (OpeningLines, opening?.Country), ("institution", StateOffices.CountryOf(Institution)));
    }

    /// <summary>Who publishes.</summary>
    private string? Institution => _source.Institution.Length > 0 ? _source.Institution : Ld("publisher") ?? _page.Meta["og:site_name"] ?? _page.Meta["dcterms.publisher"] ?? _page.Meta["dc.publisher"];

    private IReadOnlyList<string> Speakers(Opening? opening)
    {
        if (opening?.Speaker is { } speaker)
        {
            _origins["speaker"] = OpeningLines;
            return [Cleaned(speaker)];
        }
        if (_signed is not null)
        {
            _origins["speaker"] = _signed.Origin;
            return [.. _signed.Names.Select(Cleaned)];
        }
        return Pick("speaker", ("source", _source.Country is null ? null : _source.Institution)) is { } institution ? [institution] : [];
    }

    private string? Venue(Opening? opening) => Pick("venue",
        ("json-ld", Ld("locationCreated") ?? Ld("contentLocation") ?? Ld("location")),
        ("markup", _page.Place),
        (OpeningLines, opening?.Venue),
        ("json-ld", Ld("publisher")),
        ("og:site_name", _page.Meta["og:site_name"]),
        ("dublin core", _page.Meta["dcterms.publisher"] ?? _page.Meta["dc.publisher"]));

    private string? Kind() => Pick("kind", ("json-ld", Ld("genre")), ("dublin core", _page.Meta["dcterms.type"] ?? _page.Meta["dc.type"]), ("og:type", _page.Meta["og:type"] == "article" ? "article" : null));

    private string Language(string text)
    {
        var declared = new (string Origin, string? Tag)[]
        {
            ("json-ld", Ld("inLanguage")), ("html", _page.DeclaredLanguage), ("content-language", _page.Meta["content-language"]), ("og:locale", _page.Meta["og:locale"]),
            ("source", _source.Languages is [var only] ? only : null),
        }.FirstOrDefault(pair => !string.IsNullOrWhiteSpace(pair.Tag) && pair.Tag != "und");
        if (PageLanguage.Of(declared.Tag is null ? null : (declared.Tag.Trim(), declared.Origin), text) is not { } found)
            return "und";
        _origins["language"] = found.Origin;
        return found.Tag;
    }

    /// <summary>The day of publication where the document's date is another, and who publishes where that is an office of state.</summary>
    private SortedDictionary<string, string> Extra(PartialDate? date)
    {
        var extra = new SortedDictionary<string, string>(StringComparer.Ordinal);
        if (_date is not null && date != _date.Date)
            (extra["published"], _origins["published"]) = (_date.Date.ToString(), _date.Origin);
        if (StateOffices.IsOffice(Institution))
            extra["institution"] = Cleaned(Institution!);
        return extra;
    }

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

    private static string Cleaned(string value) => TextClean.SingleSpaced(TextClean.Strip(value));
}

/// <summary>Facts with their sources.</summary>
/// <param name="Facts">What is known.</param>
/// <param name="Speakers">Those who speak, one by one.</param>
/// <param name="Origins">For each known fact, where it was found.</param>
internal sealed record StatedFacts(DocumentFacts Facts, IReadOnlyList<string> Speakers, IReadOnlyDictionary<string, string> Origins);
