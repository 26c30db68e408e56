using System.Globalization;
using CsvHelper;

namespace RhetoricLens.Queries;

/// <summary>
/// The one way in which tables are written: RFC 4180, a header row first, rows as they come, numbers and dates in the invariant culture. A text that
/// a spreadsheet would run as a formula gets an apostrophe (OWASP, CSV injection); a negative number stays a number.
/// </summary>
public static class Csv
{
    /// <summary>Writes a table row by row, so that a long one is never held in memory.</summary>
    /// <param name="writer">Left open.</param>
    /// <param name="header">Short names in snake_case.</param>
    /// <param name="rows">Cells as <see cref="Text"/>, <see cref="Number(double?)"/>, <see cref="Count"/>, <see cref="Day"/> and <see cref="Time"/> give them.</param>
    public static void Write(TextWriter writer, IReadOnlyList<string> header, IEnumerable<string[]> rows)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteRecord(header.ToArray());
        foreach (var row in rows)
            csv.WriteRecord(row);
    }

    /// <summary>A text cell; empty for null. What begins with = + - @ tab or carriage return is made text by an apostrophe.</summary>
    public static string Text(string? cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell ?? "";

    /// <summary>To four decimals; empty when there is none.</summary>
    public static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    /// <summary>Without separators of thousands; empty when there is none.</summary>
    public static string Count(long? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>ISO 8601; empty when there is none.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>In UTC to the second, ISO 8601; empty when there is none.</summary>
    public static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";
}
