namespace RhetoricLens.Pages.Charts;

/// <summary>Places dots along one axis so that none hides another: each goes as near to the middle line as the dots before it allow.</summary>
internal static class Swarm
{
    /// <summary>Heights, 0 on the middle line, in the order of the dots given.</summary>
    /// <param name="dots">Place along the axis and radius, both in the unit of the heights (pixels).</param>
    internal static double[] Heights(IReadOnlyList<(double X, double Radius)> dots)
    {
        var heights = new double[dots.Count];
        var placed = new List<int>();
        foreach (var dot in Enumerable.Range(0, dots.Count).OrderByDescending(dot => dots[dot].Radius))
        {
            heights[dot] = Nearest(dots, heights, placed, dot);
            placed.Add(dot);
        }
        return heights;
    }

    /// <summary>The least height at which the dot touches none: the middle, or just above or below one that is in the way.</summary>
    private static double Nearest(IReadOnlyList<(double X, double Radius)> dots, double[] heights, List<int> placed, int dot)
    {
        var near = placed.Where(other => Math.Abs(dots[other].X - dots[dot].X) < dots[other].Radius + dots[dot].Radius).ToArray();
        var heightsToTry = near.SelectMany(other => Touching(dots[other], heights[other], dots[dot])).Prepend(0).OrderBy(Math.Abs);
        return heightsToTry.First(height => near.All(other => Gap(dots[other], heights[other], dots[dot], height) >= -1e-6));
    }

    private static double[] Touching((double X, double Radius) other, double height, (double X, double Radius) dot)
    {
        var rise = Math.Sqrt(Math.Pow(other.Radius + dot.Radius, 2) - Math.Pow(other.X - dot.X, 2));
        return [height + rise, height - rise];
    }

    private static double Gap((double X, double Radius) a, double atA, (double X, double Radius) b, double atB) =>
        Math.Sqrt(Math.Pow(a.X - b.X, 2) + Math.Pow(atA - atB, 2)) - a.Radius - b.Radius;
}
