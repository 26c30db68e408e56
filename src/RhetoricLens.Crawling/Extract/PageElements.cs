using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace RhetoricLens.Crawling.Extract;

/// <summary>The elements of a parsed page in reading order. They are gathered in one walk: each query of the parser's tree goes through all of it anew.</summary>
internal sealed class PageElements
{
    /// <summary>What stands between the words of an attribute (HTML, ASCII white space).</summary>
    private const string Spaces = " \t\n\f\r";

    private readonly List<IElement> _all = [];
    private readonly List<IElement> _marked = [];
    private readonly Dictionary<string, List<IElement>> _byName = new(StringComparer.Ordinal);

    public PageElements(IHtmlDocument document)
    {
        Document = document;
        Gather(document);
    }

    public IHtmlDocument Document { get; }

    public IReadOnlyList<IElement> All => _all;

    /// <summary>Those of one name, which is given in lower case.</summary>
    public IReadOnlyList<IElement> Named(string name) => _byName.GetValueOrDefault(name) ?? [];

    /// <summary>Those with one of the words in their microdata (itemprop).</summary>
    public IEnumerable<IElement> WithProperty(params string[] words) => _marked.Where(element => Has(element, "itemprop", words));

    /// <summary>The same with words of RDFa (property) beside those of microdata.</summary>
    public IEnumerable<IElement> WithProperty(string[] microdata, string[] rdfa) => _marked.Where(element => Has(element, "itemprop", microdata) || Has(element, "property", rdfa));

    /// <summary>True when an attribute that is a list of words holds one of them.</summary>
    public static bool Has(IElement element, string attribute, params string[] words)
    {
        var value = element.GetAttribute(attribute);
        return value is not null && Array.Exists(words, word => HasWord(value, word, StringComparison.Ordinal));
    }

    /// <summary>True when a list of words holds the word.</summary>
    public static bool HasWord(ReadOnlySpan<char> list, string word, StringComparison comparison)
    {
        if (list.Length < word.Length)
            return false;
        foreach (var part in list.SplitAny(Spaces))
        {
            if (list[part].Equals(word, comparison))
                return true;
        }
        return false;
    }

    private void Gather(INode parent)
    {
        // By index: the parser's tree searches the parent's list for each next sibling.
        var children = parent.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            if (children[i] is not IElement element)
                continue;
            Add(element);
            Gather(element);
        }
    }

    private void Add(IElement element)
    {
        _all.Add(element);
        if (element.HasAttribute("itemprop") || element.HasAttribute("property"))
            _marked.Add(element);
        if (!_byName.TryGetValue(element.LocalName, out var named))
            _byName[element.LocalName] = named = [];
        named.Add(element);
    }
}
