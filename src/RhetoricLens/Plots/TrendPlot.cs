using RhetoricLens.Core;
using RhetoricLens.Queries;
using ScottPlot;
using ScottPlot.TickGenerators;

namespace RhetoricLens.Plots;

/// <summary>Draws a trend as a figure that can be printed: one colour and marker a country, bands for intervals, n and the model in the caption.</summary>
public static class TrendPlot
{
    /// <summary>Countries drawn in one figure: more than the eight colours of the palette cannot be told apart.</summary>
    public const int MaxSeries = 8;

    /// <summary>Share of a period by which neighbouring series stand apart.</summary>
    private const double Dodge = 0.05;

    private const int MaxTicks = 10;
    private const int Width = 960;
    private const int Height = 540;

    /// <summary>Okabe and Ito's palette, safe for colour-blind readers; black first, as in print.</summary>
    private static readonly string[] Palette = ["#000000", "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7", "#8A8A8A"];

    private static readonly MarkerShape[] Markers =
    [
        MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledTriangleUp, MarkerShape.FilledDiamond,
        MarkerShape.FilledTriangleDown, MarkerShape.OpenCircle, MarkerShape.OpenSquare, MarkerShape.OpenTriangleUp,
    ];

    /// <summary>The figure as an SVG file. Beyond <see cref="MaxSeries"/> countries, those with the most documents are drawn and the caption says so.</summary>
    public static string Svg(TrendAnswer answer)
    {
        using var plot = new Plot();
        var all = answer.Points.GroupBy(point => point.Country, StringComparer.Ordinal).ToArray();
        var drawn = all.OrderByDescending(series => series.Sum(point => point.Documents)).ThenBy(series => series.Key, StringComparer.Ordinal)
            .Take(MaxSeries).OrderBy(series => series.Key, StringComparer.Ordinal).ToArray();
        for (var i = 0; i < drawn.Length; i++)
            Draw(plot, [.. drawn[i]], i - (drawn.Length - 1) / 2.0, Color.FromHex(Palette[i]), Markers[i]);
        Frame(plot, answer);
        Caption(plot, answer, drawn.Length, all.Length);
        return plot.GetSvgXml(Width, Height);
    }

    // Place is counted from the middle of the series: points of one period stand side by side, so that no interval hides another.
    private static void Draw(Plot plot, TrendPoint[] points, double place, Color color, MarkerShape marker)
    {
        var x = points.Select(point => Middle(point.Period) + place * Length(point.Period) * Dodge).ToArray();
        var line = plot.Add.Scatter(x, points.Select(point => point.Mean).ToArray(), color);
        line.LegendText = Core.Countries.NameOf(points[0].Country);
        line.MarkerShape = marker;
        line.MarkerSize = 7;
        line.LineWidth = 1.5f;
        foreach (var (point, at) in points.Zip(x))
        {
            if (point is not { Low: { } low, High: { } high })
                continue;
            var interval = plot.Add.Line(at, low, at, high);
            interval.Color = color.WithAlpha(0.45);
            interval.LineWidth = 2.5f;
        }
    }

    private static double Middle(Period period) => (period.Start.DayNumber + period.End.DayNumber) / 2.0;

    private static double Length(Period period) => period.End.DayNumber - period.Start.DayNumber + 1;

    private static void Frame(Plot plot, TrendAnswer answer)
    {
        plot.Axes.SetLimitsY(-1.05, 1.05);
        plot.YLabel("multilateral (−1)  …  multi-stakeholder (+1)");
        var zero = plot.Add.HorizontalLine(0, 1, Color.FromHex("#8A8A8A"), LinePattern.Dotted);
        zero.ExcludeFromLegend = true;
        plot.Axes.Left.TickGenerator = new NumericManual([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"]);
        var periods = answer.Points.Select(point => point.Period).Distinct().OrderBy(period => period.Start).ToArray();
        if (periods.Length > 0)
            plot.Axes.SetLimitsX(periods[0].Start.DayNumber, periods[^1].End.DayNumber);
        var named = periods.Where((_, i) => i % (periods.Length / MaxTicks + 1) == 0).ToArray();
        plot.Axes.Bottom.TickGenerator = new NumericManual(named.Select(Middle).ToArray(), named.Select(period => period.Name).ToArray());
        plot.ShowLegend(Edge.Right);
    }

    private static void Caption(Plot plot, TrendAnswer answer, int drawn, int all)
    {
        plot.Title("Who should rule the Internet?", size: 18);
        var documents = answer.Points.Sum(point => point.Documents);
        var positions = answer.Points.Sum(point => point.Positions);
        var left = all > drawn ? $"; {drawn} of {all} countries drawn" : "";
        plot.XLabel($"n = {documents} documents, {positions} position passages; bars: 95 % intervals; model {answer.Model}{left}", size: 12);
    }
}
