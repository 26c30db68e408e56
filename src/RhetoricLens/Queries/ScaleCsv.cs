using System.Globalization;
using CsvHelper;

namespace RhetoricLens.Queries;

/// <summary>Writes scaled documents as one tidy table (RFC 4180): one row a document and class.</summary>
public static class ScaleCsv
{
    private static readonly string[] Header = ["document", "class", "score", "standard_error", "low", "high", "raw", "tokens", "reference", "method"];

    /// <summary>Numbers as they were computed; empty where there is none.</summary>
    public static void Write(TextWriter writer, ScaleAnswer answer)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach (var row in answer.Documents)
            csv.WriteRecord(Cells(row, answer.Method));
    }

    private static string[] Cells(ScaleRow row, ScaleMethod method) =>
    [
        Text(row.Document), Text(row.Class ?? ""), Number(row.Score), Number(row.StandardError), Number(row.Low), Number(row.High), Number(row.Raw),
        row.Tokens.ToString(CultureInfo.InvariantCulture), row.Reference ?? "", method.ToString().ToLowerInvariant(),
    ];

    /// <summary>A cell that a spreadsheet would take for a formula gets an apostrophe (OWASP, CSV injection).</summary>
    private static string Text(string cell) => cell.Length > 0 && "=+-@\t\r".Contains(cell[0]) ? "'" + cell : cell;

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
