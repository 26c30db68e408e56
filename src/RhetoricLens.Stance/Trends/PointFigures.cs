using RhetoricLens.Core;
using RhetoricLens.Stance.Trends.Correction;

namespace RhetoricLens.Stance.Trends;

/// <summary>The figures of one series in one period.</summary>
/// <param name="Sum">All documents together.</param>
/// <param name="Documents">Documents with a position passage.</param>
/// <param name="AllDocuments">All documents.</param>
/// <param name="Interval">Of the mean; null for fewer than two documents that speak.</param>
/// <param name="Salience">Interval of the share of passages on topic; null for fewer than two documents.</param>
internal sealed record PointFigures(Tally Sum, int Documents, int AllDocuments, Interval? Interval, Interval? Salience)
{
    /// <summary>Mean axis score over position passages; NaN when there is none.</summary>
    internal double Mean => Sum.AxisSum / Sum.Positions;

    /// <param name="tallies">One a document, in the order of their ids, so that the intervals do not depend on the order in which documents arrive.</param>
    /// <param name="seed">Of this series and period.</param>
    internal static PointFigures Of(Tally[] tallies, ulong seed)
    {
        var sum = tallies.Aggregate(default(Tally), (all, tally) => all + tally);
        var speaking = tallies.Where(tally => tally.Positions > 0).ToArray();
        return new PointFigures(
            sum with { AxisSum = speaking.Sum(tally => tally.AxisSum) }, speaking.Length, tallies.Length,
            Trends.Interval.OfRatio(speaking, tally => (tally.AxisSum, tally.Positions), seed),
            Share(tallies, sum));
    }

    /// <summary>
    /// Interval of the share on topic: linearised and cluster-robust over documents, with Student's t, cut at 0 and 1. A bootstrap over all documents, most of which take no
    /// position, would take longer than everything else.
    /// </summary>
    private static Interval? Share(Tally[] tallies, in Tally sum)
    {
        if (tallies.Length < 2 || sum.Passages == 0)
            return null;
        var (share, squares, n) = ((double)sum.OnTopic / sum.Passages, 0.0, tallies.Length);
        foreach (var tally in tallies)
            squares += Math.Pow(tally.OnTopic - share * tally.Passages, 2);
        var reach = CorrectedMean.StudentT(n - 1) * Math.Sqrt(squares * n / (n - 1)) / sum.Passages;
        return new Interval(Math.Max(0, share - reach), Math.Min(1, share + reach));
    }
}
