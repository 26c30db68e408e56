using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using RhetoricLens.Core;
using RhetoricLens.Pages.Charts;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Trends;

/// <summary>The means of several voices over time, as Plotly draws them, and which point of the answer each drawn one is.</summary>
internal sealed class StanceFigure
{
    private readonly List<ITrace> _traces = [];
    private readonly List<IReadOnlyList<TrendPoint?>> _points = [];
    private readonly TrendAnswer _answer;

    /// <param name="answer">The points.</param>
    /// <param name="series">Keys of the voices drawn, in the order of their colours.</param>
    /// <param name="frame">The time shown.</param>
    internal StanceFigure(TrendAnswer answer, IReadOnlyList<string> series, TimeFrame frame)
    {
        _answer = answer;
        var stretches = series.Select(key => Stretches.Of(answer.Points.Where(point => point.Country == key), point => point.Period)).ToArray();
        for (var i = 0; i < series.Count; i++)
            Add(IntervalBand.Of(stretches[i], point => point.Period, point => (point.Low, point.High), SeriesStyle.Of(i), series[i]), []);
        for (var i = 0; i < series.Count; i++)
            AddLines(stretches[i], SeriesStyle.Of(i), series[i]);
        Figure = new ChartFigure(_traces, frame.Layout(500, Axis(), numbered: true));
    }

    internal ChartFigure Figure { get; }

    /// <summary>The point of the answer that was clicked; null for what is none.</summary>
    internal TrendPoint? At(ChartPoint clicked) =>
        clicked.Trace >= 0 && clicked.Trace < _points.Count && clicked.Point >= 0 && clicked.Point < _points[clicked.Trace].Count ? _points[clicked.Trace][clicked.Point] : null;

    private void Add(Scatter trace, IReadOnlyList<TrendPoint?> points)
    {
        _traces.Add(trace);
        _points.Add(points);
    }

    private void AddLines(List<List<TrendPoint>> stretches, SeriesStyle style, string key)
    {
        var (points, name) = (Stretches.Gapped(stretches), _answer.NameOf(key));
        if (points.Any(point => point?.Smoothed is not null))
            Add(Line(points, point => point.Smoothed, new Line { Width = 5, Color = style.Faint(0.35) }, key), []);
        var lonely = stretches.Where(stretch => stretch.Count == 1).Select(stretch => stretch[0]).ToHashSet();
        var raw = Line(points, point => point.Mean, new Line { Width = 2, Color = style.Colour }, key);
        (raw.Name, raw.ShowLegend, raw.Mode, raw.HoverInfo) = (name, true, ModeFlag.Lines | ModeFlag.Markers, HoverInfoFlag.Text);
        raw.HoverTextArray = [.. points.Select(point => point is null ? "" : Hover(name, point))];
        raw.Marker = new Marker { Size = 8, Color = style.Colour, SymbolArray = [.. points.Select(point => (Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum?)(point?.Documents < Figures.FewDocuments ? style.Hollow : style.Full))] };
        raw.ErrorY = Bars(points, point => lonely.Contains(point) ? (point.Mean, point.Low, point.High) : null, style);
        Add(raw, points);
        if (points.Any(point => point?.Corrected?.Mean is not null))
            AddCorrected(points, style, key, name);
    }

    private void AddCorrected(TrendPoint?[] points, SeriesStyle style, string key, string name)
    {
        var corrected = Line(points, point => point.Corrected?.Mean, new Line { Width = 1.5m, Color = style.Colour, Dash = "dash" }, key);
        (corrected.Name, corrected.Mode, corrected.HoverInfo) = (name + ", corrected", ModeFlag.Lines | ModeFlag.Markers, HoverInfoFlag.Text);
        corrected.HoverTextArray = [.. points.Select(point => point?.Corrected?.Mean is null ? "" : HoverCorrected(name, point))];
        corrected.Marker = new Marker { Size = 9, Color = style.Colour, Symbol = Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum.DiamondOpen };
        corrected.ErrorY = Bars(points, point => point.Corrected is { Mean: { } mean } one ? (mean, one.Low, one.High) : null, style);
        Add(corrected, points);
    }

    private static Scatter Line(TrendPoint?[] points, Func<TrendPoint, double?> value, Line line, string key) => new()
    {
        // Between two stretches stands a place without a value.
        X = [.. points.Select((point, i) => (object)TimeFrame.Middle((point ?? points[i - 1])!.Period))],
        Y = [.. points.Select(point => (object)(point is null ? null : value(point))!)],
        Mode = ModeFlag.Lines, Line = line, ShowLegend = false, LegendGroup = key, HoverInfo = HoverInfoFlag.Skip, ConnectGaps = false,
    };

    private static ErrorY Bars(TrendPoint?[] points, Func<TrendPoint, (double Mean, double? Low, double? High)?> interval, SeriesStyle style)
    {
        var reaches = points.Select(point => point is not null && interval(point) is { Low: { } low, High: { } high } one ? (Up: high - one.Mean, Down: one.Mean - low) : (Up: 0.0, Down: 0.0)).ToArray();
        return new ErrorY
        {
            Type = Plotly.Blazor.Traces.ScatterLib.ErrorYLib.TypeEnum.Data, Symmetric = false, Array = [.. reaches.Select(reach => (object)reach.Up)], ArrayMinus = [.. reaches.Select(reach => (object)reach.Down)],
            Color = style.Colour, Thickness = 1, Width = 0, Visible = reaches.Any(reach => reach.Up + reach.Down > 0),
        };
    }

    private string Hover(string name, TrendPoint point) => string.Create(
        System.Globalization.CultureInfo.InvariantCulture,
        $"<b>{name}</b>, {point.Period.Name}<br>mean {Figures.Signed(point.Mean)}, 95 % interval {Figures.Interval(point)}<br>{Figures.Counted(point.Documents, "document")}, {Figures.Counted(point.Positions, "passage")}<br>model {_answer.Model}<br>click for the passages");

    private string HoverCorrected(string name, TrendPoint point)
    {
        var one = point.Corrected!;
        var interval = one is { Low: { } low, High: { } high } ? $"{Figures.Signed(low)} to {Figures.Signed(high)}" : "–";
        return $"<b>{name}</b>, {point.Period.Name}, corrected ({one.Estimate}, {one.Rectifier})<br>mean {Figures.Signed(one.Mean!.Value)}, 95 % interval {interval}<br>from {Figures.Counted(one.Coded, "coded passage")} of {Figures.Counted(one.CodedDocuments, "document")}<br>model {_answer.Model}";
    }

    private static YAxis Axis() => new()
    {
        Range = [-1.05, 1.05], FixedRange = true, ZeroLine = true, TickMode = Plotly.Blazor.LayoutLib.YAxisLib.TickModeEnum.Array, TickVals = [-1, -0.5, 0, 0.5, 1], TickText = ["−1", "−0.5", "0", "+0.5", "+1"],
        Title = new Plotly.Blazor.LayoutLib.YAxisLib.Title { Text = "multilateral … multi-stakeholder" },
    };
}
