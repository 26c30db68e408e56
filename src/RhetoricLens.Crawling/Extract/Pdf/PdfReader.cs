using UglyToad.PdfPig;
using UglyToad.PdfPig.Exceptions;
using UglyToad.PdfPig.Tokens;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract.Voices;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>Makes a document of a PDF: text in reading order without heads, feet and page numbers, footnotes at its end, and its facts.</summary>
internal static class PdfReader
{
    /// <summary>Letters a page must have on average; scans have none, or a few stamped on them.</summary>
    private const int FewestLetters = 40;

    /// <summary>The first bytes of a PDF; readers accept them within the first kilobyte (PDF 1.7, implementation note 13).</summary>
    public static bool IsPdf(ReadOnlySpan<byte> bytes) => bytes[..Math.Min(bytes.Length, 1024)].IndexOf("%PDF-"u8) >= 0;

    /// <summary>Reads a PDF. What PdfPig throws on a damaged file is left to the caller, who knows how to end such pages.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="address">Canonical address.</param>
    /// <param name="id">Identity of the document.</param>
    /// <param name="source">Supplies what the document does not say.</param>
    /// <param name="cancel">Looked at before each page.</param>
    public static PageContent Read(byte[] bytes, Uri address, string id, Source source, CancellationToken cancel)
    {
        try
        {
            using var pdf = PdfDocument.Open(bytes, new ParsingOptions { UseLenientParsing = true, SkipMissingFonts = true, FilterProvider = new BoundedFilters() });
            return pdf.NumberOfPages > Limits.MaxPdfPages
                ? Refused(FetchOutcome.TooLarge, $"The PDF has {pdf.NumberOfPages} pages; at most {Limits.MaxPdfPages} are read.")
                : Read(pdf, address, id, source, cancel);
        }
        catch (PdfDocumentEncryptedException)
        {
            return Refused(FetchOutcome.Undecodable, "The PDF is encrypted and opens only with a password.");
        }
    }

    private static PageContent Read(PdfDocument pdf, Uri address, string id, Source source, CancellationToken cancel)
    {
        var (pages, damaged) = Pages(pdf, cancel);
        if (pages.Count == 0)
            return Refused(FetchOutcome.Malformed, $"None of the PDF's {pdf.NumberOfPages} pages can be read.");
        if (pages.Sum(page => page.Rows.Sum(row => row.Text.Count(char.IsLetter))) < FewestLetters * pages.Count)
            return Refused(FetchOutcome.NoMainText, "The PDF holds no text: scanned?");
        var (kept, heads) = RunningHeads.Remove(pages);
        var lines = PdfLines.Of(kept);
        var join = new LineJoin(lines.Text.Concat(lines.Notes).Select(line => line.Text));
        var paragraphs = PdfParagraphs.Of(lines.Text, join);
        var facts = new PdfFacts(pages[0], heads, pdf.Information);
        var known = facts.Read(source, address, paragraphs, Language(pdf));
        var blocks = paragraphs.Concat(PdfParagraphs.Of(lines.Notes, join)).Select(paragraph => (Text: TextClean.Strip(paragraph.Text), paragraph.Label)).ToArray();
        var text = string.Join("\n\n", blocks.Select(block => block.Text));
        if (text.Length > Limits.MaxTextChars)
            return Refused(FetchOutcome.TooLarge, $"The text has more than {Limits.MaxTextChars} characters.");
        var all = damaged == 0 ? known : known with { Extra = With(known.Extra, "pages_not_read", damaged) };
        return new PageContent.Article(new ExtractedDocument(id, all, text, PageVoices.Turns(blocks, all.Country)), facts.Origins, [], null);
    }

    /// <summary>The pages that can be read, and how many cannot.</summary>
    private static (List<PdfPage> Pages, int Damaged) Pages(PdfDocument pdf, CancellationToken cancel)
    {
        var pages = new List<PdfPage>();
        for (var number = 1; number <= pdf.NumberOfPages; number++)
        {
            cancel.ThrowIfCancellationRequested();
            try
            {
                pages.Add(PdfRows.Read(pdf.GetPage(number)));
            }
            // PdfPig throws whatever a damaged page drives it to; the other pages are still worth having, and the loss is noted.
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                continue;
            }
        }
        return (pages, pdf.NumberOfPages - pages.Count);
    }

    private static SortedDictionary<string, string> With(IReadOnlyDictionary<string, string> extra, string name, int value) =>
        new(extra.ToDictionary(), StringComparer.Ordinal) { [name] = value.ToString(System.Globalization.CultureInfo.InvariantCulture) };

    private static string? Language(PdfDocument pdf) =>
        pdf.Structure.Catalog.CatalogDictionary.TryGet(NameToken.Create("Lang"), out var token) && token is StringToken text ? text.Data.Trim() : null;

    private static PageContent.Refused Refused(FetchOutcome outcome, string reason) => new(outcome, reason, [], null);
}
