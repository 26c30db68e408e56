using Plotly.Blazor;

namespace RhetoricLens.Pages.Charts;

/// <summary>A figure as Plotly draws it.</summary>
/// <param name="Traces">Lines, bands and dots, the first at the bottom.</param>
/// <param name="Layout">Axes, shapes and notes.</param>
public sealed record ChartFigure(IList<ITrace> Traces, Plotly.Blazor.Layout Layout);

/// <summary>A point that was clicked, both numbers from 0.</summary>
public readonly record struct ChartPoint(int Trace, int Point);
