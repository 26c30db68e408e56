using RhetoricLens.Crawling.Extract;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Fonts.Standard14Fonts;
using UglyToad.PdfPig.Writer;

namespace RhetoricLens.Tests.Crawling.Extract.Pdf;

/// <summary>Makes PDFs line by line. Lengths are points, y is measured from the foot of an A4 page of 595 by 842.</summary>
internal sealed class PdfSheet : IDisposable
{
    public const double Leading = 1.2;

    private readonly PdfDocumentBuilder _builder = new();
    private readonly PdfDocumentBuilder.AddedFont _regular, _bold;
    private PdfPageBuilder _page = null!;

    public PdfSheet()
    {
        _regular = _builder.AddStandard14Font(Standard14Font.TimesRoman);
        _bold = _builder.AddStandard14Font(Standard14Font.TimesBold);
        Information.Producer = "test";
    }

    public PdfDocumentBuilder.DocumentInformationBuilder Information => _builder.DocumentInformation;

    public PdfSheet Page()
    {
        _page = _builder.AddPage(PageSize.A4);
        return this;
    }

    public PdfSheet Line(string text, double x, double y, double size = 10, bool bold = false)
    {
        _page.AddText(text, size, new PdfPoint(x, y), bold ? _bold : _regular);
        return this;
    }

    /// <summary>Lines under each other, the first at y; an empty one leaves a blank space.</summary>
    public PdfSheet Lines(double x, double y, params string[] lines)
    {
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length > 0)
                Line(lines[i], x, y - (i * 10 * Leading));
        }
        return this;
    }

    public byte[] Bytes() => _builder.Build();

    public PageContent Extract() => PageExtractor.Extract(Pages.Body(Bytes(), "https://example.org/docs/report.pdf", "application/pdf", null), Pages.Source("EST"));

    public PageContent.Article Article() => Assert.IsType<PageContent.Article>(Extract());

    /// <summary>Paragraphs of the text.</summary>
    public string[] Paragraphs() => Article().Document.Text.Split("\n\n");

    public void Dispose() => _builder.Dispose();
}
