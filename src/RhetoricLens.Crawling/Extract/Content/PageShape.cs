namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>What kind of page it is, before any of it is judged.</summary>
/// <param name="Text">Characters of paragraphs that read like text, comments and captions of galleries apart.</param>
/// <param name="LinkDensity">Share of all characters in links, 0..1.</param>
/// <param name="Articles">Elements that the page marks as articles.</param>
/// <param name="Chars">Characters of all that readers see.</param>
/// <param name="Elements">Elements that they see.</param>
internal sealed record PageShape(int Text, double LinkDensity, int Articles, int Chars, int Elements)
{
    public static PageShape Of(ContentNode root) => new(root.Stats.RunningChars, root.Stats.LinkDensity, root.Below(IsArticle).Count, root.Stats.Chars, root.Stats.Elements);

    /// <summary>An article by its element, its microformat or its microdata.</summary>
    public static bool IsArticle(ContentNode node) =>
        node.Tag == "article" || (node.Class.Contains("hentry", StringComparison.Ordinal) && node.Class.Split(' ').Contains("hentry"))
        || (node.Attribute("itemtype") is { } type && type.Contains("schema.org/", StringComparison.Ordinal) && type.EndsWith("Article", StringComparison.Ordinal));
}
