using System.Text;
using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Crawling.Ingest;

/// <summary>Turns a speech as the corpus has it into paragraphs: page markers and markdown out, wrapped lines joined.</summary>
internal static class UngdcText
{
    /// <summary>From this session on, texts were taken from the missions' own files, some by way of markdown.</summary>
    private const int FirstMarkdownSession = 79;

    /// <summary>Paragraphs separated by one blank line.</summary>
    public static string Clean(string raw, int session)
    {
        var lines = ReadLines(raw, session >= FirstMarkdownSession);
        return Paragraphs.Join(lines);
    }

    private static List<Line> ReadLines(string raw, bool markdown)
    {
        var lines = new List<Line>();
        var blanks = 0;
        var page = false;
        foreach (var line in TextClean.Strip(raw).Split('\n'))
        {
            var trimmed = line.AsSpan().Trim();
            if (trimmed.IsEmpty)
                blanks++;
            else if (PageMarkers.IsMarker(trimmed))
                page = true;
            else
            {
                var cleaned = markdown ? Markdown.Plain(trimmed.ToString()) : new MarkdownLine(trimmed.ToString(), Starts: false);
                if (cleaned.Text.Length == 0)
                {
                    blanks++;
                    continue;
                }
                lines.Add(new Line(Collapse(cleaned.Text), blanks > 0, page, cleaned.Starts, line.Length > 0 && char.IsWhiteSpace(line[0])));
                (blanks, page) = (0, false);
            }
        }
        return lines;
    }

    /// <summary>One space for each run of white space.</summary>
    private static string Collapse(string text)
    {
        if (!text.AsSpan().ContainsAny("\t\u00A0\u2003\u2002") && !text.Contains("  ", StringComparison.Ordinal))
            return text;
        var result = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!char.IsWhiteSpace(c))
                result.Append(c);
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }
        return result.ToString();
    }
}

/// <summary>A line of a speech.</summary>
/// <param name="Text">Trimmed, with single spaces; not empty.</param>
/// <param name="AfterBlank">Blank lines stand before it.</param>
/// <param name="AfterPage">A page marker stood before it: the blank lines there say nothing.</param>
/// <param name="Starts">A heading or list item: always its own paragraph's beginning.</param>
/// <param name="Indented">White space stands before its text.</param>
internal readonly record struct Line(string Text, bool AfterBlank, bool AfterPage, bool Starts, bool Indented);
