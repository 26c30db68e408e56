using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract.Content;
using SmartReader;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Finds the blocks of a page's main text and hears other voices where that is in doubt.</summary>
internal static class MainText
{
    /// <summary>Characters below which a text is not worth keeping.</summary>
    private const int ShortestText = 80;

    /// <summary>Characters from which our own reading is sure; SmartReader costs more than everything else and is asked about shorter ones only.</summary>
    private const int Sure = 250;

    /// <summary>Characters beyond which a block is no title, whatever it ends with.</summary>
    private const int LongestTitle = 160;

    /// <summary>Share of a page's text in links from which it may be a list of links, and of the chosen text from which it is one.</summary>
    private const double ListingLinks = 0.5;
    private const double OnlyLinks = 0.65;

    private const double NearlyAll = 0.8;

    private const string Teasers = "article, .hentry, [itemtype*='schema.org/'][itemtype$='Article']";

    private const string SentenceEnds = ".!?…:;。！？：；؟۔।";

    /// <summary>The blocks of the main text; none when there is none, and then whether the page is a list of other pages.</summary>
    /// <param name="document">The page. It stays as it is, unless SmartReader is asked, which changes it.</param>
    /// <param name="address">Where it was found.</param>
    /// <param name="title">What is known as its title.</param>
    /// <param name="description">The text that the page gives of itself; null when it gives none.</param>
    public static (IReadOnlyList<TextBlock> Blocks, bool IsListing) Find(IHtmlDocument document, Uri address, string title, string? description)
    {
        var (own, shape) = ArticleFinder.Find(document, [title, document.Title ?? ""]);
        if (DescribedText.Of(description) is { } described)
            own = described.Judge(own);
        var isListing = (shape.Articles > 2 || shape.LinkDensity > ListingLinks) && !IsInOneArticle(own);
        if (IsText(own, isListing) && Length(own) >= Sure)
            return (own, false);
        // It can only find what is there, and on pages of very many elements it needs minutes and cannot be stopped.
        IReadOnlyList<TextBlock> read = shape.Chars > 2 * Length(own) && shape.Elements <= Limits.MaxJudgedElements ? Read(document, address) : [];
        if (IsText(read, isListing) && Length(read) > 2 * Length(own))
            return (read, false);
        return IsText(own, isListing) ? (own, false) : ([], isListing || LinkShare(own) > OnlyLinks);
    }

    /// <summary>True when one of the page's articles holds nearly all of the text: the others are comments or teasers beside it.</summary>
    private static bool IsInOneArticle(IReadOnlyList<TextBlock> blocks)
    {
        var held = blocks.GroupBy(HolderOf).Where(group => group.Key is not null).Select(group => group.Sum(block => block.Text.Length)).DefaultIfEmpty().Max();
        return held >= NearlyAll * Length(blocks);
    }

    /// <summary>The marked article on the page in which a block stands; null when it stands in none.</summary>
    private static IElement? HolderOf(TextBlock block)
    {
        var node = block.Node;
        while (node is { Element: null, Parent: { } parent })
            node = parent;
        return node.Element?.Closest(Teasers);
    }

    private static IReadOnlyList<TextBlock> Read(IHtmlDocument document, Uri address)
    {
        IReadOnlyList<TextBlock> blocks = [];
        using var reader = new Reader(address.AbsoluteUri, document);
        reader.AddCustomOperationEnd(article => blocks = TextBlocks.Of(article));
        reader.GetArticle();
        return blocks;
    }

    /// <summary>
    /// Long enough and not mostly links; on a page that looks like a list, longer than an introduction to it and at least half of it in sentences,
    /// which titles and dates are not.
    /// </summary>
    private static bool IsText(IReadOnlyList<TextBlock> blocks, bool isListing) =>
        Length(blocks) >= (isListing ? Sure : ShortestText) && LinkShare(blocks) <= OnlyLinks
        && (!isListing || 2 * blocks.Where(IsSentence).Sum(block => block.Text.Length) >= Length(blocks));

    private static bool IsSentence(TextBlock block) =>
        block.Text.Length > LongestTitle || (block.Text.AsSpan().TrimEnd("\"”’»)") is [.., var last] && SentenceEnds.Contains(last));

    private static int Length(IReadOnlyList<TextBlock> blocks) => blocks.Sum(block => block.Text.Length);

    private static double LinkShare(IReadOnlyList<TextBlock> blocks) =>
        (double)blocks.Sum(block => block.LinkChars) / Math.Max(1, blocks.Sum(block => block.Text.Length - block.Text.AsSpan().Count(' ')));
}
