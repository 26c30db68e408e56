namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Finds the element that a page itself marks as its text.</summary>
internal static class Marks
{
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

    private static bool HasClass(ContentNode node, string name) => node.Class.Contains(name, StringComparison.Ordinal) && node.Class.Split(' ').Contains(name);
}
