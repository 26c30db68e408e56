using System.Globalization;
using CsvHelper;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>Writes the addresses of a crawl as one tidy table (RFC 4180): one row an address.</summary>
public static class CrawlCsv
{
    private static readonly string[] Header =
        ["address", "depth", "outcome", "reason", "status", "visited_at", "document_id", "last_seen_at", "gone_at"];

    /// <summary>Times in UTC, ISO 8601; empty cells are what is not known.</summary>
    public static void Write(TextWriter writer, IEnumerable<PageReport> pages)
    {
        using var csv = CsvWriter.Create(writer, new CsvWriterOptions { NewLine = "\r\n" }, leaveOpen: true);
        csv.WriteRecord(Header);
        foreach (var page in pages)
            csv.WriteRecord(Cells(page));
    }

    private static string[] Cells(PageReport page) =>
    [
        Safe(page.Address), page.Depth.ToString(CultureInfo.InvariantCulture), page.Outcome.ToString(), Safe(page.Reason),
        page.Status?.ToString(CultureInfo.InvariantCulture) ?? "", Time(page.EndedAt), Safe(page.DocumentId ?? ""), Time(page.LastSeenAt), Time(page.GoneAt),
    ];

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A cell that a spreadsheet would take for a formula is made text.</summary>
    private static string Safe(string cell) => cell is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + cell : cell;
}
