using System.Globalization;
using CsvHelper;
using RhetoricLens.Core;

namespace RhetoricLens.Queries;

/// <summary>Writes a trend as one tidy table (RFC 4180): one row a country and period.</summary>
public static class TrendCsv
{
    private static readonly string[] Header =
    [
        "country", "country_name", "period", "start", "end", "mean", "low", "high",
        "documents", "all_documents", "positions", "on_topic", "passages", "salience", "model",
    ];

    /// <summary>Means and intervals to four decimals; <c>low</c> and <c>high</c> are empty when one document alone speaks.</summary>
    public static void Write(TextWriter writer, TrendAnswer answer)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach (var point in answer.Points)
            csv.WriteRecord(Cells(point, answer.Model));
    }

    private static string[] Cells(TrendPoint point, string model) =>
    [
        point.Country, Countries.NameOf(point.Country), point.Period.Name, Day(point.Period.Start), Day(point.Period.End),
        Number(point.Mean), Number(point.Low), Number(point.High),
        Count(point.Documents), Count(point.AllDocuments), Count(point.Positions), Count(point.OnTopic), Count(point.Passages),
        Number(point.Salience), model,
    ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Number(double? value) => value?.ToString("0.####", CultureInfo.InvariantCulture) ?? "";

    private static string Count(int value) => value.ToString(CultureInfo.InvariantCulture);
}
