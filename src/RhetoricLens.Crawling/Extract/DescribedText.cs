using RhetoricLens.Crawling.Extract.Content;

namespace RhetoricLens.Crawling.Extract;

/// <summary>The text that a page gives of itself in JSON-LD (schema.org <c>articleBody</c>): a second voice about what belongs to it.</summary>
internal sealed class DescribedText
{
    /// <summary>Characters below which it is an excerpt at best.</summary>
    private const int Shortest = 500;

    /// <summary>Share of each text that the other must have for the two to be of the same article.</summary>
    private const double Agreement = 0.8;

    /// <summary>Words that follow each other and are looked up together.</summary>
    private const int Run = 3;

    /// <summary>Share of a block's runs in the other text from which it belongs to it.</summary>
    private const double Belongs = 0.3;

    private readonly IReadOnlyList<TextBlock> _blocks;
    private readonly HashSet<string> _runs;

    private DescribedText(IReadOnlyList<TextBlock> blocks) => (_blocks, _runs) = (blocks, blocks.SelectMany(block => Runs(block.Text)).ToHashSet(StringComparer.Ordinal));

    /// <summary>Null when the page gives none, or too little.</summary>
    /// <param name="body">As in the markup; null when there is none.</param>
    public static DescribedText? Of(string? body) => body is null || body.Length < Shortest ? null : new DescribedText(Blocks(body));

    /// <summary>The page's blocks without those that its description does not have, where the two agree otherwise; the description where the page shows only its beginning.</summary>
    public IReadOnlyList<TextBlock> Judge(IReadOnlyList<TextBlock> shown)
    {
        var kept = shown.Where(IsKept).ToArray();
        if (Length(kept) >= Agreement * Length(shown))
            return Length(kept) >= Agreement * Length(_blocks) ? kept : Length(_blocks) > 2 * Length(shown) ? _blocks : shown;
        return shown;
    }

    /// <summary>Only paragraphs are judged: descriptions often leave out headings, lists, tables and code.</summary>
    private bool IsKept(TextBlock block)
    {
        if (block.Node.Tag != "p" || block.Node.IsIn("li") || block.Node.IsIn("blockquote"))
            return true;
        var runs = Runs(block.Text).ToArray();
        return runs.Count(_runs.Contains) >= Belongs * runs.Length;
    }

    private static IReadOnlyList<TextBlock> Blocks(string body)
    {
        var markup = body.Contains("</", StringComparison.Ordinal) ? body : "<p>" + System.Net.WebUtility.HtmlEncode(body).ReplaceLineEndings("</p><p>") + "</p>";
        using var page = GuardedParser.Parse(markup, default).Document;
        return page?.Body is { } element ? TextBlocks.Of(element) : [];
    }

    private static IEnumerable<string> Runs(string text)
    {
        var words = Words.Of(text);
        if (words.Count is > 0 and < Run)
            yield return string.Join(' ', words);
        for (var i = 0; i + Run <= words.Count; i++)
            yield return $"{words[i]} {words[i + 1]} {words[i + 2]}";
    }

    private static int Length(IReadOnlyList<TextBlock> blocks) => blocks.Sum(block => block.Text.Length);
}
