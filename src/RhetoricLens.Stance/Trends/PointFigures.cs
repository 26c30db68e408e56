using RhetoricLens.Core;

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
    internal static PointFigures Of(IReadOnlyList<Tally> tallies, ulong seed)
    {
        var sum = tallies.Aggregate(default(Tally), (all, tally) => all + tally);
        var speaking = tallies.Where(tally => tally.Positions > 0).ToArray();
        return new PointFigures(
            sum with { AxisSum = speaking.Sum(tally => tally.AxisSum) }, speaking.Length, tallies.Count,
            Trends.Interval.OfRatio(speaking, tally => (tally.AxisSum, tally.Positions), seed),
            sum.Passages == 0 ? null : Trends.Interval.OfRatio(tallies, tally => (tally.OnTopic, tally.Passages), seed));
    }
}
