
namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Makes a page's elements ready to be scored: what is surely not text goes, and divisions used as paragraphs become such.</summary>
internal sealed class Preparation
{
    /// <summary>Longest author's line, in characters.</summary>
    private const int LongestByline = 100;

    /// <summary>Share of a heading's words that stand in the title, from which it repeats the title.</summary>
    private const double SameTitle = 0.75;

    private readonly Strictness _strictness;
    private readonly HashSet<string>[] _titles;
    private readonly List<ContentNode> _scored = [];
    private bool _titleSeen;

    private Preparation(IEnumerable<string> titles, Strictness strictness) =>
        (_titles, _strictness) = ([.. titles.Select(title => Words.Of(title).ToHashSet(StringComparer.Ordinal)).Where(words => words.Count > 0)], strictness);

    /// <summary>The elements whose text is to be scored, in reading order.</summary>
    public static IReadOnlyList<ContentNode> Of(ContentNode root, IEnumerable<string> titles, Strictness strictness)
    {
        var preparation = new Preparation(titles, strictness);
        preparation.Walk(root);
        return preparation._scored;
    }

    private void Walk(ContentNode parent)
    {
        for (var node = parent.First; node is not null;)
        {
            if (node.IsText)
            {
                node = node.Next;
                continue;
            }
            if (IsNoText(node))
            {
                var next = node.Next;
                node.Remove();
                node = next;
                continue;
            }
            if ((node.Kind & TagKind.Scored) != TagKind.None)
                _scored.Add(node);
            if (node.Tag == "div")
                node = AsParagraph(node);
            Walk(node);
            node = node.Next;
        }
    }

    private bool IsNoText(ContentNode node)
    {
        if (IsByline(node) || RepeatsTitle(node) || NameWords.NameReaders(node.Names))
            return true;
        if (_strictness.DropsUnlikely && node.Tag is not ("body" or "a"))
        {
            if (ClassHints.IsUnlikely(node.Names) && !node.IsIn("table") && !node.IsIn("code") && !IsEmbedded(node))
                return true;
            if (ClassHints.IsUnlikelyRole(node.Attribute("role")))
                return true;
        }
        return (node.Tag is "div" or "section" or "header" || (node.Kind & TagKind.Heading) != TagKind.None) && IsEmpty(node);
    }

    /// <summary>A quotation with little around it, as posts of social networks stand in articles.</summary>
    private static bool IsEmbedded(ContentNode node) =>
        node.Stats is { Quotations: 1 } stats && 2 * stats.QuotedChars > stats.Chars;

    private static bool IsByline(ContentNode node) =>
        (ClassHints.IsByline(node.Names) || node.Attribute("rel") == "author" || node.Attribute("itemprop")?.Contains("author", StringComparison.Ordinal) == true)
        && node.Stats.Chars is > 0 and < LongestByline;

    private bool RepeatsTitle(ContentNode node)
    {
        if (_titleSeen || _titles.Length == 0 || node.Tag is not ("h1" or "h2"))
            return false;
        var words = Words.Of(TextOf(node));
        return _titleSeen = _titles.Any(title => Repeats(words, title));
    }

    private static bool Repeats(IReadOnlyCollection<string> words, HashSet<string> title)
    {
        var all = words.Sum(word => word.Length + 1) - 1;
        var others = words.Where(word => !title.Contains(word)).Sum(word => word.Length + 1) - 1;
        return words.Count > 0 && 1 - (double)Math.Max(0, others) / all > SameTitle;
    }

    private static bool IsEmpty(ContentNode node) => node.Stats is { Chars: 0 } stats && stats.Elements - 1 == stats.Rules;

    /// <summary>Wraps what stands loose in a division into paragraphs; a division that only holds one is replaced by it.</summary>
    private ContentNode AsParagraph(ContentNode division)
    {
        WrapLoose(division);
        if (Single(division, "p") is { } only && division.Stats.LinkDensity < 0.25)
        {
            only.Replace(division);
            _scored.Add(only);
            return only;
        }
        if (!HasBlock(division))
        {
            division.Rename("p");
            _scored.Add(division);
        }
        return division;
    }

    private static void WrapLoose(ContentNode division)
    {
        for (var child = division.First; child is not null;)
        {
            if (!LineBreaks.IsPhrasing(child))
            {
                child = child.Next;
                continue;
            }
            var run = new List<ContentNode>();
            for (; child is not null && LineBreaks.IsPhrasing(child); child = child.Next)
                run.Add(child);
            Wrap(division, run, child);
        }
    }

    private static void Wrap(ContentNode division, List<ContentNode> run, ContentNode? next)
    {
        var first = run.FindIndex(node => !LineBreaks.IsSpace(node));
        var last = run.FindLastIndex(node => !LineBreaks.IsSpace(node));
        var paragraph = ContentNode.Paragraph();
        for (var i = 0; i < run.Count; i++)
        {
            if (first >= 0 && i >= first && i <= last)
                paragraph.Append(run[i]);
            else
                run[i].Remove();
        }
        if (first >= 0)
            division.Insert(paragraph, next);
    }

    /// <summary>The only child element, when it has the name and no text stands beside it.</summary>
    public static ContentNode? Single(ContentNode node, string tag)
    {
        ContentNode? only = null;
        foreach (var child in node.Children)
        {
            if (child.Data is { } data ? !string.IsNullOrWhiteSpace(data) : only is not null)
                return null;
            only = child.IsText ? only : child;
        }
        return only?.Tag == tag ? only : null;
    }

    private static bool HasBlock(ContentNode node) =>
        node.Children.Any(child => (child.Kind & TagKind.Block) != TagKind.None || (!child.IsText && HasBlock(child)));

    private static string TextOf(ContentNode node) => node.Data ?? string.Concat(node.Children.Select(TextOf));
}
