namespace RhetoricLens.Crawling.Extract.Pdf;

/// <summary>A word where it stands on its page. Lengths are points (1/72 inch); y grows upwards from the foot of the page.</summary>
/// <param name="Text">Its letters in reading order; not empty.</param>
/// <param name="Left">Left edge.</param>
/// <param name="Right">Right edge.</param>
/// <param name="Size">Size of its type.</param>
/// <param name="Bold">Set in bold type.</param>
internal readonly record struct PdfWord(string Text, double Left, double Right, double Size, bool Bold)
{
    public double Width => Right - Left;
}

/// <summary>Words on one height of a page, or of one of its columns, in reading order.</summary>
/// <param name="Words">Not empty.</param>
/// <param name="Baseline">Height of the line on which they stand.</param>
/// <param name="Size">Size of most of their type.</param>
internal sealed record PdfRow(IReadOnlyList<PdfWord> Words, double Baseline, double Size)
{
    public double Left { get; } = Words.Min(word => word.Left);

    public double Right { get; } = Words.Max(word => word.Right);

    /// <summary>All of it is bold.</summary>
    public bool Bold { get; } = Words.All(word => word.Bold);

    public string Text { get; } = string.Join(' ', Words.Select(word => word.Text));

    /// <summary>The words on one side of a vertical line; null when there are none.</summary>
    public PdfRow? Part(Func<PdfWord, bool> side) =>
        Words.Where(side).ToArray() is { Length: > 0 } words ? new PdfRow(words, Baseline, Size) : null;
}

/// <summary>The rows of one page from top to bottom.</summary>
/// <param name="Number">From 1.</param>
/// <param name="Height">In points.</param>
/// <param name="Rows">May be empty.</param>
internal sealed record PdfPage(int Number, double Height, IReadOnlyList<PdfRow> Rows);
