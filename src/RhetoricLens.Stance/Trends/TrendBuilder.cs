using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>Estimates the stance of countries from what their documents add up to.</summary>
public static class TrendBuilder
{
    /// <summary>
    /// One point for each country and period in which it takes a position. The mean is over position passages, so that a document that says more
    /// weighs more; the interval is over documents, which are what was sampled.
    /// </summary>
    /// <param name="stances">Documents' parts, in any order, not more than one for a document and country.</param>
    /// <param name="length">Length of the periods; null: one period over all the years of the stances given.</param>
    /// <param name="seed">Seed of the intervals.</param>
    public static Trend Build(IEnumerable<DocumentStance> stances, PeriodLength? length, int seed)
    {
        var all = stances.ToArray();
        if (all.Length == 0)
            return new Trend([], 0);
        var whole = Periods.Whole(all.Min(stance => stance.Date.Start), all.Max(stance => stance.Date.Start));
        var placed = all
            .Select(stance => (Stance: stance, Period: length is null ? whole : Periods.Of(stance.Date, length)))
            .Where(pair => pair.Period is not null)
            .ToArray();
        var points = placed
            .GroupBy(pair => (pair.Stance.Stance.Country, pair.Period!.Start), pair => pair)
            .Select(group => Point(group.First().Period!, [.. group.Select(pair => pair.Stance)], seed))
            .OfType<TrendPoint>()
            .OrderBy(point => point.Country, StringComparer.Ordinal)
            .ThenBy(point => point.Period.Start)
            .ToArray();
        return new Trend(points, all.Length - placed.Length);
    }

    private static TrendPoint? Point(Period period, DocumentStance[] stances, int seed)
    {
        var country = stances[0].Stance.Country;
        // Sorted, so that the interval does not depend on the order in which documents arrive.
        var speaking = stances.Where(stance => stance.Stance.Positions > 0).OrderBy(stance => stance.DocumentId, StringComparer.Ordinal).ToArray();
        if (speaking.Length == 0)
            return null;
        var positions = speaking.Sum(stance => stance.Stance.Positions);
        var mean = speaking.Sum(stance => stance.Stance.AxisSum) / positions;
        var interval = Interval.Bootstrap([.. speaking.Select(stance => (stance.Stance.AxisSum, stance.Stance.Positions))], Interval.Seed(seed, country, period.Name));
        return new TrendPoint(
            country, period, mean, interval?.Low, interval?.High, speaking.Length, stances.Length, positions,
            stances.Sum(stance => stance.Stance.OnTopic), stances.Sum(stance => stance.Stance.Passages));
    }
}
