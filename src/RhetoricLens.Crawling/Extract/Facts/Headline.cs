using System.Text.RegularExpressions;
using AngleSharp.Dom;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>The title of a page's article.</summary>
/// <param name="Text">Empty when there is none.</param>
/// <param name="Origin">Where it was found.</param>
/// <param name="Element">Where it stands on the page; null when it does not.</param>
internal sealed record Headline(string Text, string Origin, IElement? Element);

/// <summary>
/// Chooses between the headline that readers see and those that markup states: the seen one is the article's, unless it is the site's name,
/// a slogan or a label.
/// </summary>
internal sealed partial class Headlines
{
    /// <summary>Characters beyond which a first-level heading is a paragraph.</summary>
    private const int Longest = 200;

    /// <summary>Words up to which a heading may be a label such as "News", when the stated title says something else.</summary>
    private const int LabelWords = 3;

    private readonly PageElements _elements;
    private readonly List<(string Text, string Origin)> _stated = [];
    private readonly HashSet<string> _siteNames = new(StringComparer.Ordinal);

    private Headlines(PageElements elements, JsonLd jsonLd, MetaTags meta, Uri address)
    {
        _elements = elements;
        var document = elements.Document;
        foreach (var name in new[] { meta["og:site_name"], meta["application-name"], jsonLd.Text("publisher"), address.IsFile ? null : SiteLabel(address) })
        {
            if (Letters(name) is { Length: > 1 } letters)
                _siteNames.Add(letters);
        }
        NameFromTitles(TextClean.SingleSpaced(document.Title ?? ""), TextClean.SingleSpaced(meta["og:title"] ?? jsonLd.Text("headline") ?? ""));
        State("og:title", meta["og:title"]);
        State("twitter:title", meta["twitter:title"]);
        State("json-ld", jsonLd.Text("headline") ?? jsonLd.Text("name"));
        State("dublin core", meta["dcterms.title"] ?? meta["dc.title"]);
        State("citation_title", meta["citation_title"]);
        State("title", document.Title);
    }

    public static Headline Of(PageElements elements, JsonLd jsonLd, MetaTags meta, Uri address) => new Headlines(elements, jsonLd, meta, address).Choose();

    private Headline Choose()
    {
        var seen = _elements.All.Where(element => element.LocalName == "h1" || PageElements.Has(element, "itemprop", "headline")).Select(element => (Element: element, Text: TextClean.SingleSpaced(SeenText(element))))
            .Where(heading => heading.Text.Length is > 0 and <= Longest && !IsSiteName(heading.Text) && !IsHidden(heading.Element)).ToArray();
        var agreed = seen.FirstOrDefault(heading => _stated.Any(stated => Agree(heading.Text, stated.Text)));
        if (agreed.Element is not null)
            return new Headline(agreed.Text, agreed.Element.LocalName, agreed.Element);
        var alone = seen.DistinctBy(heading => Letters(heading.Text)).ToArray();
        if (alone.Length > 1)
            alone = alone.Where(heading => Words(heading.Text).Length > LabelWords && heading.Element.Closest("nav, aside, footer, dialog, form") is null).ToArray();
        if (alone.Length == 1 && !IsLabel(alone[0].Text))
            return new Headline(alone[0].Text, alone[0].Element.LocalName, alone[0].Element);
        return Stated() ?? (seen.Length > 0 ? new Headline(seen[0].Text, seen[0].Element.LocalName, seen[0].Element) : new Headline("", "", null));
    }

    /// <summary>What markup states; set as a lesser heading where there is one that says the same.</summary>
    private Headline? Stated()
    {
        if (_stated.Count == 0)
            return null;
        var lesser = _elements.All.Where(element => element.LocalName is "h2" or "h3").Take(30).FirstOrDefault(heading => _stated.Any(stated => Letters(heading.TextContent) is { Length: > 8 } letters && letters == Letters(stated.Text)));
        lesser ??= _elements.All.Where(element => element.LocalName is "h2" or "h3").Take(30).FirstOrDefault(heading => _stated.Any(stated => Agree(heading.TextContent, stated.Text)) && Words(heading.TextContent).Length > LabelWords);
        return lesser is null ? new Headline(_stated[0].Text, _stated[0].Origin, null) : new Headline(TextClean.SingleSpaced(lesser.TextContent), lesser.LocalName, lesser);
    }

    /// <summary>What the window's title has before or after the article's own title is the name of the site.</summary>
    private void NameFromTitles(string window, string own)
    {
        if (own.Length < 4 || window.Length <= own.Length)
            return;
        foreach (var separator in Separator().Matches(window).ToArray())
        {
            var (head, tail) = (window[..separator.Index], window[(separator.Index + separator.Length)..]);
            if (Letters(head) == Letters(own))
                _siteNames.Add(Letters(tail));
            else if (Letters(tail) == Letters(own))
                _siteNames.Add(Letters(head));
        }
    }

    private void State(string origin, string? value)
    {
        var text = WithoutSite(TextClean.SingleSpaced(value ?? ""));
        if (text.Length > 0 && !IsSiteName(text))
            _stated.Add((text, origin));
    }

    /// <summary>Takes off what stands before the first or after the last separator, when it is the name of the site.</summary>
    private string WithoutSite(string title)
    {
        for (var again = true; again;)
        {
            again = false;
            var parts = Separator().Matches(title);
            if (parts.Count == 0)
                break;
            var (head, tail) = (title[..parts[0].Index], title[(parts[^1].Index + parts[^1].Length)..]);
            if (IsSiteName(tail))
                (title, again) = (title[..parts[^1].Index].TrimEnd(), true);
            else if (IsSiteName(head))
                (title, again) = (title[(parts[0].Index + parts[0].Length)..].TrimStart(), true);
        }
        return title;
    }

    /// <summary>The name as given, or the host's label with or without words around it.</summary>
    private bool IsSiteName(string text) => Letters(text) is { Length: > 1 } letters && _siteNames.Contains(letters);

    /// <summary>One is the other, or the beginning of it up to a separator.</summary>
    private static bool Agree(string seen, string stated)
    {
        var (a, b) = (Letters(seen), Letters(stated));
        if (a.Length < 3)
            return false;
        return a == b || Separator().Matches(stated).Any(separator => Letters(stated[..separator.Index]) == a || Letters(stated[(separator.Index + separator.Length)..]) == a);
    }

    private bool IsLabel(string text)
    {
        var words = Words(text);
        return words.Length <= LabelWords && _stated.Count > 0 && Words(_stated[0].Text) is var stated && stated.Length > words.Length && 2 * words.Count(word => stated.Contains(word, StringComparer.OrdinalIgnoreCase)) <= words.Length;
    }

    /// <summary>Text without what only screen readers are told.</summary>
    private static string SeenText(IElement element) =>
        element.QuerySelector("script, style, svg, .sr-only, .visually-hidden, .screen-reader-text") is null
            ? element.TextContent
            : string.Concat(element.Descendants<IText>().Where(text => text.ParentElement?.Closest("script, style, svg, .sr-only, .visually-hidden, .screen-reader-text") is null).Select(text => text.Data));

    private static bool IsHidden(IElement element) => element.Closest("[hidden]:not([id^='S:']), [aria-hidden='true'], noscript, template, dialog") is not null;

    private static string? SiteLabel(Uri address)
    {
        var labels = address.IdnHost.Split('.');
        return labels.Length < 2 ? null : labels[^2].Length > 3 || labels.Length < 3 ? labels[^2] : labels[^3];
    }

    private static string[] Words(string text) => text.Split([' ', ',', ':', '-'], StringSplitOptions.RemoveEmptyEntries);

    /// <summary>What two writings of a name or title have in common: letters and digits in lower case; empty for null.</summary>
    internal static string Letters(string? text) => text is null ? "" : string.Concat(text.Where(char.IsLetterOrDigit)).ToLowerInvariant();

    [GeneratedRegex(@"\s+[|–—\-·•»«:/\\>]+\s+|\s*[|»]\s*|:\s+|\s+\(|(?<=\S)\s*[_｜]\s*", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Separator();
}
