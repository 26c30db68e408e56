namespace RhetoricLens.Stance.Score;

/// <summary>A stretch of a text, in UTF-16 code units.</summary>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
public readonly record struct TextSpan(int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>
/// Finds sentences by rules for stops, abbreviations, initials, numbers and quotations in the languages of diplomacy. In doubt it does not
/// cut: two sentences taken as one harm a passage less than half a sentence. Time grows with the length of the text alone.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>Changes whenever the same text would be cut elsewhere; scores carry it with the model.</summary>
    public const int Version = 1;

    /// <summary>The sentences of one paragraph, trimmed, in reading order, covering all that is not white space.</summary>
    public static IReadOnlyList<TextSpan> Split(string text)
    {
        var sentences = new List<TextSpan>();
        Split(text, 0, text.Length, sentences);
        return sentences;
    }

    /// <summary>Adds the sentences of <c>text[start..end]</c>.</summary>
    internal static void Split(ReadOnlySpan<char> text, int start, int end, List<TextSpan> into)
    {
        text = text[..end];
        var sentence = SkipSpace(text, start);
        var at = sentence;
        while (at < end)
        {
            var step = text[at..].IndexOfAny(SentenceEnd.Stops);
            if (step < 0)
                break;
            var (isEnd, next) = SentenceEnd.At(text, sentence, at + step);
            at = next;
            if (!isEnd)
                continue;
            Add(text, sentence, at, into);
            sentence = at = SkipSpace(text, at);
        }
        Add(text, sentence, end, into);
    }

    private static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static void Add(ReadOnlySpan<char> text, int start, int end, List<TextSpan> into)
    {
        while (end > start && char.IsWhiteSpace(text[end - 1]))
            end--;
        if (end > start)
            into.Add(new TextSpan(start, end));
    }
}
