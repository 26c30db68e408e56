using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Train;

/// <summary>A coded passage as two models judge it.</summary>
/// <param name="Passage">The passage and its code.</param>
/// <param name="A">What the first says.</param>
/// <param name="B">What the second says.</param>
public sealed record JudgedPassage(LabelledPassage Passage, StanceProbabilities A, StanceProbabilities B);

/// <summary>
/// How sure one can be that one model is better than another on the same passages (Efron and Tibshirani 1993; Berg-Kirkpatrick, Burkett and
/// Klein 2012): documents are drawn with replacement, as passages of one document are not independent, and both models are measured on each draw,
/// so that what is hard for both cancels out.
/// </summary>
public static class PairedBootstrap
{
    private static readonly int Labels = Enum.GetValues<StanceLabel>().Length;

    /// <summary>95 % interval of macro-F1 of the second less macro-F1 of the first; null for fewer than two documents.</summary>
    public static Interval? MacroF1Difference(IReadOnlyList<JudgedPassage> passages)
    {
        var documents = passages
            .GroupBy(judged => judged.Passage.Group, StringComparer.Ordinal)
            .OrderBy(document => document.Key, StringComparer.Ordinal)
            .Select(document => Confusions(document))
            .ToArray();
        return Interval.Bootstrap(documents.Length, Interval.Seed(0, "paired", "macro-f1"), drawn => Difference(Sum(documents, drawn)));
    }

    /// <summary>Passages by model, coded label and the model's label, in one row of numbers.</summary>
    private static int[] Confusions(IEnumerable<JudgedPassage> document)
    {
        var counts = new int[2 * Labels * Labels];
        foreach (var (passage, a, b) in document)
        {
            counts[((int)passage.Label * Labels) + (int)a.Label]++;
            counts[((Labels + (int)passage.Label) * Labels) + (int)b.Label]++;
        }
        return counts;
    }

    private static int[] Sum(int[][] documents, int[] drawn)
    {
        var sum = new int[2 * Labels * Labels];
        foreach (var document in drawn)
        {
            for (var cell = 0; cell < sum.Length; cell++)
                sum[cell] += documents[document][cell];
        }
        return sum;
    }

    private static double Difference(int[] counts)
    {
        var rows = counts.Chunk(Labels).ToArray();
        return new Evaluation(rows[Labels..]).MacroF1 - new Evaluation(rows[..Labels]).MacroF1;
    }
}
