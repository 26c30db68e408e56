using System.Globalization;
using CsvHelper;
using RhetoricLens.Stance.Validate;

namespace RhetoricLens.Queries;

/// <summary>Writes the figures of a validation as one tidy table (RFC 4180): one row a criterion and variant.</summary>
public static class ValidationCsv
{
    private static readonly string[] Header =
        ["criterion", "variant", "auc", "low", "high", "n_high_side", "n_low_side", "spearman", "n_spearman", "passages", "corpus", "model"];

    /// <summary>Figures to four decimals; empty where there is none.</summary>
    public static void Write(TextWriter writer, ValidationAnswer answer)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach (var figure in answer.Result.Figures)
            csv.WriteRecord(Cells(figure, answer));
    }

    private static string[] Cells(CriterionFigure figure, ValidationAnswer answer) =>
    [
        figure.Criterion, figure.Variant, Number(figure.Auc), Number(figure.Interval?.Low), Number(figure.Interval?.High),
        Count(figure.High), Count(figure.Low), Number(figure.Spearman), Count(figure.Ordered), Count(figure.Passages),
        Text(answer.Corpus ?? ""), Text(answer.Model),
    ];

    /// <summary>A cell that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection).</summary>
    private static string Text(string cell) => cell.Length > 0 && "=+-@\t\r".Contains(cell[0]) ? "'" + cell : cell;

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
