using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using RhetoricLens.Core;

namespace RhetoricLens.Pages.Trends;

/// <summary>The areas between the ends of a series' intervals.</summary>
internal static class IntervalBand
{
    /// <summary>One area for each run of two or more periods that all have an interval; none over a gap.</summary>
    /// <param name="stretches">The points, cut where time passes without one.</param>
    /// <param name="period">When a point is.</param>
    /// <param name="ends">Its interval.</param>
    /// <param name="style">Of the series.</param>
    /// <param name="group">Key of the series in the legend.</param>
    internal static Scatter Of<T>(List<List<T>> stretches, Func<T, Period> period, Func<T, (double? Low, double? High)> ends, SeriesStyle style, string group)
    {
        var (x, y) = (new List<object>(), new List<object>());
        foreach (var part in stretches.SelectMany(stretch => Stretches.Of(stretch.Where(point => ends(point) is (not null, not null)), period)).Where(part => part.Count > 1))
        {
            if (x.Count > 0)
            {
                x.Add(x[^1]);
                y.Add(null!);
            }
            string[] days = [.. part.Select(point => TimeFrame.Middle(period(point)))];
            x.AddRange([.. days, .. days.Reverse()]);
            y.AddRange(part.Select(point => (object)ends(point).Low!.Value).Concat(part.Select(point => (object)ends(point).High!.Value).Reverse()));
        }
        return new Scatter
        {
            X = x, Y = y, Mode = ModeFlag.Lines, Fill = FillEnum.ToSelf, FillColor = style.Faint(0.13), Line = new Line { Width = 0, Color = style.Faint(0) },
            HoverInfo = HoverInfoFlag.Skip, ShowLegend = false, LegendGroup = group,
        };
    }
}
