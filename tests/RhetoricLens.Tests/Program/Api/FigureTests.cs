using RhetoricLens.Tests.Support;
using SkiaSharp;

namespace RhetoricLens.Tests.Program.Api;

public sealed class FigureTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_figure_in_pixels_has_title_axis_legend_and_caption()
    {
        using var picture = await PngAsync("/v1/trends.png?country=CHN,USA&by=5y");
        Assert.Equal((1920, 1080), (picture.Width, picture.Height));
        Assert.All(
            new[] { new SKRectI(500, 0, 1200, 70), new SKRectI(20, 250, 60, 800), new SKRectI(1640, 90, 1900, 300), new SKRectI(100, 1020, 1500, 1070) },
            place => Assert.InRange(Ink(picture, place), 0.01, 0.4));
    }

    private async Task<SKBitmap> PngAsync(string address)
    {
        var response = await house.Client.GetAsync(address);
        Assert.Equal("image/png", response.Content.Headers.ContentType?.MediaType);
        Assert.NotNull(response.Headers.ETag);
        return SKBitmap.Decode(await response.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Share of a place's pixels that are dark.</summary>
    private static double Ink(SKBitmap picture, SKRectI place)
    {
        var dark = 0;
        for (var y = place.Top; y < place.Bottom; y++)
        {
            for (var x = place.Left; x < place.Right; x++)
                dark += picture.GetPixel(x, y).Green < 128 ? 1 : 0;
        }
        return dark / (double)(place.Width * place.Height);
    }
}
