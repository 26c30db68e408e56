using System.IO.Compression;
using System.Xml;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract.Voices;

namespace RhetoricLens.Crawling.Extract.Docx;

/// <summary>
/// Makes a document of a Word file (ECMA-376, transitional or strict): paragraphs of its text part in order, without deleted text, comments, notes, heads and
/// feet. Parts are unpacked as they are read and counted, whatever the archive says of their lengths.
/// </summary>
internal static class DocxReader
{
    private const string DefaultPart = "word/document.xml";

    /// <summary>A ZIP archive that has a part named as Word names its text.</summary>
    public static bool IsDocx(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith("PK\x03\x04"u8) && bytes.IndexOf("word/document"u8) >= 0;

    /// <summary>Reads a Word file. What the archive or XML reader throws on a damaged file is left to the caller, who knows how to end such pages.</summary>
    /// <param name="bytes">The file.</param>
    /// <param name="address">Canonical address.</param>
    /// <param name="id">Identity of the document.</param>
    /// <param name="source">Supplies what the document does not say.</param>
    /// <param name="cancel">Looked at before each paragraph.</param>
    public static PageContent Read(byte[] bytes, Uri address, string id, Source source, CancellationToken cancel)
    {
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            return Refused(FetchOutcome.Undecodable, "The Word file is encrypted, or of a version before 2007.");
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
        if (Part(archive, MainPart(archive)) is not { } part)
            return Refused(FetchOutcome.NotText, "The archive is no Word file.");
        IReadOnlyList<DocxParagraph> paragraphs;
        using (part)
            paragraphs = DocxParagraphs.Read(part, cancel);
        var text = string.Join("\n\n", paragraphs.Select(paragraph => paragraph.Text));
        if (text.Length == 0)
            return Refused(FetchOutcome.NoMainText, "The Word file holds no text.");
        if (text.Length > Limits.MaxTextChars)
            return Refused(FetchOutcome.TooLarge, $"The text has more than {Limits.MaxTextChars} characters.");
        var facts = new DocxFacts(Properties(archive));
        var known = facts.Read(source, address, paragraphs);
        var turns = PageVoices.Turns([.. paragraphs.Select(paragraph => (paragraph.Text, paragraph.Label))], known.Country);
        return new PageContent.Article(new ExtractedDocument(id, known, text, turns), facts.Origins, [], null);
    }

    /// <summary>Where the package's relationships say that its text is.</summary>
    private static string MainPart(ZipArchive archive)
    {
        using var relations = Part(archive, "_rels/.rels");
        if (relations is null)
            return DefaultPart;
        using var reader = Xml(relations);
        while (reader.Read())
        {
            if (reader is { NodeType: XmlNodeType.Element, LocalName: "Relationship" } && reader.GetAttribute("Type")?.EndsWith("/officeDocument", StringComparison.Ordinal) == true)
                return reader.GetAttribute("Target")?.TrimStart('/') ?? DefaultPart;
        }
        return DefaultPart;
    }

    /// <summary>Title, creator and dates of the core properties (Dublin Core), by local name.</summary>
    private static Dictionary<string, string> Properties(ZipArchive archive)
    {
        var properties = new Dictionary<string, string>(StringComparer.Ordinal);
        using var part = Part(archive, "docProps/core.xml");
        if (part is null)
            return properties;
        using var reader = Xml(part);
        var name = "";
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element)
                name = reader.LocalName;
            else if (reader.NodeType == XmlNodeType.Text && reader.Value.Length < 1_000)
                properties.TryAdd(name, reader.Value.Trim());
        }
        return properties;
    }

    private static BoundedStream? Part(ZipArchive archive, string name) =>
        archive.GetEntry(name) is { } entry ? new BoundedStream(entry.Open(), Limits.MaxDocxPartBytes) : null;

    /// <summary>A reader that takes no DTD and fetches nothing.</summary>
    internal static XmlReader Xml(Stream part) => XmlReader.Create(part, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, CloseInput = true });

    private static PageContent.Refused Refused(FetchOutcome outcome, string reason) => new(outcome, reason, [], null);
}
