using Plotly.Blazor.Traces.ScatterLib.MarkerLib;

namespace RhetoricLens.Pages.Trends;

/// <summary>How one series of a chart looks: a colour of Okabe and Ito's palette and a shape of its own, so that nobody needs to tell colours apart.</summary>
/// <param name="Red">0 to 255.</param>
/// <param name="Green">0 to 255.</param>
/// <param name="Blue">0 to 255.</param>
/// <param name="Full">Of a point from five documents on.</param>
/// <param name="Hollow">Of a point of fewer.</param>
internal sealed record SeriesStyle(int Red, int Green, int Blue, SymbolEnum Full, SymbolEnum Hollow)
{
    // The first is the ink of the page: chart.css turns it light on dark.
    private static readonly (int Red, int Green, int Blue)[] Palette =
        [(27, 31, 36), (230, 159, 0), (86, 180, 233), (0, 158, 115), (0, 114, 178), (213, 94, 0), (204, 121, 167), (138, 138, 138)];

    private static readonly (SymbolEnum Full, SymbolEnum Hollow)[] Shapes =
        [(SymbolEnum.Circle, SymbolEnum.CircleOpen), (SymbolEnum.Square, SymbolEnum.SquareOpen), (SymbolEnum.TriangleUp, SymbolEnum.TriangleUpOpen), (SymbolEnum.Diamond, SymbolEnum.DiamondOpen)];

    /// <summary>Series drawn in one chart: more cannot be told apart.</summary>
    internal static int Most => Palette.Length;

    internal string Colour => $"rgb({Red}, {Green}, {Blue})";

    internal string Faint(double share) => FormattableString.Invariant($"rgba({Red}, {Green}, {Blue}, {share})");

    internal static SeriesStyle Of(int place)
    {
        var ((red, green, blue), (full, hollow)) = (Palette[place % Palette.Length], Shapes[place % Shapes.Length]);
        return new SeriesStyle(red, green, blue, full, hollow);
    }
}
