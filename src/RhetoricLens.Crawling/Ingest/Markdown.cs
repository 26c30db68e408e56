using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>A line without its markdown.</summary>
/// <param name="Text">Plain text; empty when the line was only decoration.</param>
/// <param name="Starts">It was a heading, list item or quotation: it begins a paragraph.</param>
internal readonly record struct MarkdownLine(string Text, bool Starts);

/// <summary>Takes markdown off a line of a speech.</summary>
internal static partial class Markdown
{
    public static MarkdownLine Plain(string line)
    {
        if (Decoration().IsMatch(line))
            return new MarkdownLine("", Starts: false);
        var prefix = Prefix().Match(line);
        var text = line[prefix.Length..];
        if (text.StartsWith('|') && text.EndsWith('|'))
            text = string.Join(' ', text.Split('|', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        text = Escape().Replace(Emphasis().Replace(text, ""), "${mark}").Trim();
        return new MarkdownLine(text, prefix.Length > 0 && text.Length > 0);
    }

    // Rules, rows of stars, table rulers, a bullet without text.
    [GeneratedRegex(@"^(?:[-*_=~•▪·\s|:]+)$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Decoration();

    // Headings, quotations and bullets, also inside bold; not a dash before a word, which may be speech.
    [GeneratedRegex(@"^(?:\#{1,6}\s+|>\s*|(?:\*\*)?[•▪]\s*|[*+-]\s+)+", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Prefix();

    // Every star: the texts of that session have no other use for it. Underscores only around words, and bullets left inside a line.
    [GeneratedRegex(@"(?<!\\)\*+|(?<![\w\\])_{1,2}(?=\S)|(?<=\S)_{1,2}(?!\w)|\s[•▪](?=\s|$)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Emphasis();

    [GeneratedRegex(@"\\(?<mark>[\\`*_{}\[\]()#+\-.!|>~])", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();
}
