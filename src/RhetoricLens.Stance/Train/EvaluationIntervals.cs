using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Train;

/// <summary>Intervals of an evaluation's figures, all from the same draws of documents.</summary>
internal static class EvaluationIntervals
{
    /// <param name="documents">The evaluation of each document.</param>
    public static IReadOnlyDictionary<string, Interval> Of(Evaluation[] documents)
    {
        var intervals = new SortedDictionary<string, Interval>(StringComparer.Ordinal);
        if (documents.Length < 2)
            return intervals;
        var samples = Draw(Array.ConvertAll(documents, document => document.Confusion.SelectMany(row => row).ToArray()), documents[0].Confusion.Length);
        foreach (var (name, figure) in Evaluation.Figures)
            intervals[name] = Interval.Of(Array.ConvertAll(samples, sample => figure(sample)));
        return intervals;
    }

    /// <summary>The evaluation of each draw of as many documents, with replacement.</summary>
    private static Evaluation[] Draw(int[][] cells, int labels)
    {
        var draws = new Interval.SplitMix(Interval.Seed(0, "evaluation", "macro-f1"));
        var samples = new Evaluation[Interval.Resamples];
        for (var sample = 0; sample < samples.Length; sample++)
        {
            var sum = new int[labels * labels];
            for (var i = 0; i < cells.Length; i++)
            {
                var drawn = cells[draws.Below(cells.Length)];
                for (var cell = 0; cell < sum.Length; cell++)
                    sum[cell] += drawn[cell];
            }
            samples[sample] = new Evaluation([.. sum.Chunk(labels)]);
        }
        return samples;
    }
}
