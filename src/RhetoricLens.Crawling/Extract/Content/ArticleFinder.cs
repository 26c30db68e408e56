using AngleSharp.Html.Dom;

namespace RhetoricLens.Crawling.Extract.Content;

/// <summary>Finds and cleans a page's article on a copy of its tree; the page stays as it is.</summary>
internal static class ArticleFinder
{
    /// <summary>Characters from which an article is believed at once.</summary>
    private const int Enough = 500;

    /// <summary>Share of the page's running text under which an article may not be the whole of it.</summary>
    private const double Whole = 0.3;

    /// <summary>How many times longer the article must become to be worth believing less.</summary>
    private const int Longer = 2;

    /// <summary>A marked article inside the scored one replaces it when it has at least this share of its text; around it, with at least that multiple.</summary>
    private const double Narrower = 0.9;
    private const double Wider = 1.25;

    /// <summary>The blocks of the article, none when the page has none; and what kind of page it is.</summary>
    /// <param name="page">As parsed.</param>
    /// <param name="titles">Titles of the page, which are no part of its text.</param>
    public static (IReadOnlyList<TextBlock> Blocks, PageShape Shape) Find(IHtmlDocument page, IReadOnlyList<string> titles)
    {
        IReadOnlyList<TextBlock> best = [];
        PageShape? shape = null;
        foreach (var strictness in Strictness.All)
        {
            var root = ContentTree.Of(page.DocumentElement);
            shape ??= PageShape.Of(root);
            var article = Read(root, titles, strictness);
            var isWhole = article.Stats.RunningChars >= Whole * shape.Text;
            var blocks = BlockRules.Keep(TextBlocks.Of(article));
            if (Length(blocks) > Longer * Length(best))
                best = blocks;
            // Texts that are named like surroundings are worth a second look; what is still missing then is beside the article.
            if (Length(best) >= Enough && (isWhole || !strictness.DropsUnlikely))
                break;
        }
        return (best, shape!);
    }

    private static ContentNode Read(ContentNode root, IReadOnlyList<string> titles, Strictness strictness)
    {
        var body = root.Children.FirstOrDefault(node => node.Tag == "body") ?? root;
        var paragraphs = Preparation.Of(root, titles, strictness);
        var article = Together(Marked(root, Candidates.Best(body, paragraphs, strictness)));
        Cleaning.Clean(article, strictness);
        Surroundings.Drop(article);
        return article;
    }

    /// <summary>The element that the page marks as its article where scores agree with it; what the scores chose otherwise.</summary>
    private static IReadOnlyList<ContentNode> Marked(ContentNode root, IReadOnlyList<ContentNode> scored)
    {
        var own = scored.Sum(node => node.Stats.RunningChars);
        foreach (var marked in Marks.Of(root).Where(marked => !scored.Contains(marked)))
        {
            var text = marked.Stats.RunningChars;
            if ((text >= Narrower * own && scored.Any(marked.IsIn)) || (text >= Wider * own && scored.All(node => node.IsIn(marked))))
                return [marked];
        }
        return scored;
    }

    private static ContentNode Together(IReadOnlyList<ContentNode> parts)
    {
        var article = ContentNode.Division();
        foreach (var part in parts)
        {
            // A table's cell or a form that holds the article must not be cleaned away as such.
            if (part.Tag is not ("div" or "article" or "section" or "p" or "ol" or "ul"))
                part.Rename("div");
            article.Append(part);
        }
        return article;
    }

    private static int Length(IReadOnlyList<TextBlock> blocks) => blocks.Sum(block => block.Text.Length);
}
