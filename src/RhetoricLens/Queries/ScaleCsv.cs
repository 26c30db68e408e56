using System.Globalization;

namespace RhetoricLens.Queries;

/// <summary>Writes scaled documents as one tidy table (RFC 4180): one row a document and class.</summary>
public static class ScaleCsv
{
    private static readonly string[] Header = ["document", "class", "score", "standard_error", "low", "high", "raw", "tokens", "reference", "method"];

    /// <summary>Numbers as they were computed; empty where there is none.</summary>
    public static void Write(TextWriter writer, ScaleAnswer answer) => Csv.Write(writer, Header, answer.Documents.Select(row => Cells(row, answer.Method)));

    private static string[] Cells(ScaleRow row, ScaleMethod method) =>
    [
        Csv.Text(row.Document), Csv.Text(row.Class), Number(row.Score), Number(row.StandardError), Number(row.Low), Number(row.High), Number(row.Raw),
        Csv.Count(row.Tokens), row.Reference ?? "", method.ToString().ToLowerInvariant(),
    ];

    private static string Number(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
