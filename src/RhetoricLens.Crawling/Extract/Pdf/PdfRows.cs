using UglyToad.PdfPig.Content;

namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>
/// Puts the letters of a page together to words and rows by where they stand: a PDF need not hold spaces, and may draw its letters in any order.
/// </summary>
internal static class PdfRows
{
    /// <summary>Share of the smaller type's size by which the middle of a letter may differ from that of its row's largest: more than a raised note, less than a line.</summary>
    private const double RowTolerance = 0.4;

    /// <summary>Share of the type's size that parts words where the page has no spaces; word spaces are about 0.25, and 0.17 in tightly set lines.</summary>
    private const double WordGap = 0.15;

    /// <summary>The same where the page has spaces of its own.</summary>
    private const double WordGapBesideSpaces = 0.3;

    /// <summary>Share of the row's size up to which a raised digit is the number of a note.</summary>
    private const double NoteSize = 0.8;

    /// <summary>Rows from top to bottom.</summary>
    public static PdfPage Read(Page page)
    {
        var letters = page.Letters.Where(letter => IsSeen(letter, page)).Select(Glyph.Of).ToList();
        var spaces = letters.Count(letter => letter.IsSpace);
        var gap = spaces * 12 > letters.Count ? WordGapBesideSpaces : WordGap;
        letters.Sort((a, b) => b.Middle.CompareTo(a.Middle));
        var rows = Group(letters).Select(row => Row(row, gap)).OfType<PdfRow>().ToArray();
        return new PdfPage(page.Number, page.Height, rows);
    }

    private static bool IsSeen(Letter letter, Page page) =>
        letter.TextOrientation == TextOrientation.Horizontal && letter.Value.Length > 0
        && letter.StartBaseLine.X >= -1 && letter.StartBaseLine.X <= page.Width + 1 && letter.StartBaseLine.Y >= -1 && letter.StartBaseLine.Y <= page.Height + 1;

    private static IEnumerable<List<Glyph>> Group(List<Glyph> letters)
    {
        var row = new List<Glyph>();
        var (middle, size) = (0.0, 0.0);
        foreach (var letter in letters)
        {
            if (row.Count > 0 && middle - letter.Middle > RowTolerance * Math.Min(size, letter.Size))
            {
                yield return row;
                row = [];
                size = 0;
            }
            row.Add(letter);
            if (letter.Size > size)
                (middle, size) = (letter.Middle, letter.Size);
        }
        if (row.Count > 0)
            yield return row;
    }

    /// <summary>Null for a row of spaces.</summary>
    private static PdfRow? Row(List<Glyph> letters, double gap)
    {
        var seen = letters.Where(letter => !letter.IsSpace).ToArray();
        if (seen.Length == 0)
            return null;
        var size = seen.GroupBy(letter => Math.Round(letter.Size * 2)).MaxBy(group => group.Count())!.Key / 2;
        var baseline = seen.Where(letter => Math.Abs(letter.Size - size) <= 0.5).Select(letter => letter.Baseline).DefaultIfEmpty(seen[0].Baseline).Max();
        letters.Sort((a, b) => a.Left.CompareTo(b.Left));
        var words = new WordBuilder(size, baseline, gap * size).Read(letters);
        return words.Count == 0 ? null : new PdfRow(VisualOrder.ToReading(words), baseline, size);
    }

    /// <summary>A letter as far as it matters here.</summary>
    private readonly record struct Glyph(string Text, double Left, double Right, double Baseline, double Size, bool Bold)
    {
        public bool IsSpace => string.IsNullOrWhiteSpace(Text);

        /// <summary>About the middle of a small letter: it moves less than the baseline where a letter is raised.</summary>
        public double Middle => Baseline + (0.3 * Size);

        public static Glyph Of(Letter letter)
        {
            var size = letter.PointSize > 1 ? letter.PointSize : Math.Max(1, letter.GlyphRectangleLoose.Height);
            var (left, right) = (letter.StartBaseLine.X, Math.Max(letter.EndBaseLine.X, letter.StartBaseLine.X));
            return new Glyph(letter.Value, left, right, letter.StartBaseLine.Y, size, letter.FontDetails.IsBold || letter.FontName?.Contains("Bold", StringComparison.OrdinalIgnoreCase) == true);
        }
    }

    /// <summary>Puts the letters of one row, from left to right, together to words.</summary>
    private sealed class WordBuilder(double size, double baseline, double gap)
    {
        private readonly List<PdfWord> _words = [];
        private readonly List<Glyph> _word = [];

        public List<PdfWord> Read(List<Glyph> letters)
        {
            foreach (var letter in letters)
            {
                if (letter.IsSpace)
                    Close();
                else if (!IsNote(letter) && !IsDrawnTwice(letter))
                    Add(letter);
            }
            Close();
            return _words;
        }

        /// <summary>The number of a footnote behind a word; before the first word it is the note's own.</summary>
        private bool IsNote(Glyph letter) =>
            letter.Size < NoteSize * size && letter.Baseline > baseline + (0.15 * size) && char.IsAsciiDigit(letter.Text[0]) && (_words.Count > 0 || _word.Count > 0);

        /// <summary>Bold type is sometimes made by drawing a letter twice.</summary>
        private bool IsDrawnTwice(Glyph letter) =>
            _word.Count > 0 && _word[^1].Text == letter.Text && letter.Left - _word[^1].Left < 0.3 * (letter.Right - letter.Left);

        private void Add(Glyph letter)
        {
            if (_word.Count > 0 && letter.Left - _word[^1].Right > gap)
                Close();
            _word.Add(letter);
        }

        private void Close()
        {
            if (_word.Count > 0)
                _words.Add(new PdfWord(Ligatures.Open(string.Concat(_word.Select(letter => letter.Text))), _word[0].Left, _word.Max(letter => letter.Right), _word[0].Size, _word[0].Bold));
            _word.Clear();
        }
    }
}
