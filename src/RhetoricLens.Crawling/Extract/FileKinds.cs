using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract.Docx;
using RhetoricLens.Crawling.Extract.Pdf;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Files that are texts but no pages, and what reads them.</summary>
internal static class FileKinds
{
    public const string Pdf = "application/pdf";
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    /// <summary>Makes a document of a file's bytes; it may throw what a damaged file drives its parser to.</summary>
    public delegate PageContent Reader(byte[] bytes, Uri address, string id, Source source, CancellationToken cancel);

    /// <summary>The reader of a file; null when it is a page or something else. The bytes decide: servers call Word files ZIP archives, and error pages PDF.</summary>
    /// <param name="type">Media type as sent; null when none was.</param>
    /// <param name="bytes">The file.</param>
    public static Reader? Of(string? type, ReadOnlySpan<byte> bytes)
    {
        if (PdfReader.IsPdf(bytes) && type?.StartsWith("text/", StringComparison.Ordinal) != true)
            return PdfReader.Read;
        return DocxReader.IsDocx(bytes) || type == Docx ? DocxReader.Read : null;
    }
}
