using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>How far the passages of a point lie apart.</summary>
public static class Dispersion
{
    /// <summary>Standard deviation of the axis scores of the position passages (n - 1 in the denominator), 0 to about 1.4; null for fewer than two.</summary>
    public static double? Deviation(in Tally sum)
    {
        if (sum.Positions < 2)
            return null;
        var mean = sum.AxisSum / sum.Positions;
        return Math.Sqrt(Math.Max(0, (sum.AxisSquares - sum.Positions * mean * mean) / (sum.Positions - 1)));
    }

    /// <summary>
    /// Agreement A of van der Eijk (2001, Quality and Quantity 35:325-341) over the three labels multilateral, mixed, multistakeholder in their order: +1 when all
    /// passages have one label, 0 when they are spread evenly, -1 when half are at either end. Null without a position passage.
    /// </summary>
    public static double? Agreement(in Tally sum)
    {
        if (sum.Positions == 0)
            return null;
        Span<int> left = [sum.Multilateral, sum.Mixed, sum.Multistakeholder];
        var agreement = 0.0;
        while (left.ContainsAnyExcept(0))
        {
            var (layer, present) = (int.MaxValue, 0);
            foreach (var count in left)
                (layer, present) = count > 0 ? (Math.Min(layer, count), present + 1) : (layer, present);
            agreement += (double)(layer * present) / sum.Positions * OfLayer(present, ends: present == 2 && left[1] == 0);
            for (var i = 0; i < left.Length; i++)
                left[i] -= left[i] > 0 ? layer : 0;
        }
        return agreement;
    }

    /// <summary>Agreement of a layer in which the labels present have equal counts: U (1 - (S - 1) / (K - 1)) with K = 3; U is 1, or -2 when only the ends are there.</summary>
    private static double OfLayer(int present, bool ends) => (ends ? -2 : 1) * (1 - (present - 1) / 2.0);
}
