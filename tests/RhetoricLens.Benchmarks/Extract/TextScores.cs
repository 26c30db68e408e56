using System.Text.RegularExpressions;

namespace RhetoricLens.Benchmarks.Extract;

/// <summary>How well a text agrees with the true one.</summary>
/// <param name="Precision">Share of the text that is true, 0..1; null when the text is empty.</param>
/// <param name="Recall">Share of the truth that the text has, 0..1; null when the truth is empty.</param>
internal sealed record Agreement(double? Precision, double? Recall)
{
    /// <summary>Harmonic mean; 1 when both texts are empty, 0 when one is.</summary>
    public double F1 => Precision is null && Recall is null ? 1 : TextScores.Harmonic(Precision ?? 0, Recall ?? 0);
}

/// <summary>Scores of texts as the sets' own evaluations count them.</summary>
internal static partial class TextScores
{
    /// <summary>Words in one shingle of the article-extraction benchmark.</summary>
    private const int ShingleWords = 4;

    /// <summary>Multisets of four-word shingles, as <c>evaluate.py</c> of scrapinghub/article-extraction-benchmark.</summary>
    public static Agreement Shingles(string truth, string text) => Compare(Shingles(Words(truth)), Shingles(Words(text)));

    /// <summary>Multisets of lower-case words.</summary>
    public static Agreement Tokens(string truth, string text) => Compare(Words(truth.ToLowerInvariant()), Words(text.ToLowerInvariant()));

    /// <summary>F1 of the mean precision and the mean recall, each over the pages that have one: the benchmark's headline figure.</summary>
    public static (double F1, double Precision, double Recall) Headline(IReadOnlyCollection<Agreement> pages)
    {
        var precision = pages.Average(page => page.Precision) ?? 0;
        var recall = pages.Average(page => page.Recall) ?? 0;
        return (Harmonic(precision, recall), precision, recall);
    }

    public static double Harmonic(double precision, double recall) => precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;

    private static Agreement Compare(IReadOnlyCollection<string> truth, IReadOnlyCollection<string> text)
    {
        var left = truth.CountBy(item => item, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
        var shared = 0;
        foreach (var item in text)
        {
            if (!left.TryGetValue(item, out var count) || count == 0)
                continue;
            left[item] = count - 1;
            shared++;
        }
        return new Agreement(text.Count > 0 ? (double)shared / text.Count : null, truth.Count > 0 ? (double)shared / truth.Count : null);
    }

    private static string[] Words(string text) => [.. Word().Matches(text).Select(match => match.Value)];

    /// <summary>A text of fewer words than a shingle is one shingle.</summary>
    private static string[] Shingles(string[] words) => words.Length == 0
        ? []
        : [.. Enumerable.Range(0, Math.Max(1, words.Length - ShingleWords + 1)).Select(i => string.Join(' ', words[i..Math.Min(words.Length, i + ShingleWords)]))];

    // What Python means by \w+.
    [GeneratedRegex(@"[\p{L}\p{N}_]+", RegexOptions.CultureInvariant, 10_000)]
    private static partial Regex Word();
}
