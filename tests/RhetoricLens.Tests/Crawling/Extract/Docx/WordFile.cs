using System.IO.Compression;
using System.Text;

namespace RhetoricLens.Tests.Crawling.Extract.Docx;

/// <summary>Makes Word files from the XML of their parts.</summary>
internal static class WordFile
{
    public const string Namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    public const string Type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    private const string Relations = """
        <?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1"
        Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>
        """;

    /// <summary>A file with this body and these core properties.</summary>
    public static byte[] Of(string body, string properties = "") => Parts(
        ("_rels/.rels", Relations),
        ("docProps/core.xml", $"""<cp:coreProperties xmlns:cp="urn:cp" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">{properties}</cp:coreProperties>"""),
        ("word/document.xml", $"""<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:document xmlns:w="{Namespace}"><w:body>{body}</w:body></w:document>"""));

    /// <summary>A paragraph of runs.</summary>
    public static string Paragraph(string text, string style = "") =>
        $"<w:p>{(style.Length > 0 ? $"""<w:pPr><w:pStyle w:val="{style}"/></w:pPr>""" : "")}<w:r><w:t xml:space=\"preserve\">{text}</w:t></w:r></w:p>";

    public static byte[] Parts(params (string Name, string Content)[] parts)
    {
        using var file = new MemoryStream();
        using (var archive = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in parts)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return file.ToArray();
    }
}
