using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends.Change;

/// <summary>A period from which on the mean is another one.</summary>
/// <param name="Series">Whose mean.</param>
/// <param name="At">First period after the shift.</param>
/// <param name="Earliest">Lower end of the 95 % interval of <paramref name="At"/>.</param>
/// <param name="Latest">Upper end.</param>
/// <param name="Before">Mean of the stretch before.</param>
/// <param name="After">Mean of the stretch after.</param>
/// <param name="Shift">Interval of the difference, the place of the break taken as known.</param>
/// <param name="P">Probability of so great a shift somewhere in the stretch if documents were in no order of time.</param>
/// <param name="Documents">Documents that speak in the stretch.</param>
public sealed record Break(TrendSeries Series, Period At, Period Earliest, Period Latest, double Before, double After, Interval Shift, double P, int Documents)
{
    /// <summary><see cref="P"/> after Holm's (1979) correction for all tests of one answer.</summary>
    public double AdjustedP { get; init; } = 1;
}

/// <summary>
/// Looks for shifts of a mean by least squares weighted with position passages, as Bai and Perron (1998) do, one after the other (binary segmentation). Whether the
/// greatest shift is more than chance is judged by permuting documents over periods, which keeps passages of a document together.
/// </summary>
public static class Breaks
{
    /// <summary>Permutations: the smallest p is then 0.001.</summary>
    public const int Permutations = 999;

    /// <summary>A stretch of fewer periods is an outlier, not a level.</summary>
    public const int MinPeriods = 2;

    /// <summary>Documents that speak on either side of a break.</summary>
    public const int MinDocuments = 5;

    /// <summary>Above this p a stretch is not divided.</summary>
    public const double Level = 0.05;

    private const int MaxDepth = 3;

    /// <summary>Breaks of all series with a p of at most <see cref="Level"/>, adjusted for all tests made, and how many those were.</summary>
    /// <param name="cells">As <see cref="TrendBuilder.Cells"/> gives them, cut by a length of period.</param>
    /// <param name="seed">The same seed gives the same answer.</param>
    public static (IReadOnlyList<Break> Found, int Tests) Of(IReadOnlyList<TrendCell> cells, int seed)
    {
        var stretches = cells.GroupBy(cell => cell.Series.Key, StringComparer.Ordinal).Select(group => group.ToArray()).ToArray();
        var results = new List<(Break? Break, double P)>[stretches.Length];
        Parallel.For(0, stretches.Length, i => Divide(stretches[i], Interval.Seed(seed, stretches[i][0].Series.Key, "breaks"), 0, results[i] = []));
        return (Adjusted([.. results.SelectMany(list => list)]), results.Sum(list => list.Count));
    }

    private static void Divide(TrendCell[] cells, ulong seed, int depth, List<(Break? Break, double P)> tests)
    {
        var stretch = new Stretch(cells);
        if (stretch.Best() is not { } best)
            return;
        var p = stretch.PValue(best.Gain, seed);
        tests.Add((p <= Level ? stretch.Describe(best.At, p, seed) : null, p));
        if (p > Level || depth == MaxDepth)
            return;
        Divide(cells[..best.At], seed + 1, depth + 1, tests);
        Divide(cells[best.At..], seed + 2, depth + 1, tests);
    }

    private static IReadOnlyList<Break> Adjusted(List<(Break? Break, double P)> tests)
    {
        var (found, highest) = (new List<Break>(), 0.0);
        foreach (var (i, (one, p)) in tests.OrderBy(test => test.P).Index())
        {
            highest = Math.Max(highest, Math.Min(1, p * (tests.Count - i)));
            if (one is not null)
                found.Add(one with { AdjustedP = highest });
        }
        return [.. found.OrderBy(one => one.Series.Key, StringComparer.Ordinal).ThenBy(one => one.At.Start)];
    }
}
