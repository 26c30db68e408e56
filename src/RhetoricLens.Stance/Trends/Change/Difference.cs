using System.Runtime.Intrinsics;

namespace RhetoricLens.Stance.Trends.Change;

/// <summary>The difference of two means, raw.</summary>
/// <param name="Value">Mean of a less mean of b, -2 to +2.</param>
/// <param name="Interval">95 %; null when neither side has two documents that speak.</param>
/// <param name="Shared">Documents on both sides: then they are drawn together.</param>
public sealed record Difference(double Value, Interval? Interval, int Shared)
{
    /// <summary>
    /// Bootstrap over documents. Sides without a document in common are drawn each by itself; else documents of both are drawn together, so that what a shared one adds to both
    /// sides cancels.
    /// </summary>
    /// <param name="a">Documents of the one side; at least one speaks.</param>
    /// <param name="b">Documents of the other; at least one speaks.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Difference Between(TrendCell a, TrendCell b, ulong seed)
    {
        var (left, right) = (Speaking(a), Speaking(b));
        var shared = left.Keys.Count(right.ContainsKey);
        var value = Mean(left.Values) - Mean(right.Values);
        if (Math.Min(left.Count, right.Count) < 2)
            return new Difference(value, null, shared);
        var figures = shared == 0 ? Apart([.. left.Values], [.. right.Values], seed) : Together(left, right, seed);
        return new Difference(value, Trends.Interval.Of(figures), shared);
    }

    private static SortedDictionary<string, Vector128<double>> Speaking(TrendCell cell)
    {
        var documents = new SortedDictionary<string, Vector128<double>>(StringComparer.Ordinal);
        for (var i = 0; i < cell.Documents.Count; i++)
        {
            if (cell.Tallies[i].Positions > 0)
                documents[cell.Documents[i]] = Vector128.Create(cell.Tallies[i].AxisSum, cell.Tallies[i].Positions);
        }
        return documents;
    }

    private static double Mean(IEnumerable<Vector128<double>> documents) => Ratio(documents.Aggregate((sum, one) => sum + one));

    private static double Ratio(Vector128<double> sum) => sum[0] / sum[1];

    private static double[] Apart(Vector128<double>[] left, Vector128<double>[] right, ulong seed)
    {
        var draws = new Interval.SplitMix(seed);
        var figures = new double[Trends.Interval.Resamples];
        for (var i = 0; i < figures.Length; i++)
            figures[i] = Ratio(draws.Sum(left)) - Ratio(draws.Sum(right));
        return figures;
    }

    private static double[] Together(SortedDictionary<string, Vector128<double>> left, SortedDictionary<string, Vector128<double>> right, ulong seed)
    {
        var documents = left.Keys.Union(right.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
            .Select(id => (Left: left.GetValueOrDefault(id), Right: right.GetValueOrDefault(id))).ToArray();
        var draws = new Interval.SplitMix(seed);
        var figures = new List<double>(Trends.Interval.Resamples);
        for (var i = 0; i < Trends.Interval.Resamples; i++)
        {
            var (a, b) = (Vector128<double>.Zero, Vector128<double>.Zero);
            for (var d = 0; d < documents.Length; d++)
            {
                var drawn = documents[draws.Below(documents.Length)];
                (a, b) = (a + drawn.Left, b + drawn.Right);
            }
            if (a[1] > 0 && b[1] > 0)
                figures.Add(Ratio(a) - Ratio(b));
        }
        return [.. figures];
    }
}
