using RhetoricLens.Core;

namespace RhetoricLens.Queries;

/// <summary>Writes a trend as one tidy table (RFC 4180): one row a series and period, one column a measure.</summary>
public static class TrendCsv
{
    private static readonly (string Name, Func<TrendPoint, TrendAnswer, string> Cell)[] Columns =
    [
        ("country", (point, _) => Csv.Text(point.Country)),
        ("country_name", (point, answer) => Csv.Text(answer.NameOf(point.Country))),
        ("period", (point, _) => point.Period.Name),
        ("start", (point, _) => Csv.Day(point.Period.Start)),
        ("end", (point, _) => Csv.Day(point.Period.End)),
        ("mean", (point, _) => Csv.Number(point.Mean)),
        ("low", (point, _) => Csv.Number(point.Low)),
        ("high", (point, _) => Csv.Number(point.High)),
        ("documents", (point, _) => Csv.Count(point.Documents)),
        ("all_documents", (point, _) => Csv.Count(point.AllDocuments)),
        ("positions", (point, _) => Csv.Count(point.Positions)),
        ("on_topic", (point, _) => Csv.Count(point.OnTopic)),
        ("passages", (point, _) => Csv.Count(point.Passages)),
        ("salience", (point, _) => Csv.Number(point.Salience)),
        ("salience_low", (point, _) => Csv.Number(point.SalienceLow)),
        ("salience_high", (point, _) => Csv.Number(point.SalienceHigh)),
        ("deviation", (point, _) => Csv.Number(point.Deviation)),
        ("agreement", (point, _) => Csv.Number(point.Agreement)),
        ("smoothed", (point, _) => Csv.Number(point.Smoothed)),
        ("corrected_estimate", (point, _) => point.Corrected?.Estimate ?? ""),
        ("corrected_mean", (point, _) => Csv.Number(point.Corrected?.Mean)),
        ("corrected_low", (point, _) => Csv.Number(point.Corrected?.Low)),
        ("corrected_high", (point, _) => Csv.Number(point.Corrected?.High)),
        ("coded_passages", (point, _) => point.Corrected is { } corrected ? Csv.Count(corrected.Coded) : ""),
        ("coded_documents", (point, _) => point.Corrected is { } corrected ? Csv.Count(corrected.CodedDocuments) : ""),
        ("rectifier", (point, _) => point.Corrected?.Rectifier ?? ""),
        ("model", (_, answer) => Csv.Text(answer.Model)),
    ];

    /// <summary>Means and intervals to four decimals; what is not known is empty.</summary>
    public static void Write(TextWriter writer, TrendAnswer answer) => Csv.Write(
        writer, [.. Columns.Select(column => column.Name)], answer.Points.Select(point => Array.ConvertAll(Columns, column => column.Cell(point, answer))));
}
