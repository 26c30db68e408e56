namespace RhetoricLens.Crawling.Extract.Voices;

/// <summary>Words between quotation marks.</summary>
/// <param name="Start">First character inside.</param>
/// <param name="End">One past the last inside: the closing mark, or the end of the paragraph when the quotation goes on in the next.</param>
/// <param name="IsOpen">True when no mark closes it in its paragraph.</param>
internal readonly record struct QuotedSpan(int Start, int End, bool IsOpen);

/// <summary>Finds quotations in a paragraph by the marks of English, French, German, Russian, Spanish, Chinese and Japanese.</summary>
internal static class QuoteMarks
{
    private const string Opening = "“\"«„「『";

    /// <summary>The outermost quotations in order of their places.</summary>
    public static IReadOnlyList<QuotedSpan> Find(string text)
    {
        var spans = new List<QuotedSpan>();
        for (var at = 0; at < text.Length; at++)
        {
            if (!Opening.Contains(text[at]) || (text[at] == '"' && IsInch(text, at)))
                continue;
            var close = Close(text, at);
            // What is open to the end is a quotation only when the whole paragraph is: anything else is a stray mark.
            if (close < 0 && at > 0)
                continue;
            spans.Add(new QuotedSpan(at + 1, close < 0 ? text.Length : close, close < 0));
            at = close < 0 ? text.Length : close;
        }
        return spans;
    }

    public static bool StartsWithMark(string text) => text.Length > 0 && Opening.Contains(text[0]);

    private static int Close(string text, int open) => text[open] switch
    {
        '“' => text.IndexOf('”', open + 1),
        '"' => text.IndexOf('"', open + 1),
        '«' => text.IndexOf('»', open + 1),
        '„' => text.AsSpan(open + 1).IndexOfAny('“', '”') is var length and >= 0 ? open + 1 + length : -1,
        '「' => text.IndexOf('」', open + 1),
        _ => text.IndexOf('』', open + 1),
    };

    /// <summary>The mark after a number means inches or seconds.</summary>
    private static bool IsInch(string text, int at) => at > 0 && char.IsDigit(text[at - 1]);
}
