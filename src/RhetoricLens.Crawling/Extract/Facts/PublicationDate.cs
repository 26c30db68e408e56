using System.Text.RegularExpressions;
using AngleSharp.Dom;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>A date that a page gives.</summary>
/// <param name="Date">Within bounds.</param>
/// <param name="Origin">Where it was found; ends in "(modified)" when the page only says when it was changed.</param>
internal sealed record DatedBy(PartialDate Date, string Origin);

/// <summary>
/// When a page was published. What readers see beside the headline counts before what markup says, because content systems often fill markup
/// with the day of the last edit; then come markup, dates elsewhere in the article, the address, and last when it was changed.
/// </summary>
internal sealed partial class PublicationDate
{
    /// <summary>The web's first pages are from 1991; an earlier date is an event's, unless markup names it as the page's.</summary>
    private const int FirstSeenYear = 1990;

    private static readonly string[] Published =
    [
        "article:published_time", "og:article:published_time", "article:published", "datepublished", "og:published_time", "og:pubdate", "dcterms.issued", "dc.date.issued", "dcterms.created",
        "dc.date.created", "dcterms.date", "dc.date", "dc.date.publication", "citation_publication_date", "citation_date", "citation_online_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
        "pubdate", "pub_date", "publish_date", "publish-date", "publishdate", "publication_date", "published-date", "article.published", "article_date_original", "originalpublicationdate",
        "bt:pubdate", "datecreated", "date_published", "pdate", "ptime", "date", "ya:ovs:upload_date", "weibo:article:create_at", "firstpublishedtime", "publishedtime",
    ];

    private static readonly string[] Modified = ["article:modified_time", "og:updated_time", "og:article:modified_time", "datemodified", "dcterms.modified", "dc.date.modified", "lastmod", "last-modified", "updated", "revised", "date.modified"];

    private readonly PageElements _elements;
    private readonly JsonLd _jsonLd;
    private readonly MetaTags _meta;
    private readonly Uri _address;
    private readonly DayOrder _order;
    private readonly DateOnly _today;

    private PublicationDate(PageElements elements, JsonLd jsonLd, MetaTags meta, Uri address, DayOrder order, DateOnly today) =>
        (_elements, _jsonLd, _meta, _address, _order, _today) = (elements, jsonLd, meta, address, order, today);

    /// <summary>The date and where it was found; null when the page states none.</summary>
    /// <param name="page">The page.</param>
    /// <param name="visible">Dates that readers see.</param>
    /// <param name="order">How the page writes days and months.</param>
    /// <param name="today">A page is not from the future.</param>
    public static DatedBy? Find(PageMarkup page, VisibleDates visible, DayOrder order, DateOnly today) =>
        new PublicationDate(page.Elements, page.JsonLd, page.Meta, page.Address, order, today).Choose(visible);

    private DatedBy? Choose(VisibleDates visible)
    {
        var (stated, changed) = (Stated(), Changed());
        // A day of publication that is that of the last change is often only the latter.
        var said = stated is not null && stated.Date == changed?.Date ? Bounded(visible.SaidInArticle()) : null;
        return Bounded(visible.AtHeadline(stated?.Date)) ?? said ?? stated ?? Bounded(visible.InArticle()) ?? InAddress() ?? Bounded(visible.Modified()) ?? changed;
    }

    private DatedBy? Stated() =>
        Value(_jsonLd.Text("datePublished"), "json-ld") ?? FromMeta(Published, "")
        ?? Value(_jsonLd.Text("dateCreated") ?? _jsonLd.Text("uploadDate"), "json-ld")
        ?? FromElements(_elements.WithProperty(["datePublished", "dateCreated"], ["datePublished", "schema:datePublished"]), "itemprop")
        ?? FromElements(_elements.Named("time").Where(time => time.HasAttribute("pubdate")), "time");

    private DatedBy? FromMeta(string[] names, string mark) =>
        names.Select(name => Value(_meta[name], name + mark)).FirstOrDefault(found => found is not null);

    private DatedBy? FromElements(IEnumerable<IElement> elements, string origin) =>
        elements.Take(3).Select(element => Value(Told(element), origin)).FirstOrDefault(found => found is not null);

    private DatedBy? Changed() => Value(_jsonLd.Text("dateModified"), "json-ld (modified)") ?? FromMeta(Modified, " (modified)") ?? FromElements(_elements.WithProperty("dateModified"), "itemprop (modified)");

    private DatedBy? InAddress()
    {
        var path = DateInPath().Match(_address.IsFile ? "" : _address.AbsolutePath);
        return path.Success ? Value($"{path.Groups["y"].Value}-{path.Groups["m"].Value}-{path.Groups["d"].Value}", "address") : null;
    }

    private DatedBy? Value(string? text, string origin) =>
        WrittenDates.Value(text, _order) is { } date && date.Start <= _today ? new DatedBy(date, origin) : null;

    private DatedBy? Bounded(DatedBy? seen) => seen is { } found && found.Date.Start <= _today && found.Date.Start.Year >= FirstSeenYear ? found : null;

    private static string? Told(IElement element) => element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? (element.TextContent.Length < 80 ? element.TextContent : null);

    [GeneratedRegex(@"/(?<y>(?:19|20)\d{2})[/_-]?(?<m>0[1-9]|1[0-2])[/_-]?(?<d>0[1-9]|[12]\d|3[01])(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateInPath();
}
