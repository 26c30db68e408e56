using System.Text.RegularExpressions;
using RhetoricLens.Crawling.Extract.Voices;

namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>A paragraph, heading or list item of a PDF.</summary>
/// <param name="Text">With its lines joined.</param>
/// <param name="Page">Page on which it begins, from 1.</param>
/// <param name="Size">Size of its type.</param>
/// <param name="Bold">All of it is bold.</param>
/// <param name="Label">What of its first line is bold, when it begins so; null otherwise.</param>
internal sealed record PdfParagraph(string Text, int Page, double Size, bool Bold, string? Label);

/// <summary>
/// Puts lines together to paragraphs. The evidence: a change of type, more white space than between lines, an indent, a number or bullet, and a line
/// that ends although the next word would have fitted. Over the end of a column or page a sentence goes on.
/// </summary>
internal sealed partial class PdfParagraphs
{
    /// <summary>Change of size that makes another block.</summary>
    private const double OtherSize = 1.12;

    /// <summary>Share of the usual distance between lines from which a blank space stands between them.</summary>
    private const double WideGap = 1.3;

    /// <summary>Sizes of type between two lines over which a sentence may still go on, as in text set with double spacing.</summary>
    private const double WidestLeading = 2.6;

    private readonly IReadOnlyList<PdfLine> _lines;
    private readonly LineJoin _join;
    private readonly double _leading;

    private PdfParagraphs(IReadOnlyList<PdfLine> lines, LineJoin join) => (_lines, _join, _leading) = (lines, join, Leading(lines));

    /// <summary>The paragraphs of some lines, in order.</summary>
    /// <param name="lines">In reading order.</param>
    /// <param name="join">Knows the document's words.</param>
    public static IReadOnlyList<PdfParagraph> Of(IReadOnlyList<PdfLine> lines, LineJoin join) => new PdfParagraphs(lines, join).Read();

    private List<PdfParagraph> Read()
    {
        var paragraphs = new List<PdfParagraph>();
        for (var start = 0; start < _lines.Count;)
        {
            var end = start + 1;
            while (end < _lines.Count && !Begins(_lines[end - 1], _lines[end], end - 1 == start))
                end++;
            var lines = _lines.Skip(start).Take(end - start).ToArray();
            paragraphs.Add(new PdfParagraph(_join.Join(lines.Select(line => line.Text)), lines[0].Page, lines.Max(line => line.Row.Size), lines.All(line => line.Row.Bold), LabelOf(lines[0].Row)));
            start = end;
        }
        return paragraphs;
    }

    private bool Begins(PdfLine before, PdfLine line, bool isFirst)
    {
        var (was, now) = (before.Row, line.Row);
        if (Math.Max(was.Size, now.Size) > OtherSize * Math.Min(was.Size, now.Size) || was.Bold != now.Bold)
            return !LineJoin.IsOpen(was.Text);
        var ended = EndsSentence(was.Text);
        if (before.Column != line.Column)
            return ended && (before.Room > Word(now) || line.Indent > 0.8 || IsItem(now.Text));
        if (was.Baseline - now.Baseline > WideGap * _leading * now.Size)
            return ended || !char.IsLower(now.Text[0]) || was.Baseline - now.Baseline > WidestLeading * now.Size;
        if ((IsItem(now.Text) || BeginsTurn(now)) && (ended || before.Room > 1))
            return true;
        if (was.Bold)
            return false;
        if (ended && line.Indent > 0.8 && line.Indent > before.Indent + 0.5 && !(isFirst && IsItem(was.Text)))
            return true;
        return before.Room > Word(now) + 1 && (ended || char.IsUpper(now.Text[0])) && !LineJoin.IsOpen(was.Text);
    }

    /// <summary>Width of the first word with a space, in sizes of its type.</summary>
    private static double Word(PdfRow row) => (row.Words[0].Width / row.Size) + 0.3;

    private static bool EndsSentence(string text)
    {
        var end = text.AsSpan().TrimEnd("”’\"')]»0123456789");
        return !end.IsEmpty && end[^1] is '.' or '!' or '?' or ':' or ';' or '…' or '。' or '؟' or '！' or '？' or '；' or '：';
    }

    /// <summary>Whether a line begins with the name of who speaks, set apart: MR. KRAMER: ...</summary>
    private static bool BeginsTurn(PdfRow row) => TurnLabel.Of(row.Text, LabelOf(row)) is { Kind: LabelKind.Bold or LabelKind.Capitals };

    private static string? LabelOf(PdfRow row) => row.Words.TakeWhile(word => word.Bold).ToArray() is { Length: > 0 } words ? string.Join(' ', words.Select(word => word.Text)) : null;

    private static bool IsItem(string text) => Item().IsMatch(text);

    /// <summary>Usual distance between the baselines of a paragraph's lines, in sizes of type; 1.2 when no two lines stand under each other.</summary>
    private static double Leading(IReadOnlyList<PdfLine> lines)
    {
        var distances = Enumerable.Range(1, Math.Max(0, lines.Count - 1))
            .Where(i => lines[i].Column == lines[i - 1].Column)
            .Select(i => (lines[i - 1].Row.Baseline - lines[i].Row.Baseline) / lines[i].Row.Size)
            .Where(distance => distance is > 0.8 and < 3)
            .Order().ToArray();
        return distances.Length == 0 ? 1.2 : distances[distances.Length / 2];
    }

    // Bullets; 12. and 12) and (a) and (iv) and 3.2.1 before a word.
    [GeneratedRegex(@"^(?:[•‣▪●◦■□▶–—-]\s*\S|\d{1,3}(?:\.\d{1,3})*[.)]\s+\S|\d{1,2}(?:\.\d{1,2})+\s+\p{L}|\((?:[a-z]|[ivx]{1,5}|\d{1,2})\)\s+\S|[a-z]\)\s+\S)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Item();
}
