namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>
/// Finds the rows that belong to the page and not to the text: those at its edges that stand at the same place on a neighbouring page, numbers
/// aside, and those without words (page and job numbers).
/// </summary>
internal static class RunningHeads
{
    /// <summary>Rows from an edge that may be a head or foot: title, symbol, number and a rule of text.</summary>
    private const int Deepest = 4;

    /// <summary>Points by which a head may move from page to page.</summary>
    private const double Drift = 4;

    /// <summary>Letters up to which a row at the edge says nothing: (E), p. 3, xiv.</summary>
    private const int FewLetters = 4;

    /// <summary>The pages without their heads and feet, and what those say.</summary>
    public static (IReadOnlyList<PdfPage> Pages, IReadOnlyList<string> Heads) Remove(IReadOnlyList<PdfPage> pages)
    {
        var heads = new List<string>();
        var kept = pages.Select((page, i) =>
        {
            var neighbours = new[] { i - 2, i - 1, i + 1, i + 2 }.Where(n => n >= 0 && n < pages.Count).Select(n => pages[n]).ToArray();
            var top = Depth(page.Rows, neighbours, isTop: true);
            var bottom = Depth(page.Rows.Skip(top).Reverse().ToArray(), neighbours, isTop: false);
            heads.AddRange(page.Rows.Take(top).Concat(page.Rows.TakeLast(bottom)).Select(row => row.Text));
            return page with { Rows = page.Rows.Skip(top).SkipLast(bottom).ToArray() };
        }).ToArray();
        return (kept, heads);
    }

    /// <summary>How many rows from the edge inwards are no text.</summary>
    private static int Depth(IReadOnlyList<PdfRow> inwards, PdfPage[] neighbours, bool isTop)
    {
        var depth = 0;
        while (depth < Math.Min(Deepest, inwards.Count) && (IsWordless(inwards[depth]) || IsRepeated(inwards[depth], neighbours, isTop)))
            depth++;
        return depth;
    }

    private static bool IsWordless(PdfRow row)
    {
        var letters = row.Text.Count(char.IsLetter);
        return letters <= FewLetters && row.Text.Length <= 24 && (letters == 0 || row.Text.Any(char.IsAsciiDigit) || row.Text.All(c => c is 'i' or 'v' or 'x' or 'l'));
    }

    private static bool IsRepeated(PdfRow row, PdfPage[] neighbours, bool isTop)
    {
        var key = Key(row);
        return neighbours.Any(page => (isTop ? page.Rows.Take(Deepest) : page.Rows.TakeLast(Deepest))
            .Any(other => Math.Abs(other.Baseline - row.Baseline) <= Drift && Key(other) == key));
    }

    /// <summary>The row's letters; numbers change from page to page, and so does the side on which they stand.</summary>
    private static string Key(PdfRow row) => string.Concat(row.Text.Where(char.IsLetter)).ToUpperInvariant();
}
