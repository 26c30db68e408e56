using System.Globalization;

namespace RhetoricLens.Core;

/// <summary>
/// A text as the set of its runs of five words, by which copies are known whatever their layout: letters in lower case and digits count, signs and spaces
/// do not, and a Chinese character or kana is a word (shingling; Broder 1997).
/// </summary>
public sealed class TextShingles
{
    /// <summary>Words in a run: five are beyond most of the field's formulas, and one changed word in a hundred still leaves nineteen of twenty runs.</summary>
    private const int RunWords = 5;

    /// <summary>Bands of four minima: of texts that share four fifths of their runs, 1 in 4,000 pairs has no band in common; of those that share a tenth, 1 in 600 has one.</summary>
    private const int Bands = 16, BandRows = 4;

    private static readonly ulong[] Multipliers = [.. Enumerable.Range(1, Bands * BandRows).Select(i => TextHash.Mix((ulong)i) | 1)];

    private readonly ulong[] _runs;

    private TextShingles(int words, ulong sequence, ulong[] runs) => (Words, Sequence, _runs) = (words, sequence, runs);

    /// <summary>Number of words.</summary>
    public int Words { get; }

    /// <summary>Hash of the words in order: equal when only layout, case or signs differ.</summary>
    public ulong Sequence { get; }

    /// <summary>Reads a text.</summary>
    public static TextShingles Of(string text)
    {
        var words = ReadWords(text);
        var all = words.ToArray().AsSpan();
        var runs = new ulong[Math.Max(1, all.Length - RunWords + 1)];
        for (var i = 0; i < runs.Length; i++)
            runs[i] = TextHash.Run(all.Slice(i, Math.Min(RunWords, all.Length)));
        Array.Sort(runs);
        return new TextShingles(all.Length, TextHash.Run(all), runs[..Distinct(runs)]);
    }

    /// <summary>Share of the runs of either text that both have, 0 to 1 (Jaccard).</summary>
    public double Likeness(TextShingles other)
    {
        var (i, j, both) = (0, 0, 0);
        while (i < _runs.Length && j < other._runs.Length)
        {
            var (left, right) = (_runs[i], other._runs[j]);
            both += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        return (double)both / (_runs.Length + other._runs.Length - both);
    }

    /// <summary>Keys of which alike texts share at least one, nearly always (minwise hashing; Broder 1997; banding after Indyk and Motwani 1998).</summary>
    public long[] BandKeys()
    {
        var minima = new ulong[Bands * BandRows];
        for (var i = 0; i < minima.Length; i++)
            minima[i] = Least(Multipliers[i]);
        return [.. Enumerable.Range(0, Bands).Select(band => (long)TextHash.Mix(TextHash.Run(minima.AsSpan(band * BandRows, BandRows)) + (ulong)band))];
    }

    private ulong Least(ulong multiplier)
    {
        var least = ulong.MaxValue;
        foreach (var run in _runs)
        {
            // The high half of the product decides: the low bits of a multiplication by an odd number are hardly mixed.
            var hash = run * multiplier;
            hash ^= hash >> 32;
            hash *= multiplier;
            least = Math.Min(least, hash);
        }
        return least;
    }

    private static List<ulong> ReadWords(ReadOnlySpan<char> text)
    {
        var words = new List<ulong>(text.Length / 5);
        Span<char> word = stackalloc char[64];
        var length = 0;
        foreach (var c in text)
        {
            var isIdeograph = IsIdeograph(c);
            if (!isIdeograph && IsWordPart(c))
            {
                // Words beyond this length are addresses; their beginning tells them apart.
                if (length < word.Length)
                    word[length++] = char.ToLowerInvariant(c);
                continue;
            }
            if (length > 0)
                words.Add(TextHash.Of(word[..length]));
            length = 0;
            if (isIdeograph)
                words.Add(TextHash.Of([c]));
        }
        if (length > 0)
            words.Add(TextHash.Of(word[..length]));
        return words;
    }

    private static bool IsWordPart(char c) =>
        char.IsLetterOrDigit(c) || char.IsSurrogate(c) || (c >= '\u0300' && char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark);

    private static bool IsIdeograph(char c) => c is (>= '\u3040' and <= '\u30FF') or (>= '\u3400' and <= '\u9FFF') or (>= '\uF900' and <= '\uFAFF');

    private static int Distinct(Span<ulong> sorted)
    {
        var count = 1;
        for (var i = 1; i < sorted.Length; i++)
        {
            if (sorted[i] != sorted[count - 1])
                sorted[count++] = sorted[i];
        }
        return count;
    }
}
