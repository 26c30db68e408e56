namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Finds the element that a page itself marks as its text.</summary>
internal static class Marks
{
    /// <summary>Shortest paragraph, in characters, that counts as one of a text, and the largest share of links in it.</summary>
    private const int Paragraph = 80;
    private const double Links = 0.4;

    private static readonly Func<ContentNode, bool>[] Kinds =
    [
        node => node.Attribute("itemprop")?.Contains("articleBody", StringComparison.OrdinalIgnoreCase) == true,
        node => HasClass(node, "e-content") || HasClass(node, "entry-content"),
        node => node.Tag == "article",
        node => node.Tag == "main" || node.Attribute("role") == "main",
    ];

    /// <summary>Marked elements, the surest kind first; a kind of which there are several on the page is none.</summary>
    public static IEnumerable<ContentNode> Of(ContentNode root)
    {
        foreach (var kind in Kinds)
        {
            if (root.Below(kind) is [var only])
                yield return only;
        }
    }

    /// <summary>Characters of the paragraphs in an element that read like text.</summary>
    public static int TextIn(ContentNode node)
    {
        if (node.IsText || IsOthers(node))
            return 0;
        if (node.Tag is "p" or "li" or "blockquote" or "pre" or "td" or "dd" && node.Stats is { Chars: >= Paragraph } stats && stats.LinkDensity < Links && !node.Children.Any(HasParagraph))
            return stats.Chars;
        return node.Children.Sum(TextIn);
    }

    private static bool IsOthers(ContentNode node) => node.Names.Length > 0 && NameWords.NameOthers(node.Names);

    private static bool HasParagraph(ContentNode node) => node.Tag is "p" or "ul" or "ol" or "div" or "li" or "table";

    private static bool HasClass(ContentNode node, string name) => node.Class.Contains(name, StringComparison.Ordinal) && node.Class.Split(' ').Contains(name);
}
