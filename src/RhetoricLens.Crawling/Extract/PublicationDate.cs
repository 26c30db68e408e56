using System.Globalization;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract;

/// <summary>When a page was published, from the most explicit statement to the least.</summary>
internal static partial class PublicationDate
{
    private static readonly string[] MetaNames =
    [
        "article:published_time", "og:article:published_time", "datepublished", "dcterms.issued", "dc.date.issued", "dcterms.created", "dc.date.created",
        "dcterms.date", "dc.date", "citation_publication_date", "citation_date", "parsely-pub-date", "sailthru.date", "pubdate", "publish-date", "publishdate", "date",
        "ya:ovs:upload_date",
    ];

    private static readonly string[] Written =
        ["d MMMM yyyy", "MMMM d, yyyy", "MMMM d yyyy", "d MMM yyyy", "MMM d, yyyy", "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "yyyyMMdd", "yyyy-M-d"];

    /// <summary>The date and where it was found; null when the page states none.</summary>
    public static (PartialDate Date, string Origin)? Find(IDocument document, JsonLd jsonLd, MetaTags meta, Uri address)
    {
        foreach (var (text, origin) in Candidates(document, jsonLd, meta, address))
        {
            if (Read(text) is { } date)
                return (date, origin);
        }
        return null;
    }

    /// <summary>Reads ISO 8601 and dates written out in English; null when it is neither.</summary>
    internal static PartialDate? Read(string? text)
    {
        var trimmed = text?.Trim() ?? "";
        if (PartialDate.TryParse(trimmed, out var date))
            return date;
        if (DateOnly.TryParseExact(trimmed, Written, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day)
            && day.Year is >= PartialDate.MinYear and <= PartialDate.MaxYear)
            return PartialDate.FromDay(day);
        var found = WrittenOut().Match(trimmed);
        return found.Success && found.Value != trimmed ? Read(found.Value) : null;
    }

    private static IEnumerable<(string? Text, string Origin)> Candidates(IDocument document, JsonLd jsonLd, MetaTags meta, Uri address)
    {
        yield return (jsonLd.Text("datePublished") ?? jsonLd.Text("dateCreated"), "json-ld");
        foreach (var name in MetaNames)
            yield return (meta[name], name);
        foreach (var element in document.QuerySelectorAll("[itemprop~='datePublished'],[itemprop~='dateCreated']").Take(3))
            yield return (Stated(element), "itemprop");
        foreach (var time in document.QuerySelectorAll("article time, main time, time[pubdate], .published, .entry-date, time").Take(3))
            yield return (Stated(time), "time");
        var path = DateInPath().Match(address.AbsolutePath);
        yield return (path.Success ? $"{path.Groups["y"].Value}-{path.Groups["m"].Value}-{path.Groups["d"].Value}" : null, "address");
    }

    private static string? Stated(IElement element) => element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? (element.TextContent.Length < 80 ? element.TextContent : null);

    [GeneratedRegex(@"\b(?:\d{1,2} (?:January|February|March|April|May|June|July|August|September|October|November|December) \d{4}|(?:January|February|March|April|May|June|July|August|September|October|November|December) \d{1,2},? \d{4})\b", RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex WrittenOut();

    [GeneratedRegex(@"/(?<y>(?:19|20)\d{2})[/-](?<m>0[1-9]|1[0-2])[/-](?<d>0[1-9]|[12]\d|3[01])(?:/|$|\D)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex DateInPath();
}
