using OxyPlot;
using SkiaSharp;

namespace RhetoricLens.Plots;

/// <summary>Draws OxyPlot's figures in pixels with Skia, all text in <see cref="EmbeddedFont"/>. OxyPlot's own renderer for Skia takes fonts of the machine alone.</summary>
internal sealed class PixelCanvas(SKCanvas canvas) : ClippingRenderContext
{
    /// <summary>The figure as a PNG file; lengths of the figure are multiplied by <paramref name="scale"/>.</summary>
    public static byte[] Png(IPlotModel model, int width, int height, int scale)
    {
        using var bitmap = new SKBitmap(width * scale, height * scale);
        using var canvas = new SKCanvas(bitmap);
        canvas.Clear(SKColors.White);
        canvas.Scale(scale);
        model.Update(updateData: true);
        model.Render(new PixelCanvas(canvas), new OxyRect(0, 0, width, height));
        using var png = bitmap.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    public override void DrawLine(
        IList<ScreenPoint> points, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[]? dashArray, LineJoin lineJoin)
    {
        if (points.Count < 2 || !Shows(stroke, thickness))
            return;
        using var path = PathOf(points);
        Stroke(path, stroke, thickness, dashArray, lineJoin);
    }

    public override void DrawPolygon(
        IList<ScreenPoint> points, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode, double[]? dashArray, LineJoin lineJoin)
    {
        using var path = PathOf(points);
        path.Close();
        Fill(path, fill);
        Stroke(path, stroke, thickness, dashArray, lineJoin);
    }

    public override void DrawEllipse(OxyRect extents, OxyColor fill, OxyColor stroke, double thickness, EdgeRenderingMode edgeRenderingMode)
    {
        using var path = new SKPath();
        path.AddOval(Rectangle(extents));
        Fill(path, fill);
        Stroke(path, stroke, thickness, dashes: null, LineJoin.Miter);
    }

    public override void DrawText(
        ScreenPoint p, string text, OxyColor fill, string fontFamily, double fontSize, double fontWeight, double rotation, HorizontalAlignment horizontalAlignment,
        VerticalAlignment verticalAlignment, OxySize? maxSize)
    {
        if (string.IsNullOrEmpty(text) || !fill.IsVisible())
            return;
        using var font = FontOf(fontSize, fontWeight);
        using var paint = new SKPaint { Color = ColorOf(fill), IsAntialias = true };
        var lines = text.Split('\n');
        canvas.Save();
        canvas.Translate((float)p.X, (float)p.Y);
        canvas.RotateDegrees((float)rotation);
        var top = Shift((int)verticalAlignment) * font.Spacing * lines.Length;
        for (var i = 0; i < lines.Length; i++)
            canvas.DrawText(lines[i], Shift((int)horizontalAlignment) * font.MeasureText(lines[i]), top + (font.Spacing * i) - font.Metrics.Ascent, font, paint);
        canvas.Restore();
    }

    public override OxySize MeasureText(string text, string fontFamily, double fontSize, double fontWeight)
    {
        if (string.IsNullOrEmpty(text))
            return OxySize.Empty;
        using var font = FontOf(fontSize, fontWeight);
        var lines = text.Split('\n');
        return new OxySize(lines.Max(line => font.MeasureText(line)), font.Spacing * lines.Length);
    }

    protected override void SetClip(OxyRect clippingRectangle)
    {
        canvas.Save();
        canvas.ClipRect(Rectangle(clippingRectangle));
    }

    protected override void ResetClip() => canvas.Restore();

    /// <summary>Part of its own length by which a text moves: alignments are -1 at the beginning, 0 in the middle, 1 at the end.</summary>
    private static float Shift(int alignment) => -(alignment + 1) / 2f;

    private static SKFont FontOf(double size, double weight) => new(EmbeddedFont.OfWeight(weight), (float)size) { Subpixel = true };

    private void Fill(SKPath path, OxyColor color)
    {
        if (!color.IsVisible())
            return;
        using var paint = new SKPaint { Color = ColorOf(color), IsAntialias = true };
        canvas.DrawPath(path, paint);
    }

    private void Stroke(SKPath path, OxyColor color, double thickness, double[]? dashes, LineJoin join)
    {
        if (!Shows(color, thickness))
            return;
        using var dashed = dashes is { Length: > 0 } ? SKPathEffect.CreateDash([.. dashes.Select(dash => (float)(dash * thickness))], 0) : null;
        using var paint = new SKPaint
        {
            Color = ColorOf(color), IsAntialias = true, IsStroke = true, StrokeWidth = (float)thickness, PathEffect = dashed,
            StrokeJoin = join switch { LineJoin.Round => SKStrokeJoin.Round, LineJoin.Bevel => SKStrokeJoin.Bevel, _ => SKStrokeJoin.Miter },
        };
        canvas.DrawPath(path, paint);
    }

    private static bool Shows(OxyColor stroke, double thickness) => stroke.IsVisible() && thickness > 0;

    private static SKPath PathOf(IList<ScreenPoint> points)
    {
        var path = new SKPath();
        path.AddPoly([.. points.Select(point => new SKPoint((float)point.X, (float)point.Y))], close: false);
        return path;
    }

    private static SKRect Rectangle(OxyRect of) => new((float)of.Left, (float)of.Top, (float)of.Right, (float)of.Bottom);

    private static SKColor ColorOf(OxyColor color) => new(color.R, color.G, color.B, color.A);
}
