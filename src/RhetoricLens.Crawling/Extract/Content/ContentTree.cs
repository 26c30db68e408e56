using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Copies a page's elements into <see cref="ContentNode"/>s, without what never holds text and what readers do not see.</summary>
internal sealed class ContentTree
{
    private readonly INode _page;
    private Dictionary<string, IElement>? _streamed;

    private ContentTree(INode page) => _page = page;

    /// <summary>The copy of an element and all below it, with chains of line breaks made into paragraphs.</summary>
    public static ContentNode Of(IElement root)
    {
        var node = new ContentTree(root.Owner?.DocumentElement ?? root).Copy(root, TagKinds.Of(root.LocalName));
        LineBreaks.ToParagraphs(node);
        return node;
    }

    /// <summary>True for an element that waits to be put in its place by a script, see <see cref="Streamed"/>.</summary>
    public static bool IsStreamed(IElement element) => element.Id is ['S', ':', ..];

    private ContentNode Copy(IElement element, TagKind kind)
    {
        var node = new ContentNode(element.LocalName, kind, element, null);
        if ((kind & TagKind.Leaf) == TagKind.None)
            CopyChildren(element, node);
        return node;
    }

    private void CopyChildren(IElement element, ContentNode into)
    {
        // By index: the parser's tree searches the parent's list for each next sibling.
        var children = element.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            if (child is IText text)
                into.Append(new ContentNode("", TagKind.None, null, text.Data));
            else if (child is IElement inner && TagKinds.Of(inner.LocalName) is var kind && (kind & TagKind.Skipped) == TagKind.None && !Visibility.IsHidden(inner))
                into.Append(Copy(inner, kind));
            else if (child is IElement { LocalName: "template", Id: ['B', ':', .. var place] } && Streamed(place) is { } late)
                CopyChildren(late, into);
            else if (child is IElement { Id: ['S', ':', .. var number] } && Streamed(number) is { } unplaced)
                CopyChildren(unplaced, into);
        }
    }

    /// <summary>
    /// React sends what it rendered late in hidden elements S:0, S:1 ... and has a script put each in place of the template B:0, B:1 ...
    /// Each is given once, or two that hold each other's place would never end.
    /// </summary>
    private IElement? Streamed(string number)
    {
        _streamed ??= Late(_page);
        return _streamed.Remove(number, out var late) ? late : null;
    }

    private static Dictionary<string, IElement> Late(INode page)
    {
        var late = new Dictionary<string, IElement>(StringComparer.Ordinal);
        foreach (var element in page.Descendants<IElement>())
        {
            if (element.Id is ['S', ':', .. var number] && element.HasAttribute("hidden"))
                late.TryAdd(number, element);
        }
        return late;
    }
}
