using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Validate;

/// <summary>How well an order of scores fits an order of deeds.</summary>
public static class Ranking
{
    /// <summary>Countries needed on each side before an interval is given: with fewer, many resamples have none on one side.</summary>
    public const int MinSideForInterval = 5;

    /// <summary>
    /// Area under the ROC curve: the probability that a country drawn from the high side has a higher score than one drawn from the low side, ties
    /// counting half (Mann and Whitney's U over the product of the sizes; Hanley and McNeil 1982). 0.5 is chance. Null when a side is empty.
    /// </summary>
    public static double? Auc(IReadOnlyList<double> low, IReadOnlyList<double> high)
    {
        if (low.Count == 0 || high.Count == 0)
            return null;
        var wins = high.Sum(above => low.Sum(below => Win(below, above)));
        return wins / ((double)low.Count * high.Count);
    }

    /// <summary>
    /// 95 % percentile bootstrap of <see cref="Auc"/> over countries; null for a side smaller than <see cref="MinSideForInterval"/>. The rare resample
    /// without a country on one side says nothing and counts as chance.
    /// </summary>
    /// <param name="low">Scores of the countries on the low side, in a fixed order.</param>
    /// <param name="high">Scores of those on the high side.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval? AucInterval(IReadOnlyList<double> low, IReadOnlyList<double> high, ulong seed)
    {
        if (Math.Min(low.Count, high.Count) < MinSideForInterval)
            return null;
        return Interval.Bootstrap(low.Count + high.Count, seed, drawn => Auc(
            [.. drawn.Where(i => i < low.Count).Select(i => low[i])],
            [.. drawn.Where(i => i >= low.Count).Select(i => high[i - low.Count])]) ?? 0.5);
    }

    /// <summary>Spearman's rank correlation, ties sharing their mean rank; null for fewer than three pairs or when one side does not vary.</summary>
    public static double? Spearman(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count != y.Count)
            throw new ArgumentException("The two lists are of different lengths.", nameof(y));
        if (x.Count < 3)
            return null;
        var (a, b) = (Ranks(x), Ranks(y));
        var mean = (x.Count + 1) / 2.0;
        var spread = Math.Sqrt(a.Sum(rank => (rank - mean) * (rank - mean)) * b.Sum(rank => (rank - mean) * (rank - mean)));
        return spread == 0 ? null : a.Zip(b, (i, j) => (i - mean) * (j - mean)).Sum() / spread;
    }

    /// <summary>1 when the high side's score is above, half when they are equal, 0 when it is below.</summary>
    internal static double Win(double low, double high) => high > low ? 1 : high < low ? 0 : 0.5;

    /// <summary>Ranks from 1; equal values share the mean of the ranks they take up.</summary>
    private static double[] Ranks(IReadOnlyList<double> values)
    {
        var order = Enumerable.Range(0, values.Count).OrderBy(i => values[i]).ToArray();
        var ranks = new double[values.Count];
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && values[order[end]] == values[order[start]];)
                end++;
            for (var i = start; i < end; i++)
                ranks[order[i]] = (start + end + 1) / 2.0;
        }
        return ranks;
    }
}
