namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>A line of the text with what its place says.</summary>
/// <param name="Row">Words and place.</param>
/// <param name="Page">Page, from 1.</param>
/// <param name="Column">Number of its run of lines in the document: lines of one run stand under each other.</param>
/// <param name="Left">Where lines of its run begin.</param>
/// <param name="Right">Where they end.</param>
internal sealed record PdfLine(PdfRow Row, int Page, int Column, double Left, double Right)
{
    public string Text => Row.Text;

    /// <summary>White space before its first word, in sizes of its type.</summary>
    public double Indent => (Row.Left - Left) / Row.Size;

    /// <summary>White space after its last word, in sizes of its type.</summary>
    public double Room => (Right - Row.Right) / Row.Size;
}

/// <summary>Reads the pages' lines in order, footnotes apart.</summary>
internal sealed class PdfLines
{
    /// <summary>Share of the text's size up to which lines at the end of a column are notes.</summary>
    private const double NoteSize = 0.9;

    private readonly List<PdfLine> _text = [];
    private readonly List<PdfLine> _notes = [];
    private int _columns;

    /// <summary>Lines of the text, in reading order.</summary>
    public IReadOnlyList<PdfLine> Text => _text;

    /// <summary>Lines of footnotes, in reading order.</summary>
    public IReadOnlyList<PdfLine> Notes => _notes;

    /// <summary>Size of the type in which most of the text is set.</summary>
    public double Size { get; private init; }

    public static PdfLines Of(IReadOnlyList<PdfPage> pages)
    {
        var size = pages.SelectMany(page => page.Rows).GroupBy(row => Math.Round(row.Size * 2))
            .MaxBy(group => group.Sum(row => row.Text.Length))?.Key / 2 ?? 10;
        var lines = new PdfLines { Size = size };
        foreach (var page in pages)
        {
            foreach (var column in PdfColumns.Order(page.Rows))
                lines.Add(column, page.Number);
        }
        return lines;
    }

    private void Add(IReadOnlyList<PdfRow> rows, int page)
    {
        var notes = NotesOf(rows);
        Add(rows.SkipLast(notes).ToArray(), page, _text);
        Add(rows.TakeLast(notes).ToArray(), page, _notes);
    }

    private void Add(PdfRow[] rows, int page, List<PdfLine> lines)
    {
        if (rows.Length == 0)
            return;
        _columns++;
        var left = Rank(rows.Select(row => row.Left), 0.1);
        var right = Rank(rows.Select(row => row.Right), 0.9);
        lines.AddRange(rows.Select(row => new PdfLine(row, page, _columns, left, right)));
    }

    /// <summary>Lines in small type at the foot of a column, one of which has a number, asterisk or dagger; none when all of the column is small.</summary>
    private int NotesOf(IReadOnlyList<PdfRow> rows)
    {
        var small = rows.Reverse().TakeWhile(row => row.Size <= NoteSize * Size).Count();
        return small < rows.Count && rows.TakeLast(small).Any(row => char.IsAsciiDigit(row.Text[0]) || row.Text[0] is '*' or '†' or '‡') ? small : 0;
    }

    private static double Rank(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[(int)(share * (sorted.Length - 1))];
    }
}
