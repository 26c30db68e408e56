using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>A term that speaks for a class in a language.</summary>
/// <param name="Language">Language of the passages.</param>
/// <param name="Label">The class.</param>
/// <param name="Term">A word, a concept or claim of the lexicon, or the vector of a word (marked ~).</param>
/// <param name="Weight">What it adds to the lead of the class in the passages judged so, on average over all of them.</param>
/// <param name="Passages">Passages in which it speaks for the class.</param>
public sealed record StrongTerm(string Language, StanceLabel Label, string Term, double Weight, int Passages);

/// <summary>
/// The terms on which a model's judgements rest, measured on passages: hashed words have no names of their own, and a weight that no text ever meets says
/// nothing.
/// </summary>
public static class StrongestTerms
{
    private const int MinPassages = 3;

    /// <summary>For each language and class the terms with the largest mean share in the judgement, largest first.</summary>
    /// <param name="scorer">The model.</param>
    /// <param name="passages">Passages that show it at work; their codes are not looked at.</param>
    /// <param name="take">Terms a language and class.</param>
    public static IReadOnlyList<StrongTerm> Of(StanceScorer scorer, IReadOnlyList<LabelledPassage> passages, int take)
    {
        var judged = passages.Select(passage => (passage.Language, Explanation: scorer.Explain(passage.Text, int.MaxValue))).Where(item => item.Explanation.OnTopic);
        return [.. judged
            .GroupBy(item => (item.Language, item.Explanation.Label))
            .OrderBy(group => group.Key.Language, StringComparer.Ordinal).ThenBy(group => group.Key.Label)
            .SelectMany(group => Strongest(group.Key.Language, group.Key.Label, [.. group.Select(item => item.Explanation)], take))];
    }

    private static IEnumerable<StrongTerm> Strongest(string language, StanceLabel label, Explanation[] explanations, int take) => explanations
        .SelectMany(explanation => explanation.Terms)
        .GroupBy(term => term.Term, StringComparer.Ordinal)
        .Select(term => new StrongTerm(language, label, term.Key, term.Sum(use => use.Weight) / explanations.Length, term.Count(use => use.Weight > 0)))
        .Where(term => term.Passages >= MinPassages)
        .OrderByDescending(term => term.Weight).ThenBy(term => term.Term, StringComparer.Ordinal)
        .Take(take);
}
