using System.Text;
using AngleSharp.Dom;
using RhetoricLens.Crawling.Extract.Content;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Reads the lines of a page in reading order: what stands near the headline says who wrote and when.</summary>
internal sealed class PageLines
{
    /// <summary>Lines read: bylines stand at the beginning, or at the end of articles that are shorter than this.</summary>
    private const int MostLines = 4_000;

    private static readonly HashSet<string> Unseen = new(StringComparer.OrdinalIgnoreCase)
    {
        "script", "style", "noscript", "template", "svg", "math", "select", "textarea", "iframe", "object", "video", "audio", "canvas", "head", "input", "button",
    };

    private static readonly HashSet<string> Besides = new(StringComparer.OrdinalIgnoreCase) { "nav", "aside", "form", "dialog", "menu" };

    private static readonly HashSet<string> BesideRoles = new(StringComparer.OrdinalIgnoreCase) { "navigation", "contentinfo", "complementary", "search", "dialog", "menu" };

    /// <summary>Beginnings of class names and ids of what stands beside an article.</summary>
    private static readonly string[] BesideNames =
    [
        "comment", "related", "sidebar", "footer", "nav", "menu", "widget", "recommend", "popular", "latest", "trending", "promo", "cookie", "breadcrumb",
        "read-more", "readmore", "more-", "teaser", "card", "next-", "prev", "pagination", "see-also", "copyright",
    ];

    /// <summary>What stands between the names in a class attribute (HTML, ASCII white space).</summary>
    private const string HtmlSpaces = " \t\n\f\r";

    private readonly List<PageLine> _lines = [];
    private readonly StringBuilder _text = new();
    private readonly List<string> _times = [];
    private int _linkChars;
    private int _links;
    private IElement? _holder;

    private readonly HashSet<IElement> _aroundHeadlines;

    /// <summary>Characters of paragraphs in each element.</summary>
    private readonly Dictionary<IElement, int> _prose = [];

    private PageLines(PageElements elements)
    {
        _aroundHeadlines = Around(elements.Named("h1"));
        foreach (var paragraph in elements.Named("p"))
        {
            var length = paragraph.TextContent.Length;
            for (var parent = paragraph.ParentElement; parent is not null; parent = parent.ParentElement)
                _prose[parent] = _prose.GetValueOrDefault(parent) + length;
        }
    }

    /// <summary>The lines of a page's body.</summary>
    public static IReadOnlyList<PageLine> Of(PageElements elements)
    {
        if (elements.Document.Body is not { } body)
            return [];
        var reader = new PageLines(elements) { _holder = body };
        reader.Walk(body, isBeside: false);
        reader.Close(isBeside: false);
        return reader._lines;
    }

    private void Walk(IElement parent, bool isBeside)
    {
        foreach (var child in parent.ChildNodes)
        {
            if (_lines.Count >= MostLines)
                return;
            if (child is IText text)
                Append(text.Data);
            else if (child is IElement element && !Unseen.Contains(element.LocalName) && (!element.HasAttribute("hidden") || ContentTree.IsStreamed(element)))
                Enter(element, isBeside);
        }
    }

    private void Enter(IElement element, bool isBeside)
    {
        var inside = isBeside || StandsBeside(element);
        if ((TagKinds.Of(element.LocalName) & TagKind.Inline) != TagKind.None)
        {
            if (element.LocalName == "time")
                _times.Add(element.GetAttribute("datetime") ?? "");
            var isLink = element.LocalName == "a" && element.HasAttribute("href");
            _links += isLink ? 1 : 0;
            // Words of neighbouring inline elements are set apart by styles.
            if (element.LocalName is "span" or "a" or "time" or "label")
                Append(" ");
            Walk(element, inside);
            _links -= isLink ? 1 : 0;
            if (element.LocalName is "span" or "a" or "time" or "label")
                Append(" ");
            return;
        }
        Close(isBeside);
        var outer = _holder;
        _holder = element;
        Walk(element, inside);
        Close(inside);
        _holder = outer;
    }

    private void Append(string data)
    {
        foreach (var c in data)
        {
            if (!char.IsWhiteSpace(c) && c is not ('\u200B' or '\uFEFF'))
            {
                _text.Append(c);
                _linkChars += _links > 0 ? 1 : 0;
            }
            else if (_text.Length > 0 && _text[^1] != ' ')
                _text.Append(' ');
        }
    }

    private void Close(bool isBeside)
    {
        var text = _text.ToString().Trim();
        if (text.Length > 0 || _times.Any(time => time.Length > 0))
            _lines.Add(new PageLine(text, _holder!, isBeside, [.. _times], 2 * _linkChars > text.Length));
        _text.Clear();
        _times.Clear();
        _linkChars = 0;
    }

    /// <summary>Some themes call the whole article a card or a widget, and some servers put the whole page into a form.</summary>
    private bool StandsBeside(IElement element) => !_aroundHeadlines.Contains(element) && !HoldsMost(element) && element.LocalName switch
    {
        "main" or "article" => false,
        // An article's own footer often names its author.
        "footer" => element.Closest("article") is null,
        var name => Besides.Contains(name) || BesideRoles.Contains(element.GetAttribute("role") ?? "") || IsNamedBeside(element.Id) || HasClassBeside(element.ClassName),
    };

    private bool HoldsMost(IElement element) =>
        _prose.TryGetValue(element, out var own) && element.Owner?.Body is { } body && 2 * own > _prose.GetValueOrDefault(body);

    private static bool HasClassBeside(string? names)
    {
        foreach (var part in names.AsSpan().SplitAny(HtmlSpaces))
        {
            if (IsNamedBeside(names.AsSpan()[part]))
                return true;
        }
        return false;
    }

    private static bool IsNamedBeside(ReadOnlySpan<char> name)
    {
        foreach (var beside in BesideNames)
        {
            if (name.StartsWith(beside, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private static HashSet<IElement> Around(IEnumerable<IElement> headlines)
    {
        var around = new HashSet<IElement>();
        foreach (var headline in headlines)
        {
            for (var parent = headline.ParentElement; parent is not null && around.Add(parent);)
                parent = parent.ParentElement;
        }
        return around;
    }
}
