using System.Globalization;
using CsvHelper;
using RhetoricLens.Core;

namespace RhetoricLens.Queries;

/// <summary>Writes a trend as one tidy table (RFC 4180): one row a series and period, one column a measure.</summary>
public static class TrendCsv
{
    private static readonly (string Name, Func<TrendPoint, TrendAnswer, string> Cell)[] Columns =
    [
        ("country", (point, _) => point.Country),
        ("country_name", (point, answer) => answer.NameOf(point.Country)),
        ("period", (point, _) => point.Period.Name),
        ("start", (point, _) => Day(point.Period.Start)),
        ("end", (point, _) => Day(point.Period.End)),
        ("mean", (point, _) => Number(point.Mean)),
        ("low", (point, _) => Number(point.Low)),
        ("high", (point, _) => Number(point.High)),
        ("documents", (point, _) => Count(point.Documents)),
        ("all_documents", (point, _) => Count(point.AllDocuments)),
        ("positions", (point, _) => Count(point.Positions)),
        ("on_topic", (point, _) => Count(point.OnTopic)),
        ("passages", (point, _) => Count(point.Passages)),
        ("salience", (point, _) => Number(point.Salience)),
        ("salience_low", (point, _) => Number(point.SalienceLow)),
        ("salience_high", (point, _) => Number(point.SalienceHigh)),
        ("deviation", (point, _) => Number(point.Deviation)),
        ("agreement", (point, _) => Number(point.Agreement)),
        ("smoothed", (point, _) => Number(point.Smoothed)),
        ("corrected_estimate", (point, _) => point.Corrected?.Estimate ?? ""),
        ("corrected_mean", (point, _) => Number(point.Corrected?.Mean)),
        ("corrected_low", (point, _) => Number(point.Corrected?.Low)),
        ("corrected_high", (point, _) => Number(point.Corrected?.High)),
        ("coded_passages", (point, _) => point.Corrected is { } corrected ? Count(corrected.Coded) : ""),
        ("coded_documents", (point, _) => point.Corrected is { } corrected ? Count(corrected.CodedDocuments) : ""),
        ("rectifier", (point, _) => point.Corrected?.Rectifier ?? ""),
        ("model", (_, answer) => answer.Model),
    ];

    /// <summary>Means and intervals to four decimals; what is not known is empty.</summary>
    public static void Write(TextWriter writer, TrendAnswer answer)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteRecord(Array.ConvertAll(Columns, column => column.Name));
        foreach (var point in answer.Points)
            csv.WriteRecord(Array.ConvertAll(Columns, column => column.Cell(point, answer)));
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
