using OxyPlot;
using OxyPlot.Axes;
using OxyPlot.Legends;
using OxyPlot.Series;
using RhetoricLens.Core;
using RhetoricLens.Queries;

namespace RhetoricLens.Plots;

/// <summary>
/// Draws a trend as a figure that can be printed: one colour and marker a country, bars for intervals, n and the model in the caption. SVG with
/// text as text, or PNG with a font that the program carries: a server often has none.
/// </summary>
public static class TrendPlot
{
    /// <summary>Countries drawn in one figure: more than the eight colours of the palette cannot be told apart.</summary>
    public const int MaxSeries = 8;

    /// <summary>Share of a period by which neighbouring series stand apart, so that no interval hides another.</summary>
    private const double Dodge = 0.06;

    private const char NoBreakSpace = '\u00A0';
    private const int MaxLabels = 12;
    private const int Width = 960;
    private const int Height = 540;

    /// <summary>Pixels of a PNG to one unit of the figure: at 16 cm, a page's width, 300 to the inch.</summary>
    private const int PixelScale = 2;

    // The library knows the widths of this one by heart; viewers without it take a like one.
    private const string Font = "Arial";

    /// <summary>Okabe and Ito's palette, safe for colour-blind readers; black first, as in print.</summary>
    private static readonly OxyColor[] Palette =
        [.. new[] { "#000000", "#E69F00", "#56B4E9", "#009E73", "#0072B2", "#D55E00", "#CC79A7", "#8A8A8A" }.Select(OxyColor.Parse)];

    private static readonly MarkerType[] Markers = [MarkerType.Circle, MarkerType.Square, MarkerType.Triangle, MarkerType.Diamond];

    /// <summary>The figure as an SVG file. Beyond <see cref="MaxSeries"/> countries, those with the most documents are drawn and the caption says so.</summary>
    public static string Svg(TrendAnswer answer) => new SvgExporter { Width = Width, Height = Height }.ExportToString(Model(answer));

    /// <summary>The same figure as a PNG file of 1920 by 1080 pixels.</summary>
    public static byte[] Png(TrendAnswer answer) => PixelCanvas.Png(Model(answer), Width, Height, PixelScale);

    private static PlotModel Model(TrendAnswer answer)
    {
        var periods = answer.Periods();
        var all = answer.Points.GroupBy(point => point.Country, StringComparer.Ordinal).ToArray();
        var drawn = all.OrderByDescending(series => series.Sum(point => point.Documents)).ThenBy(series => series.Key, StringComparer.Ordinal)
            .Take(MaxSeries).OrderBy(series => series.Key, StringComparer.Ordinal).ToArray();
        var model = Frame(periods, Caption(answer, drawn.Length, all.Length));
        var places = periods.Select((period, place) => (period, place)).ToDictionary(pair => pair.period, pair => pair.place);
        for (var i = 0; i < drawn.Length; i++)
        {
            var shift = (i - (drawn.Length - 1) / 2.0) * Dodge;
            Draw(model, answer.NameOf(drawn[i].Key), [.. drawn[i].Select(point => (places[point.Period] + shift, point))], i);
        }
        return model;
    }

    private static void Draw(PlotModel model, string name, (double X, TrendPoint Point)[] points, int place)
    {
        var color = Palette[place];
        foreach (var (x, point) in points.Where(pair => pair.Point.Low is not null))
            model.Series.Add(Bar(x, point.Low!.Value, point.High!.Value, OxyColor.FromAColor(115, color), 2.5));
        // The spaces keep a name in a viewer's wider font from being cut off at the width that the library took it to have.
        var line = Line([.. points.Select(pair => (pair.X, (double?)pair.Point.Mean))], color);
        (line.Title, line.StrokeThickness) = (Spaced(name), 1.5);
        (line.MarkerType, line.MarkerSize, line.MarkerStroke, line.MarkerStrokeThickness) = (Markers[place % Markers.Length], 4.5, color, 1.5);
        // Shapes repeat after four series: then they are hollow.
        line.MarkerFill = place < Markers.Length ? color : OxyColors.White;
        model.Series.Add(line);
        if (points.Any(pair => pair.Point.Smoothed is not null))
            model.Series.Add(Line([.. points.Select(pair => (pair.X, pair.Point.Smoothed))], OxyColor.FromAColor(150, color)));
        if (points.Any(pair => pair.Point.Corrected?.Mean is not null))
            DrawCorrected(model, name, points, color);
    }

    /// <summary>Corrected means stand a little to the right of the raw ones: crosses on a dashed line, thin bars.</summary>
    private static void DrawCorrected(PlotModel model, string name, (double X, TrendPoint Point)[] points, OxyColor color)
    {
        (double X, CorrectedPoint? Point)[] corrected = [.. points.Select(pair => (pair.X + Dodge / 2, pair.Point.Corrected))];
        foreach (var (x, point) in corrected.Where(pair => pair.Point?.Low is not null))
            model.Series.Add(Bar(x, point!.Low!.Value, point.High!.Value, color, 0.8));
        var line = Line([.. corrected.Select(pair => (pair.X, pair.Point?.Mean))], color);
        (line.Title, line.LineStyle, line.StrokeThickness) = (Spaced(name + ", corrected"), LineStyle.Dash, 1);
        (line.MarkerType, line.MarkerSize, line.MarkerStroke, line.MarkerStrokeThickness) = (MarkerType.Cross, 4, color, 1.2);
        model.Series.Add(line);
    }

    private static string Spaced(string name) => name + new string(NoBreakSpace, 2 + (name.Length / 2));

    private static LineSeries Bar(double x, double low, double high, OxyColor color, double thickness)
    {
        var bar = new LineSeries { Color = color, StrokeThickness = thickness, RenderInLegend = false };
        bar.Points.AddRange([new DataPoint(x, low), new DataPoint(x, high)]);
        return bar;
    }

    private static LineSeries Line((double X, double? Y)[] points, OxyColor color)
    {
        var line = new LineSeries { Color = color, StrokeThickness = 3 };
        for (var i = 0; i < points.Length; i++)
        {
            // A period without a point breaks the line: nothing is known there.
            if (points[i].Y is null || (i > 0 && points[i].X - points[i - 1].X > 1.5))
                line.Points.Add(DataPoint.Undefined);
            if (points[i].Y is { } y)
                line.Points.Add(new DataPoint(points[i].X, y));
        }
        return line;
    }

    private static PlotModel Frame(IReadOnlyList<Period> periods, string caption)
    {
        var model = new PlotModel { Title = "Who should rule the Internet?", TitleFontSize = 18, DefaultFont = Font, Background = OxyColors.White };
        var step = (periods.Count / MaxLabels) + 1;
        var names = new CategoryAxis { Position = AxisPosition.Bottom, Title = caption, TitleFontSize = 12, AxisTitleDistance = 14, GapWidth = 0 };
        names.Labels.AddRange(periods.Select((period, i) => i % step == 0 ? period.Name : ""));
        model.Axes.Add(names);
        model.Axes.Add(new LinearAxis
        {
            Position = AxisPosition.Left,
            Title = "multilateral (−1)  …  multi-stakeholder (+1)",
            Minimum = -1.05,
            Maximum = 1.05,
            MajorStep = 0.5,
            MinorTickSize = 0,
            MajorGridlineStyle = LineStyle.Solid,
            MajorGridlineColor = OxyColor.Parse("#E4E6E9"),
            StringFormat = "+0.0;−0.0;0",
            AxisTitleDistance = 14,
        });
        model.Legends.Add(new Legend { LegendPlacement = LegendPlacement.Outside, LegendPosition = LegendPosition.RightTop, LegendLineSpacing = 8, LegendMargin = 16 });
        return model;
    }

    private static string Caption(TrendAnswer answer, int drawn, int all)
    {
        var documents = answer.Points.Sum(point => point.Documents);
        var positions = answer.Points.Sum(point => point.Positions);
        var left = all > drawn ? $"; {drawn} of {all} countries drawn" : "";
        var corrected = answer.Correction is { Coded: > 0 } correction && answer.Points.Any(point => point.Corrected?.Mean is not null)
            ? $"; solid: raw, dashed: corrected ({correction.Estimate}, {correction.Coded} coded passages)" : "; raw estimates";
        var smoothed = answer.Smoothing is { } smoothing ? $"; thick: {smoothing[..smoothing.IndexOf(':', StringComparison.Ordinal)]}" : "";
        return $"n = {documents} documents, {positions} position passages; bars: 95 % intervals; model {answer.Model}{corrected}{smoothed}{left}";
    }
}
