using Plotly.Blazor;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using RhetoricLens.Core;
using RhetoricLens.Pages.Charts;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Trends;

/// <summary>How much the voices talk of Internet, cyber and ICT policy, on the axis of time of their means; periods in which nobody takes a position are in it.</summary>
internal static class SalienceFigure
{
    private sealed record Share(Period Period, double Value, double? Low, double? High, int OnTopic, int Passages, int Documents);

    internal static ChartFigure Of(TrendAnswer answer, IReadOnlyList<string> series, TimeFrame frame)
    {
        var traces = new List<ITrace>();
        for (var i = 0; i < series.Count; i++)
        {
            var stretches = Stretches.Of(Shares(answer, series[i]), share => share.Period);
            traces.Add(IntervalBand.Of(stretches, share => share.Period, share => (share.Low, share.High), SeriesStyle.Of(i), series[i]));
            traces.Add(Line(Stretches.Gapped(stretches), SeriesStyle.Of(i), answer.NameOf(series[i]), answer.Model));
        }
        var axis = new YAxis
        {
            FixedRange = true, RangeMode = Plotly.Blazor.LayoutLib.YAxisLib.RangeModeEnum.ToZero, TickFormat = ".0%", ZeroLine = true,
            Title = new Plotly.Blazor.LayoutLib.YAxisLib.Title { Text = "on topic" },
        };
        return new ChartFigure(traces, frame.Layout(210, axis, numbered: false));
    }

    private static IEnumerable<Share> Shares(TrendAnswer answer, string key) =>
        answer.Points.Where(point => point.Country == key).Select(point => new Share(point.Period, point.Salience, point.SalienceLow, point.SalienceHigh, point.OnTopic, point.Passages, point.AllDocuments))
            .Concat(answer.Silent.Where(silent => silent.Country == key).Select(silent => new Share(silent.Period, silent.Salience, silent.SalienceLow, silent.SalienceHigh, silent.OnTopic, silent.Passages, silent.AllDocuments)));

    private static Scatter Line(Share?[] shares, SeriesStyle style, string name, string model) => new()
    {
        X = [.. shares.Select((share, i) => (object)TimeFrame.Middle((share ?? shares[i - 1])!.Period))],
        Y = [.. shares.Select(share => (object)share?.Value!)],
        Mode = ModeFlag.Lines | ModeFlag.Markers, Line = new Line { Width = 1.5m, Color = style.Colour },
        Marker = new Marker { Size = 5, Color = style.Colour, SymbolArray = [.. shares.Select(share => (Plotly.Blazor.Traces.ScatterLib.MarkerLib.SymbolEnum?)(share?.Documents < Figures.FewDocuments ? style.Hollow : style.Full))] },
        HoverInfo = HoverInfoFlag.Text, HoverTextArray = [.. shares.Select(share => share is null ? "" : Hover(share, name, model))], ShowLegend = false,
    };

    private static string Hover(Share share, string name, string model)
    {
        var interval = share is { Low: { } low, High: { } high } ? $"{Figures.Share(low)} to {Figures.Share(high)}" : "–";
        return string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"<b>{name}</b>, {share.Period.Name}<br>{Figures.Share(share.Value)} of passages on topic, 95 % interval {interval}<br>{share.OnTopic:N0} of {Figures.Counted(share.Passages, "passage")}, {Figures.Counted(share.Documents, "document")}<br>model {model}");
    }
}
