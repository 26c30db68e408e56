using System.Collections.Frozen;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Tells by its commonest words that a text is English, where the page says so too: a detector of all languages costs a tenth of reading the page.</summary>
internal static class EnglishWords
{
    /// <summary>
    /// Share of the words that must be among the commonest: English prose has 0.3 to 0.5, and Dutch, which shares most of them by chance, under 0.1.
    /// </summary>
    private const double Share = 0.2;

    private static readonly FrozenSet<string> Common = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "the", "of", "and", "to", "in", "is", "that", "with", "for", "was", "were", "are", "this", "which", "from", "have", "has", "not", "they", "their", "it", "as", "by", "be", "been", "will", "would", "we", "our", "you", "your", "on", "at", "or");

    /// <summary>True when enough of the words are; false says nothing.</summary>
    public static bool Are(ReadOnlySpan<char> text)
    {
        var lookup = Common.GetAlternateLookup<ReadOnlySpan<char>>();
        var (common, words) = (0, 0);
        foreach (var part in text.SplitAny(" ,.;:!?\n\t"))
        {
            if (text[part].IsEmpty)
                continue;
            words++;
            common += lookup.Contains(text[part]) ? 1 : 0;
        }
        return common >= Share * words;
    }
}
