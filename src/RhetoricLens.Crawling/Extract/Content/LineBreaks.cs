namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Makes paragraphs of what pages without paragraphs separate by two or more line breaks.</summary>
internal static class LineBreaks
{
    public static void ToParagraphs(ContentNode root)
    {
        foreach (var first in root.Below(node => node.Tag == "br"))
        {
            if (first.Parent is not { } parent || !TakeChain(first))
                continue;
            var paragraph = ContentNode.Paragraph();
            parent.Insert(paragraph, first);
            first.Remove();
            Fill(paragraph);
            if (parent.Tag == "p")
                parent.Rename("div");
        }
    }

    /// <summary>True when phrasing content, with all that is in it.</summary>
    public static bool IsPhrasing(ContentNode node) =>
        node.IsText || (node.Kind & TagKind.Phrasing) != TagKind.None || (node.Tag is "a" or "del" or "ins" or "font" && node.Children.All(IsPhrasing));

    public static bool IsSpace(ContentNode node) => node.Tag == "br" || (node.Data is { } data && string.IsNullOrWhiteSpace(data));

    private static bool TakeChain(ContentNode first)
    {
        var taken = false;
        for (var next = Significant(first.Next); next is { Tag: "br" }; next = Significant(first.Next))
        {
            taken = true;
            next.Remove();
        }
        return taken;
    }

    private static void Fill(ContentNode paragraph)
    {
        for (var next = paragraph.Next; next is not null && IsPhrasing(next); next = paragraph.Next)
        {
            if (next.Tag == "br" && Significant(next.Next) is { Tag: "br" })
                break;
            paragraph.Append(next);
        }
        while (paragraph.Last is { } last && IsSpace(last))
            last.Remove();
    }

    private static ContentNode? Significant(ContentNode? node)
    {
        while (node is { Data: { } data } && string.IsNullOrWhiteSpace(data))
            node = node.Next;
        return node;
    }
}
