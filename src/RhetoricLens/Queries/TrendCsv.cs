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
    public static void Write(TextWriter writer, TrendAnswer answer) =>
        Csv.Write(writer, Header, answer.Points.Select(point => Cells(point, answer.Model)));

    private static string[] Cells(TrendPoint point, string model) =>
    [
        Csv.Text(point.Country), Csv.Text(Countries.NameOf(point.Country)), point.Period.Name, Csv.Day(point.Period.Start), Csv.Day(point.Period.End),
        Csv.Number(point.Mean), Csv.Number(point.Low), Csv.Number(point.High),
        Csv.Count(point.Documents), Csv.Count(point.AllDocuments), Csv.Count(point.Positions), Csv.Count(point.OnTopic), Csv.Count(point.Passages),
        Csv.Number(point.Salience), Csv.Text(model),
    ];
}
