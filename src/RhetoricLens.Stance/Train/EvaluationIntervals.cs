using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Train;

/// <summary>Intervals of an evaluation's figures, all from the same draws of documents.</summary>
internal static class EvaluationIntervals
{
    /// <param name="documents">The evaluation of each document.</param>
    public static IReadOnlyDictionary<string, Interval> Of(Evaluation[] documents)
    {
        var intervals = new SortedDictionary<string, Interval>(StringComparer.Ordinal);
        var seed = Interval.Seed(0, "evaluation", "macro-f1");
        foreach (var (name, figure) in Evaluation.Figures)
        {
            if (Interval.Bootstrap(documents.Length, seed, drawn => figure(Evaluation.Sum(drawn.Select(i => documents[i])))) is { } interval)
                intervals[name] = interval;
        }
        return intervals;
    }
}
