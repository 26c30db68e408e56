using System.Text;
using System.Xml;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Extract.Docx;

/// <summary>A paragraph of a Word file.</summary>
/// <param name="Text">With single spaces; not empty.</param>
/// <param name="Style">Name of its style, such as Title or Heading1; empty when it has none.</param>
/// <param name="Label">What of its beginning is bold; null when nothing is.</param>
internal sealed record DocxParagraph(string Text, string Style, string? Label);

/// <summary>Reads the paragraphs of a text part as a stream, so that no depth of nesting matters.</summary>
internal sealed class DocxParagraphs
{
    /// <summary>Elements whose text is not, or no longer, of the document.</summary>
    private static readonly HashSet<string> Left = new(StringComparer.Ordinal)
    {
        "del", "moveFrom", "delText", "instrText", "delInstrText", "Fallback", "footnoteReference", "endnoteReference", "commentReference", "drawing", "pict", "object", "fldSimpleInstr",
    };

    private readonly List<DocxParagraph> _paragraphs = [];
    private readonly StringBuilder _text = new();
    private string _style = "";
    private bool _isBold;

    /// <summary>Characters of the text that are bold from its beginning on.</summary>
    private int _boldStart;

    public static IReadOnlyList<DocxParagraph> Read(Stream part, CancellationToken cancel)
    {
        var paragraphs = new DocxParagraphs();
        using var reader = DocxReader.Xml(part);
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && Left.Contains(reader.LocalName))
                Pass(reader);
            else if (reader.NodeType == XmlNodeType.Element)
                paragraphs.Enter(reader);
            else if (reader is { NodeType: XmlNodeType.EndElement, LocalName: "p" })
            {
                cancel.ThrowIfCancellationRequested();
                paragraphs.Close();
            }
        }
        return paragraphs._paragraphs;
    }

    private void Enter(XmlReader reader)
    {
        switch (reader.LocalName)
        {
            case "t" when !reader.IsEmptyElement:
                ReadText(reader);
                break;
            case "tab" or "br" or "cr" or "ptab":
                _text.Append(' ');
                break;
            case "noBreakHyphen":
                _text.Append('-');
                break;
            case "pStyle":
                _style = reader.GetAttribute("val", reader.NamespaceURI) ?? "";
                break;
            case "r":
                _isBold = false;
                break;
            case "b":
                // A style's own bold is switched off by a value.
                _isBold = reader.GetAttribute("val", reader.NamespaceURI) is not ("0" or "false" or "off");
                break;
            case "p" when _text.Length > 0:
                // A text box within a paragraph has paragraphs of its own.
                Close();
                break;
        }
    }

    private void ReadText(XmlReader reader)
    {
        var isLabel = _isBold && _boldStart == _text.Length;
        while (reader.Read() && reader.NodeType != XmlNodeType.EndElement)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                _text.Append(reader.Value);
        }
        if (isLabel)
            _boldStart = _text.Length;
    }

    private void Close()
    {
        var text = Clean(_text.ToString());
        if (text.Length > 0)
            _paragraphs.Add(new DocxParagraph(text, _style, _boldStart > 0 ? Clean(_text.ToString(0, _boldStart)) : null));
        _text.Clear();
        (_style, _isBold, _boldStart) = ("", false, 0);
    }

    private static string Clean(string text) => TextClean.SingleSpaced(TextClean.Strip(text));

    /// <summary>Goes to the end of the element at which the reader stands.</summary>
    private static void Pass(XmlReader reader)
    {
        var depth = reader.Depth;
        if (reader.IsEmptyElement)
            return;
        while (reader.Read() && reader.Depth > depth)
        {
        }
    }
}
