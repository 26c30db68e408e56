using System.Text.Json;
using Dapper;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>A visit with all that was kept of it.</summary>
/// <param name="CrawlId">The crawl.</param>
/// <param name="PageId">See <see cref="Core.FrontierPage.Id"/>.</param>
/// <param name="Address">Address asked for.</param>
/// <param name="FinalAddress">Address that answered; null when none did.</param>
/// <param name="EndedAt">When the visit ended.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="ContentType">As kept; empty when the server named none.</param>
/// <param name="Headers">The response's headers that were kept.</param>
/// <param name="BodySha256">Of the body received; null when there was none.</param>
/// <param name="Depth">Links from a start page.</param>
/// <param name="Outcome">What became of the address.</param>
/// <param name="Reason">Why.</param>
/// <param name="DocumentId">Document of the page; null when it has none.</param>
/// <param name="HasHops">Whether redirects led to the answer; see <see cref="VisitArchive.Hops"/>.</param>
public sealed record ArchivedVisit(
    long CrawlId, long PageId, string Address, string? FinalAddress, DateTimeOffset EndedAt, int? Status, string ContentType, IReadOnlyDictionary<string, string> Headers,
    string? BodySha256, int Depth, string Outcome, string Reason, string? DocumentId, bool HasHops);

/// <summary>The visits of all crawls as an archive.</summary>
public sealed class VisitArchive
{
    private const string Select = """
        SELECT v.crawl_id, v.page_id, p.address, v.final_address, v.ended_at, v.status, v.content_type, v.headers, v.body_sha256, p.depth, v.outcome, v.reason, p.document_id, h.number AS first_hop
        FROM visit v JOIN page p ON p.id = v.page_id LEFT JOIN hop h ON h.crawl_id = v.crawl_id AND h.page_id = v.page_id AND h.number = 0
        """;

    private readonly Database _database;

    internal VisitArchive(Database database) => _database = database;

    /// <summary>Visits that ended, crawl by crawl. Read from the database as it is enumerated.</summary>
    /// <param name="sourceId">Only of this source; null for all.</param>
    /// <param name="upToCrawl">Only of this crawl and those before it; null for all.</param>
    public IEnumerable<ArchivedVisit> Read(string? sourceId, long? upToCrawl)
    {
        using var connection = _database.Connect();
        var rows = connection.Query<Row>(
            $"""
            {Select}
            WHERE v.ended_at IS NOT NULL AND v.outcome <> 'Pending' AND (@sourceId IS NULL OR p.source_id = @sourceId) AND (@upToCrawl IS NULL OR v.crawl_id <= @upToCrawl)
            ORDER BY v.crawl_id, v.page_id
            """,
            new { sourceId, upToCrawl },
            buffered: false);
        foreach (var row in rows)
            yield return row.Visit();
    }

    /// <summary>Visits to the addresses of a document, latest first; empty when it came from no crawl.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="take">Most visits wanted.</param>
    public IReadOnlyList<ArchivedVisit> OfDocument(string documentId, int take) => _database.Read(connection => connection
        .Query<Row>($"{Select} WHERE p.document_id = @documentId AND v.ended_at IS NOT NULL AND v.outcome <> 'Pending' ORDER BY v.crawl_id DESC, v.page_id LIMIT @take", new { documentId, take })
        .Select(row => row.Visit())
        .ToArray());

    /// <summary>The redirects of a visit, in order.</summary>
    public IReadOnlyList<RedirectHop> Hops(long crawlId, long pageId) => _database.Read(connection => connection
        .Query<(string Address, long Status, string At, string Headers, byte[]? Bytes, long? Length)>(
            """
            SELECT h.address, h.status, h.received_at, h.headers, b.bytes, b.length
            FROM hop h LEFT JOIN body b ON b.sha256 = h.body_sha256
            WHERE h.crawl_id = @crawlId AND h.page_id = @pageId ORDER BY h.number
            """,
            new { crawlId, pageId })
        .Select(row => new RedirectHop(
            row.Address, (int)row.Status, StoredTime.Parse(row.At), Headers(row.Headers), row.Bytes is null ? [] : CompressedBody.Unpack(row.Bytes, (int)row.Length!)))
        .ToArray());

    private static SortedDictionary<string, string> Headers(string json) => JsonSerializer.Deserialize<SortedDictionary<string, string>>(json)!;

    private sealed record Row(
        long crawl_id, long page_id, string address, string? final_address, string ended_at, long? status, string? content_type, string? headers, string? body_sha256, long depth,
        string outcome, string reason, string? document_id, long? first_hop)
    {
        internal ArchivedVisit Visit() => new(
            crawl_id, page_id, address, final_address, StoredTime.Parse(ended_at), (int?)status, content_type ?? "",
            headers is null ? new SortedDictionary<string, string>(StringComparer.Ordinal) : Headers(headers),
            body_sha256, (int)depth, outcome, reason, document_id, first_hop is not null);
    }
}
