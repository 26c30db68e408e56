using System.Globalization;
using Plotly.Blazor.LayoutLib;
using Plotly.Blazor.Traces;
using Plotly.Blazor.Traces.ScatterLib;
using RhetoricLens.Pages.Charts;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Pages.Models;

/// <summary>Reliability diagram (DeGroot and Fienberg 1983): how often the model is right where it gives its label a probability, against that probability.</summary>
internal static class CalibrationFigure
{
    private const string Colour = "#0f7fa8";
    private const string Quiet = "#8a8f98";

    internal static ChartFigure Of(IReadOnlyList<ReliabilityBin> bins) => new(
        [
            new Scatter { X = [0, 1], Y = [0, 1], Mode = ModeFlag.Lines, Line = new Line { Color = Quiet, Width = 1, Dash = "dash" }, HoverInfo = HoverInfoFlag.Skip, ShowLegend = false },
            new Scatter
            {
                X = [.. bins.Select(bin => (object)bin.Confidence)], Y = [.. bins.Select(bin => (object)bin.Accuracy)], Mode = ModeFlag.Lines | ModeFlag.Markers,
                Line = new Line { Color = Colour, Width = 2 }, Marker = new Marker { Color = Colour, SizeArray = [.. bins.Select(bin => (decimal?)Size(bin, bins))] },
                TextArray = [.. bins.Select(bin => string.Create(CultureInfo.InvariantCulture, $"probability {bin.Confidence:0.00}, right {bin.Accuracy:0.00}, n = {bin.N}"))],
                HoverInfo = HoverInfoFlag.Text, ShowLegend = false,
            },
        ],
        new Plotly.Blazor.Layout
        {
            Height = 340, AutoSize = true, DragMode = Plotly.Blazor.LayoutLib.DragModeEnum.False, Margin = new Margin { L = 56, R = 12, T = 8, B = 48 },
            XAxis = [new XAxis { Range = [0, 1], FixedRange = true, Title = new Plotly.Blazor.LayoutLib.XAxisLib.Title { Text = "probability of the label given" } }],
            YAxis = [new YAxis { Range = [0, 1], FixedRange = true, Title = new Plotly.Blazor.LayoutLib.YAxisLib.Title { Text = "share coded so" } }],
        });

    /// <summary>Area by passages, so that a bin of ten does not look like one of a thousand.</summary>
    private static double Size(ReliabilityBin bin, IReadOnlyList<ReliabilityBin> bins) => Math.Round(6 + 16 * Math.Sqrt((double)bin.N / bins.Max(other => other.N)), 1);
}
