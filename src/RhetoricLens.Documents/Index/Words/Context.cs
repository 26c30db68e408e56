using RhetoricLens.Documents.Index.Analysis;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>The words around a place of a text.</summary>
/// <param name="Left">Words before it, the nearest first.</param>
/// <param name="Right">Words after it, the nearest first.</param>
/// <param name="Start">First character of the words on the left.</param>
/// <param name="End">One past the last character of the words on the right.</param>
internal sealed record Context(IReadOnlyList<string> Left, IReadOnlyList<string> Right, int Start, int End)
{
    /// <summary>Characters read for each word wanted, at first: words of most languages are shorter, and where they are not more is read.</summary>
    private const int CharsPerWord = 12;

    /// <summary>Reads the words around a place. Only its neighbourhood is cut into words, which gives the same as cutting the whole text.</summary>
    /// <param name="text">The document's text.</param>
    /// <param name="start">First character of the place.</param>
    /// <param name="end">One past its last character.</param>
    /// <param name="left">Words wanted before it.</param>
    /// <param name="right">Words wanted after it.</param>
    internal static Context Around(string text, int start, int end, int left, int right)
    {
        var before = Before(text, start, left);
        var after = After(text, end, right);
        return new Context(
            [.. before.Select(word => word.Term)], [.. after.Select(word => word.Term)],
            before.Count > 0 ? before[^1].Start : start, after.Count > 0 ? after[^1].End : end);
    }

    private static List<Token> Before(string text, int end, int wanted)
    {
        for (var chars = (wanted + 2) * CharsPerWord; wanted > 0; chars *= 4)
        {
            var start = CutBefore(text, Math.Max(0, end - chars));
            var words = Words(text, start, end);
            words.Reverse();
            if (words.Count >= wanted || start == 0)
                return words[..Math.Min(wanted, words.Count)];
        }
        return [];
    }

    private static List<Token> After(string text, int start, int wanted)
    {
        for (var chars = (wanted + 2) * CharsPerWord; wanted > 0; chars *= 4)
        {
            var end = CutAfter(text, Math.Min(text.Length, start + chars));
            var words = Words(text, start, end);
            if (words.Count >= wanted || end == text.Length)
                return words[..Math.Min(wanted, words.Count)];
        }
        return [];
    }

    /// <summary>The nearest white space before, where no word is cut; the beginning when there is none.</summary>
    private static int CutBefore(string text, int at)
    {
        while (at > 0 && !char.IsWhiteSpace(text[at]))
            at--;
        return at;
    }

    private static int CutAfter(string text, int at)
    {
        while (at < text.Length && !char.IsWhiteSpace(text[at]))
            at++;
        return at;
    }

    private static List<Token> Words(string text, int start, int end) =>
        [.. TextAnalyzer.Instance.Tokens(text[start..end]).Select(word => word with { Start = word.Start + start, End = word.End + start })];
}
