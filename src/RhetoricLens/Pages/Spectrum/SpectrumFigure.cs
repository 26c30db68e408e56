using System.Globalization;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using RhetoricLens.Core;
using RhetoricLens.Pages.Charts;
using RhetoricLens.Pages.Parts;
using Marker = Plotly.Blazor.Traces.ScatterLib.Marker;

namespace RhetoricLens.Pages.Spectrum;

/// <summary>All countries as dots on one axis: place by mean, size by documents, hollow below five of them, pale where the interval reaches across the middle.</summary>
internal static class SpectrumFigure
{
    /// <summary>Number of the trace that holds the dots, in the order of the points.</summary>
    internal const int Dots = 2;

    private const double HalfWidth = 470;
    private const double LeastReach = 0.4;
    private const double LeastHalf = 70;
    private const int Labels = 26;
    private const string States = "#c2622a";
    private const string Shared = "#2a86a5";
    private const string Undecided = "#8a8f98";

    /// <summary>Draws points.</summary>
    /// <param name="points">Countries or groups, not more than one period each.</param>
    /// <param name="name">What a point is called.</param>
    /// <param name="chosen">The one whose interval is drawn; null for none.</param>
    internal static ChartFigure Of(IReadOnlyList<TrendPoint> points, Func<TrendPoint, string> name, TrendPoint? chosen)
    {
        var reach = Math.Min(1, Math.Max(LeastReach, points.Select(point => Math.Abs(point.Mean)).DefaultIfEmpty(1).Max()) * 1.08);
        var dots = points.Select(point => (X: point.Mean / reach * HalfWidth, Radius: Radius(point))).ToArray();
        var heights = Swarm.Heights(dots);
        var top = heights.Zip(dots, (height, dot) => Math.Abs(height) + dot.Radius).DefaultIfEmpty(0).Max() + 16;
        top = Math.Max(top, LeastHalf);
        var place = chosen is null ? -1 : points.ToList().IndexOf(chosen);
        return new ChartFigure(
            [
                Middle(top),
                Interval(place < 0 ? null : points[place], place < 0 ? 0 : heights[place]),
                Swarmed(points, heights, name, Labelled(dots, heights, [.. points.Select(name)])),
            ],
            Frame(reach, top));
    }

    private static double Radius(TrendPoint point) => Math.Clamp(5 + 2.1 * Math.Log2(point.Documents + 1), 7, 20);

    private static Scatter Middle(double top) => new()
    {
        X = [0, 0], Y = [-top, top], Mode = ModeFlag.Lines, Line = new() { Color = Undecided, Width = 1, Dash = "dot" }, HoverInfo = HoverInfoFlag.Skip, ShowLegend = false,
    };

    private static Scatter Interval(TrendPoint? point, double height) => new()
    {
        X = point is { Low: { } low, High: { } high } ? [low, high] : [],
        Y = point is { Low: not null } ? [height, height] : [],
        Mode = ModeFlag.Lines, Line = new() { Color = point is null ? Undecided : Colour(point), Width = 4 }, Opacity = 0.5m, HoverInfo = HoverInfoFlag.Skip, ShowLegend = false,
    };

    private static Scatter Swarmed(IReadOnlyList<TrendPoint> points, double[] heights, Func<TrendPoint, string> name, bool[] labelled) => new()
    {
        X = [.. points.Select(point => (object)point.Mean)],
        Y = [.. heights.Select(height => (object)height)],
        Mode = ModeFlag.Markers | ModeFlag.Text,
        Marker = new Marker
        {
            SizeArray = [.. points.Select(point => (decimal?)Math.Round(2 * Radius(point), 1))],
            ColorArray = [.. points.Select(point => (object)Colour(point))],
            OpacityArray = [.. points.Select(point => (decimal?)(point is { Low: < 0, High: > 0 } or { Low: null } ? 0.5m : 0.92m))],
            SymbolArray = [.. points.Select(point => (Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum?)(point.Documents < Figures.FewDocuments ? Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum.CircleOpen : Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum.Circle))],
        },
        TextArray = [.. points.Select((point, i) => labelled[i] ? name(point) : "")],
        TextPosition = TextPositionEnum.TopCenter,
        TextFont = new() { Size = 12 },
        HoverTextArray = [.. points.Select(point => Hover(point, name(point)))],
        HoverInfo = HoverInfoFlag.Text,
        ClipOnAxis = false,
        ShowLegend = false,
    };

    private static string Hover(TrendPoint point, string name) => string.Create(
        CultureInfo.InvariantCulture, $"<b>{System.Net.WebUtility.HtmlEncode(name)}</b> {Figures.Signed(point.Mean)} ({Figures.Interval(point)})<br>{point.Documents} documents, {point.Positions} passages");

    private static string Colour(TrendPoint point) => point.Mean < 0 ? States : Shared;

    /// <summary>Names where they stand clear of each other and of dots, the largest dots first.</summary>
    private static bool[] Labelled((double X, double Radius)[] dots, double[] heights, string[] names)
    {
        const double letter = 6.6, line = 15;
        var labelled = new bool[dots.Length];
        var kept = new List<(double X, double Y, double Half)>();
        foreach (var dot in Enumerable.Range(0, dots.Length).OrderByDescending(dot => dots[dot].Radius))
        {
            var (x, y, half) = (dots[dot].X, heights[dot] + dots[dot].Radius + line / 2, names[dot].Length * letter / 2);
            var isClear = kept.TrueForAll(other => Math.Abs(other.X - x) > other.Half + half || Math.Abs(other.Y - y) > line)
                && !Enumerable.Range(0, dots.Length).Any(other => other != dot && Math.Abs(dots[other].X - x) < half + dots[other].Radius && Math.Abs(heights[other] - y) < dots[other].Radius + line / 2);
            if (!isClear || kept.Count == Labels)
                continue;
            kept.Add((x, y, half));
            labelled[dot] = true;
        }
        return labelled;
    }

    private static Plotly.Blazor.Layout Frame(double reach, double top) => new()
    {
        Height = (decimal)Math.Round(2 * top + 70),
        Margin = new() { L = 20, R = 20, T = 10, B = 44, AutoExpand = false },
        PaperBgColor = "rgba(0,0,0,0)",
        PlotBgColor = "rgba(0,0,0,0)",
        HoverMode = HoverModeEnum.Closest,
        DragMode = DragModeEnum.False,
        XAxis =
        [
            new()
            {
                Range = [-reach - 0.03, reach + 0.03], FixedRange = true, ZeroLine = false, TickFormat = "+.1f", NTicks = 9,
                Title = new() { Text = "mean axis score: −1 multilateral … +1 multi-stakeholder", Font = new() { Size = 12 } },
            },
        ],
        YAxis = [new() { Range = [-top, top], Visible = false, FixedRange = true }],
    };
}
