namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>
/// Orders the rows of a page as they are read. A gutter is a height of white space that most rows leave open and on both sides of which lines fill their
/// width; rows that cross it (a title, a table, a figure's caption) part the page into bands, and in each band one column is read after the other.
/// </summary>
internal static class PdfColumns
{
    /// <summary>Columns of columns: three splits make eight, more than any printed page has.</summary>
    private const int Deepest = 3;

    /// <summary>Rows needed on either side of a gutter.</summary>
    private const int FewestRows = 4;

    /// <summary>Share of a column that half of its lines fill: what fills less is a table or a list of short entries.</summary>
    private const double Filled = 0.6;

    /// <summary>Width of a gutter in sizes of type, where rows have words on both sides.</summary>
    private const double Gutter = 0.8;

    /// <summary>Runs of rows, each of one column or of the whole width, in reading order.</summary>
    public static IReadOnlyList<IReadOnlyList<PdfRow>> Order(IReadOnlyList<PdfRow> rows)
    {
        var columns = new List<IReadOnlyList<PdfRow>>();
        Split(rows, 0, columns);
        return columns;
    }

    private static void Split(IReadOnlyList<PdfRow> rows, int depth, List<IReadOnlyList<PdfRow>> columns)
    {
        if (rows.Count == 0)
            return;
        if (depth == Deepest || Find(rows) is not { } gutter)
        {
            columns.Add(rows);
            return;
        }
        var band = new List<PdfRow>();
        foreach (var row in rows)
        {
            if (!Crosses(row, gutter))
            {
                band.Add(row);
                continue;
            }
            SplitBand(band, gutter, depth, columns);
            band.Clear();
            AddWhole(row, columns);
        }
        SplitBand(band, gutter, depth, columns);
    }

    private static void SplitBand(List<PdfRow> band, double gutter, int depth, List<IReadOnlyList<PdfRow>> columns)
    {
        var left = band.Select(row => row.Part(word => word.Left < gutter)).OfType<PdfRow>().ToArray();
        var right = band.Select(row => row.Part(word => word.Left >= gutter)).OfType<PdfRow>().ToArray();
        Split(left, depth + 1, columns);
        Split(right, depth + 1, columns);
    }

    /// <summary>Rows over the whole width that follow one another are one run.</summary>
    private static void AddWhole(PdfRow row, List<IReadOnlyList<PdfRow>> columns)
    {
        if (columns.Count > 0 && columns[^1] is WholeRows whole)
            whole.Add(row);
        else
            columns.Add(new WholeRows { row });
    }

    /// <summary>Where the page's widest agreed white space is; null when it has one column.</summary>
    private static double? Find(IReadOnlyList<PdfRow> rows)
    {
        var (left, right) = (rows.Min(row => row.Left), rows.Max(row => row.Right));
        var size = rows[rows.Count / 2].Size;
        if (rows.Count < FewestRows || right - left < 20 * size || right - left > 5_000)
            return null;
        var open = new Openness((int)left, (int)right + 1);
        foreach (var row in rows)
            open.Add(row, Gutter * size);
        return open.Best(FewestRows) is { } x && IsFilled(rows, x, left, right) ? x : null;
    }

    private static bool IsFilled(IReadOnlyList<PdfRow> rows, double x, double left, double right)
    {
        var open = rows.Where(row => !Crosses(row, x)).ToArray();
        var before = open.Select(row => row.Part(word => word.Left < x)).OfType<PdfRow>().Select(row => row.Right - row.Left).Order().ToArray();
        var after = open.Select(row => row.Part(word => word.Left >= x)).OfType<PdfRow>().Select(row => row.Right - row.Left).Order().ToArray();
        return before.Length >= FewestRows && after.Length >= FewestRows
            && before[before.Length / 2] >= Filled * (x - left) && after[after.Length / 2] >= Filled * (right - x);
    }

    /// <summary>A word stands on the gutter, or a gap no wider than between words.</summary>
    private static bool Crosses(PdfRow row, double x)
    {
        var before = row.Words.Where(word => word.Left < x).Select(word => word.Right).DefaultIfEmpty(double.MinValue).Max();
        var after = row.Words.Where(word => word.Left >= x).Select(word => word.Left).DefaultIfEmpty(double.MaxValue).Min();
        return before > x || after - before < 0.5 * Gutter * row.Size;
    }

    private sealed class WholeRows : List<PdfRow>;

    /// <summary>For each point of the page's width, how many rows leave it open.</summary>
    private sealed class Openness(int left, int right)
    {
        private readonly int[] _left = new int[right - left + 1];
        private readonly int[] _right = new int[right - left + 1];
        private readonly int[] _closed = new int[right - left + 1];

        public void Add(PdfRow row, double gutter)
        {
            var words = row.Words.OrderBy(word => word.Left).ToArray();
            Raise(_right, left, words[0].Left);
            for (var i = 0; i < words.Length; i++)
            {
                Raise(_closed, words[i].Left, words[i].Right);
                var next = i + 1 < words.Length ? words[i + 1].Left : right;
                if (i + 1 < words.Length && next - words[i].Right < gutter)
                    Raise(_closed, words[i].Right, next);
                else
                    RaiseOpen(words[i].Right, next, i + 1 < words.Length);
            }
        }

        /// <summary>The middle of the widest stretch that divides most rows well; null when none does.</summary>
        public double? Best(int fewest)
        {
            var (best, from, to) = (0, -1, -1);
            for (var x = _left.Length / 6; x < _left.Length * 5 / 6; x++)
            {
                var rows = Math.Min(_left[x], _right[x]);
                var score = rows < fewest ? 0 : (2 * rows) - _closed[x];
                if (score > best)
                    (best, from, to) = (score, x, x);
                else if (score == best && to == x - 1)
                    to = x;
            }
            return best <= 0 ? null : left + ((from + to) / 2.0);
        }

        private void RaiseOpen(double start, double end, bool both)
        {
            Raise(_left, start, end);
            if (both)
                Raise(_right, start, end);
        }

        private void Raise(int[] counts, double start, double end)
        {
            for (var x = Math.Max(0, (int)Math.Ceiling(start) - left); x <= Math.Min(counts.Length - 1, (int)end - left); x++)
                counts[x]++;
        }
    }
}
