using AngleSharp.Html.Dom;
using SmartReader;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Finds the blocks of a page's main text.</summary>
internal static class MainText
{
    /// <summary>Characters below which a text is not worth keeping.</summary>
    private const int ShortestText = 80;

    /// <summary>Characters beyond which a block is no title, whatever it ends with.</summary>
    private const int LongestTitle = 160;

    /// <summary>Characters of a marked article from which SmartReader is not asked: it needs seconds there, and pages of that length are documents.</summary>
    private const int LongestJudged = 150_000;

    /// <summary>Share of a candidate's text in links from which it is a list of links.</summary>
    private const double ListingLinks = 0.5;

    /// <summary>Share of a marked article that SmartReader must keep for the article to be taken whole; chosen on the article-extraction benchmark.</summary>
    private const double Agreement = 0.9;

    private const string Teasers = "article, .hentry, [itemtype*='schema.org/'][itemtype$='Article']";

    private const string SentenceEnds = ".!?…:;。！？：；؟۔।";

    /// <summary>
    /// What the page marks as its text, unless SmartReader keeps so little of it that most must be something else. SmartReader may drop
    /// short paragraphs and quotations, so it only judges where it agrees. It changes the tree and therefore comes last.
    /// </summary>
    public static (IReadOnlyList<TextBlock> Blocks, bool IsListing) Find(IHtmlDocument document, Uri address)
    {
        var isListing = document.QuerySelectorAll(Teasers).Length > 2 || (document.Body is { } page && LinkShare(TextBlocks.Of(page)) > ListingLinks);
        if (Marked(document, isListing, "[itemprop~='articleBody']", ".e-content, .entry-content") is { } body)
            return (body, false);
        var article = Marked(document, isListing, "article", "main, [role='main']");
        if (article is not null && Length(article) > LongestJudged)
            return (article, false);
        var read = Read(document, address);
        if (article is not null && (!IsText(read, isListing) || Length(read) >= Agreement * Length(article)))
            return (article, false);
        return IsText(read, isListing) ? (read, false) : ([], isListing || LinkShare(read) > ListingLinks);
    }

    private static IReadOnlyList<TextBlock>? Marked(IHtmlDocument document, bool isListing, params string[] selectors) => selectors
        .Select(selector => document.QuerySelectorAll(selector))
        // Several articles, side by side or one in the other, are a list of teasers.
        .Where(found => found.Length == 1 && found[0].QuerySelectorAll(Teasers).Length < 2)
        .Select(found => TextBlocks.Of(found[0]))
        .FirstOrDefault(blocks => IsText(blocks, isListing));

    private static IReadOnlyList<TextBlock> Read(IHtmlDocument document, Uri address)
    {
        IReadOnlyList<TextBlock> blocks = [];
        using var reader = new Reader(address.AbsoluteUri, document);
        reader.AddCustomOperationEnd(article => blocks = TextBlocks.Of(article));
        reader.GetArticle();
        return blocks;
    }

    /// <summary>Long enough and not mostly links; on a page that looks like a list, at least half of it in sentences, which titles and dates are not.</summary>
    private static bool IsText(IReadOnlyList<TextBlock> blocks, bool isListing) =>
        Length(blocks) >= ShortestText && LinkShare(blocks) <= ListingLinks
        && (!isListing || 2 * blocks.Where(IsSentence).Sum(block => block.Text.Length) >= Length(blocks));

    private static bool IsSentence(TextBlock block) =>
        block.Text.Length > LongestTitle || (block.Text.AsSpan().TrimEnd("\"”’»)") is [.., var last] && SentenceEnds.Contains(last));

    private static int Length(IReadOnlyList<TextBlock> blocks) => blocks.Sum(block => block.Text.Length);

    private static double LinkShare(IReadOnlyList<TextBlock> blocks) =>
        (double)blocks.Sum(block => block.LinkChars) / Math.Max(1, blocks.Sum(block => block.Text.Count(c => c != ' ')));
}
