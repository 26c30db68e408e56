using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>Writes the addresses of a crawl as one tidy table (RFC 4180): one row an address.</summary>
public static class CrawlCsv
{
    private static readonly string[] Header =
        ["address", "depth", "outcome", "reason", "status", "visited_at", "document_id", "last_seen_at", "gone_at"];

    /// <summary>Times in UTC, ISO 8601; empty cells are what is not known.</summary>
    public static void Write(TextWriter writer, IEnumerable<PageReport> pages) => Csv.Write(writer, Header, pages.Select(Cells));

    private static string[] Cells(PageReport page) =>
    [
        Csv.Text(page.Address), Csv.Count(page.Depth), page.Outcome.ToString(), Csv.Text(page.Reason),
        Csv.Count(page.Status), Csv.Time(page.EndedAt), Csv.Text(page.DocumentId), Csv.Time(page.LastSeenAt), Csv.Time(page.GoneAt),
    ];
}
