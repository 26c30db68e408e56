using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Trends.Change;

/// <summary>Ways to draw a line through points; the points stay as they are.</summary>
public enum SmoothKind
{
    /// <summary>No line.</summary>
    None,

    /// <summary>Moving mean over a period and its two neighbours.</summary>
    Ma3,

    /// <summary>Local linear regression.</summary>
    Loess,
}

/// <summary>Smooths the means of one series; both ways weigh a point by its position passages.</summary>
public static class Smoothing
{
    /// <summary>Share of the points that the local regression looks at.</summary>
    private const double Span = 0.5;

    /// <summary>Points without which there is nothing to smooth.</summary>
    private const int MinPoints = 4;

    /// <summary>Reads the way as users write it.</summary>
    public static Outcome<SmoothKind> Parse(string? text) => (text ?? "").Trim().ToLowerInvariant() switch
    {
        "" or "none" => SmoothKind.None,
        "ma3" => SmoothKind.Ma3,
        "loess" => SmoothKind.Loess,
        _ => new Problem("bad_smoothing", $"The smoothing '{text}' is unknown.", "smooth", "Use ma3 or loess, or leave it out."),
    };

    /// <summary>The points of one series with <see cref="TrendPoint.Smoothed"/>; a gap in time counts as time, not as points.</summary>
    /// <param name="points">Of one series, by period.</param>
    /// <param name="length">Length of the periods.</param>
    /// <param name="kind">The way.</param>
    public static IEnumerable<TrendPoint> Of(IReadOnlyList<TrendPoint> points, PeriodLength length, SmoothKind kind)
    {
        if (kind == SmoothKind.None || points.Count < MinPoints)
            return points;
        double[] times = [.. points.Select(point => (double)Periods.Number(PartialDate.FromDay(point.Period.Start), length)!)];
        return points.Select((point, i) => point with { Smoothed = kind == SmoothKind.Ma3 ? Neighbours(points, times, i) : Local(points, times, i) });
    }

    private static double Neighbours(IReadOnlyList<TrendPoint> points, double[] times, int at)
    {
        var near = points.Where((_, i) => Math.Abs(times[i] - times[at]) <= 1).ToArray();
        return near.Sum(point => point.Mean * point.Positions) / near.Sum(point => point.Positions);
    }

    /// <summary>Cleveland (1979) without robustness iterations: tricube weights over the nearest half of the points.</summary>
    private static double Local(IReadOnlyList<TrendPoint> points, double[] times, int at)
    {
        var count = Math.Max(MinPoints, (int)Math.Ceiling(Span * points.Count));
        var reach = times.Select(time => Math.Abs(time - times[at])).Order().ElementAt(count - 1) * 1.0001;
        var (w, wx, wy, wxx, wxy) = (0.0, 0.0, 0.0, 0.0, 0.0);
        for (var i = 0; i < points.Count; i++)
        {
            var x = times[i] - times[at];
            var near = Math.Abs(x) / reach;
            var weight = near < 1 ? Math.Pow(1 - near * near * near, 3) * points[i].Positions : 0;
            (w, wx, wy, wxx, wxy) = (w + weight, wx + weight * x, wy + weight * points[i].Mean, wxx + weight * x * x, wxy + weight * x * points[i].Mean);
        }
        var below = w * wxx - wx * wx;
        return below > 1e-12 * w * w ? (wxx * wy - wx * wxy) / below : wy / w;
    }
}
