using System.Text.RegularExpressions;
using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Elements that markup or class names call the author's, found for all lines of a page at once.</summary>
internal sealed partial class AuthorElements
{
    private static readonly string[] Profiles = ["/author/", "/authors/", "/writers/", "/contributor", "/staff/", "/profile"];

    /// <summary>For each element, the first marked one inside it, and the last in it (or it) with a class of authors and letters.</summary>
    private readonly Dictionary<IElement, IElement> _marked = [];
    private readonly Dictionary<IElement, IElement> _named = [];

    public AuthorElements(PageElements elements)
    {
        foreach (var element in elements.All)
        {
            if (IsMarked(element))
            {
                for (var above = element.ParentElement; above is not null && _marked.TryAdd(above, element);)
                    above = above.ParentElement;
            }
            if (IsNamed(element) && element.TextContent.Any(char.IsLetter))
            {
                for (var at = element; at is not null; at = at.ParentElement)
                    _named[at] = element;
            }
        }
    }

    /// <summary>The author's element in or around a line; null when it has none.</summary>
    public IElement? Of(IElement line) =>
        _marked.GetValueOrDefault(line) ?? _named.GetValueOrDefault(line) ?? (line.ParentElement is { } parent && IsNamed(parent) ? line : null);

    private static bool IsMarked(IElement element) => element.Attributes.Length > 0
        && (PageElements.Has(element, "rel", "author")
            || IsNameOrAuthor(element)
            || PageElements.Has(element, "class", "p-author", "fn")
            || (element.LocalName == "a" && element.GetAttribute("href") is { } href && Array.Exists(Profiles, profile => href.Contains(profile, StringComparison.Ordinal))));

    /// <summary>An author in microdata, or the name of one.</summary>
    private static bool IsNameOrAuthor(IElement element)
    {
        if (PageElements.Has(element, "itemprop", "author"))
            return true;
        if (!PageElements.Has(element, "itemprop", "name"))
            return false;
        for (var above = element.ParentElement; above is not null; above = above.ParentElement)
        {
            if (PageElements.Has(above, "itemprop", "author"))
                return true;
        }
        return false;
    }

    private static bool IsNamed(IElement element) => element.ClassName is { Length: > 0 } names && AuthorClass().IsMatch(names);

    [GeneratedRegex(@"(?:^|[\s_-])(?:author|byline|writer)(?:$|[\s_-](?:name|link|title|fn)?)|(?:author|byline|writer)[_-]{1,2}name|author[Nn]ame", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex AuthorClass();
}
