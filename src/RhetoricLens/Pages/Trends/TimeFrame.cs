using Plotly.Blazor.LayoutLib;
using RhetoricLens.Core;
using RhetoricLens.Queries.Events;

namespace RhetoricLens.Pages.Trends;

/// <summary>The axis of time that the charts of the page share, and the events on it.</summary>
/// <param name="From">First day drawn.</param>
/// <param name="To">Last day drawn.</param>
/// <param name="Events">Those in it, by date; their place is the number that stands at their line.</param>
internal sealed record TimeFrame(DateOnly From, DateOnly To, IReadOnlyList<EventAnswer> Events)
{
    private const string Quiet = "#8a8f98";
    private const int NumberRows = 4;

    /// <summary>The span of an answer, in whole periods; null when it has none.</summary>
    internal static TimeFrame? Of(IEnumerable<Period> periods, IReadOnlyList<EventAnswer> events)
    {
        var all = periods.ToArray();
        if (all.Length == 0)
            return null;
        var (from, to) = (all.Min(period => period.Start), all.Max(period => period.End));
        return new TimeFrame(from, to, [.. events.Where(one => one.Date.Start >= from && one.Date.Start <= to)]);
    }

    /// <summary>Where a period's point stands: in its middle.</summary>
    internal static string Middle(Period period) => Day(period.Start.AddDays((period.End.DayNumber - period.Start.DayNumber) / 2));

    internal static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The layout of a chart over this span.</summary>
    /// <param name="height">In pixels.</param>
    /// <param name="values">The upright axis.</param>
    /// <param name="numbered">Whether the events' numbers stand at their lines, and the legend below.</param>
    internal Plotly.Blazor.Layout Layout(int height, YAxis values, bool numbered) => new()
    {
        Height = height,
        AutoSize = true,
        HoverMode = HoverModeEnum.Closest,
        DragMode = DragModeEnum.False,
        ShowLegend = numbered,
        Margin = new Margin { L = 56, R = 12, T = numbered ? 18 + 13 * NumberRows : 8, B = 34 },
        XAxis = [new XAxis { Type = Plotly.Blazor.LayoutLib.XAxisLib.TypeEnum.Date, Range = [Day(From), Day(To)], ShowGrid = false, ZeroLine = false, FixedRange = true }],
        YAxis = [values],
        Legend = [new Legend { BgColor = "rgba(0, 0, 0, 0)", Orientation = Plotly.Blazor.LayoutLib.LegendLib.OrientationEnum.H, X = 0, Y = -0.12m, YAnchor = Plotly.Blazor.LayoutLib.LegendLib.YAnchorEnum.Top }],
        Shapes = [.. Events.Select(Line)],
        Annotations = numbered ? [.. Events.Select(Number)] : [],
    };

    private static Shape Line(EventAnswer one) => new()
    {
        Type = Plotly.Blazor.LayoutLib.ShapeLib.TypeEnum.Line, Layer = Plotly.Blazor.LayoutLib.ShapeLib.LayerEnum.Below,
        XRef = "x", YRef = "paper", X0 = Day(one.Date.Start), X1 = Day(one.Date.Start), Y0 = 0, Y1 = 1,
        Line = new Plotly.Blazor.LayoutLib.ShapeLib.Line { Color = Quiet, Width = 1, Dash = one.Own ? "dash" : "dot" },
    };

    private static Annotation Number(EventAnswer one, int place) => new()
    {
        XRef = "x", YRef = "paper", X = Day(one.Date.Start), Y = 1, YShift = 13 * (place % NumberRows), YAnchor = Plotly.Blazor.LayoutLib.AnnotationLib.YAnchorEnum.Bottom, ShowArrow = false,
        Text = $"{place + 1}", HoverText = $"{one.Date} {one.Name.Replace("<", "&lt;", StringComparison.Ordinal)}", CaptureEvents = true, Font = new Plotly.Blazor.LayoutLib.AnnotationLib.Font { Size = 11 },
    };
}
