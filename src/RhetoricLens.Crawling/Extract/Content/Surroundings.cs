namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Takes out of an article what stands in it and is not its text: captions, teasers, forms, share bars, authors' lives.</summary>
internal static class Surroundings
{
    /// <summary>Share of the article's characters up to which an element may be something else because of its name.</summary>
    private const double LargestShare = 0.2;

    /// <summary>Characters of the longest words about a picture.</summary>
    private const int LongestCaption = 400;

    public static void Drop(ContentNode article)
    {
        var limit = (int)(LargestShare * article.Stats.Chars);
        DropTeasers(article, limit);
        Drop(article, limit);
    }

    private static void Drop(ContentNode node, int limit)
    {
        for (var child = node.First; child is not null;)
        {
            var next = child.Next;
            if (!child.IsText)
            {
                if (IsSurrounding(child, limit))
                    child.Remove();
                else
                    Drop(child, limit);
            }
            child = next;
        }
    }

    /// <summary>Several articles in the article are others; one of several that has most of the text is the article itself.</summary>
    private static void DropTeasers(ContentNode article, int limit)
    {
        var inner = article.Below(node => node.Tag == "article" && node.Stats.Chars <= limit);
        if (inner.Count < 2 || 2 * inner.Sum(node => node.Stats.Chars) > article.Stats.Chars)
            return;
        foreach (var teaser in inner)
            teaser.Remove();
    }

    private static bool IsSurrounding(ContentNode node, int limit)
    {
        if (node.Stats.Chars > limit)
            return false;
        if ((node.Kind & TagKind.Inline) != TagKind.None)
            return NameWords.NameHover(node.Names);
        return node.Tag switch
        {
            // A figure may also hold a table or a listing, which are text.
            "figure" => IsPicture(node),
            "nav" or "footer" or "aside" or "dialog" => true,
            "pre" or "code" or "td" or "th" or "tr" or "tbody" => false,
            _ => (NameWords.NameSurroundings(node.Names) && node.Stats.Quotations == 0) || IsCaption(node) || IsPictureFrame(node),
        };
    }

    private static bool IsPicture(ContentNode figure) =>
        figure.Below(node => node.Tag is "pre" or "table" || (node.Tag is "blockquote" or "p" && node.Stats.Chars > LongestCaption)).Count == 0;

    /// <summary>A division named after pictures that holds little more than one and words about it.</summary>
    private static bool IsPictureFrame(ContentNode node) =>
        node.Stats.Chars <= LongestCaption && node.Stats.Paragraphs <= 3 && node.Tag is "div" or "p" or "section" && NameWords.NamePictures(node.Names);

    private static bool IsCaption(ContentNode node) => node.Tag == "figcaption" || NameWords.NameCaption(node.Names);
}
