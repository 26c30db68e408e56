using RhetoricLens.Core;

namespace RhetoricLens.Plots;

/// <summary>A trend in one line of text: one block a period, a dot where nothing is known.</summary>
public static class Sparkline
{
    private const string Blocks = "▁▂▃▄▅▆▇█";

    /// <summary>Blocks from the lowest (-1) to the full one (+1) for the given periods in order.</summary>
    public static string Of(IReadOnlyList<TrendPoint> points, IReadOnlyList<Period> periods) => string.Concat(
        periods.Select(period => points.FirstOrDefault(point => point.Period == period) is { } point ? Block(point.Mean) : '·'));

    private static char Block(double axis) => Blocks[Math.Clamp((int)((axis + 1) / 2 * Blocks.Length), 0, Blocks.Length - 1)];
}
