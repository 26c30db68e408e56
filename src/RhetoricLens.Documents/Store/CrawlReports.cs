using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>A document that a crawl stored a version of.</summary>
/// <param name="Address">Page on which it was found.</param>
/// <param name="Id">Of the document.</param>
/// <param name="Title">As stored.</param>
/// <param name="Version">1: the document is new; more: it had changed since the version before.</param>
public sealed record ChangedDocument(string Address, string Id, string Title, int Version);

/// <summary>What became of each address, crawl by crawl: why was this page not taken?</summary>
public sealed class CrawlReports
{
    private const string PageColumns = "p.id, p.address, p.depth, v.outcome, v.reason, v.status, v.ended_at, p.document_id, p.last_seen_at, p.gone_at";

    /// <summary>Versions that were stored while the crawl ran, of the documents of pages that it stored.</summary>
    private const string ChangedFrom =
        """
        FROM crawl c JOIN visit v ON v.crawl_id = c.id JOIN page p ON p.id = v.page_id JOIN version d ON d.document_id = p.document_id
        WHERE c.id = @crawlId AND v.outcome IN ('Stored', 'NearDuplicate') AND d.stored_at >= c.started_at AND (c.ended_at IS NULL OR d.stored_at <= c.ended_at)
        """;

    private readonly Database _database;

    internal CrawlReports(Database database) => _database = database;

    /// <summary>Counts of a crawl's addresses by outcome; null when there is no such crawl.</summary>
    public CrawlReport? Get(long crawlId) => Read("WHERE id = @crawlId", new { crawlId, take = 1 }).SingleOrDefault();

    /// <summary>The latest crawl of a source, which may be under way; null when there was none.</summary>
    public CrawlReport? LatestOf(string sourceId) => Read("WHERE source_id = @sourceId", new { sourceId, take = 1 }).SingleOrDefault();

    /// <summary>The latest crawls, newest first.</summary>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="beforeId">Go on before this crawl; the latest when null.</param>
    /// <param name="sourceId">Only of this source; null for all.</param>
    public IReadOnlyList<CrawlReport> Latest(int take, long? beforeId = null, string? sourceId = null) =>
        Read("WHERE (@beforeId IS NULL OR id < @beforeId) AND (@sourceId IS NULL OR source_id = @sourceId)", new { take, beforeId, sourceId });

    /// <summary>How many documents the pages of each source hold; sources with none are left out.</summary>
    public IReadOnlyDictionary<string, int> DocumentsBySource() => _database.Read(connection => connection
        .Query<(string Source, long Documents)>("SELECT source_id, count(DISTINCT document_id) FROM page WHERE document_id IS NOT NULL GROUP BY source_id")
        .ToDictionary(row => row.Source, row => (int)row.Documents, StringComparer.Ordinal));

    /// <summary>Documents that a crawl stored a version of, by address: new ones, and those that had changed.</summary>
    /// <param name="crawlId">The crawl.</param>
    /// <param name="take">Most rows wanted.</param>
    public IReadOnlyList<ChangedDocument> Changes(long crawlId, int take) => _database.Read(connection => connection
        .Query<(string Address, string Document, string Title, long Version)>(
            $"""
            SELECT p.address, d.document_id, d.title, d.number {ChangedFrom}
            ORDER BY CASE WHEN d.number = 1 THEN 1 ELSE 0 END, v.page_id LIMIT @take
            """,
            new { crawlId, take })
        .Select(row => new ChangedDocument(row.Address, row.Document, row.Title, (int)row.Version))
        .ToArray());

    /// <summary>How many documents a crawl brought anew, and how many it found changed.</summary>
    public (int New, int Changed) CountChanges(long crawlId) => _database.Read(connection =>
    {
        var (fresh, all) = connection.QuerySingle<(long?, long)>($"SELECT sum(CASE WHEN d.number = 1 THEN 1 ELSE 0 END), count(*) {ChangedFrom}", new { crawlId });
        return ((int)(fresh ?? 0), (int)(all - (fresh ?? 0)));
    });

    /// <summary>The addresses of a crawl in the order in which they were found, with what became of each.</summary>
    /// <param name="crawlId">The crawl.</param>
    /// <param name="outcome">Only these; null for all.</param>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="afterPageId">Go on after this page; 0 for the first rows.</param>
    public IReadOnlyList<PageReport> Pages(long crawlId, FetchOutcome? outcome, int take, long afterPageId = 0) => _database.Read(connection => connection
        .Query<PageRow>(
            $"""
            SELECT {PageColumns}
            FROM visit v JOIN page p ON p.id = v.page_id
            WHERE v.crawl_id = @crawlId AND v.page_id > @afterPageId {(outcome is null ? "" : "AND v.outcome = @outcome")}
            ORDER BY v.page_id LIMIT @take
            """,
            new { crawlId, outcome = outcome?.ToString(), take, afterPageId })
        .Select(row => row.Report())
        .ToArray());

    /// <summary>What is known of an address of a source; null when no crawl has met it.</summary>
    public KnownPage? Page(string sourceId, string address) => _database.Read(connection =>
    {
        var row = connection.QueryFirstOrDefault<PageRow>(
            $"SELECT {PageColumns} FROM page p JOIN visit v ON v.page_id = p.id WHERE p.source_id = @sourceId AND p.address = @address ORDER BY v.crawl_id DESC",
            new { sourceId, address });
        return row is null
            ? null
            : new KnownPage((int)row.depth, StoredTime.ParseOrNull(connection.ExecuteScalar<string?>("SELECT due_at FROM page WHERE id = @id", new { row.id })), row.Report());
    });

    /// <summary>When the pages of a document last answered, and since when none of them does; nulls when it came from no crawl.</summary>
    public (DateTimeOffset? LastSeenAt, DateTimeOffset? GoneAt) Presence(string documentId) => _database.Read(connection =>
    {
        var (seen, gone) = connection.QuerySingle<(string?, string?)>(
            "SELECT max(last_seen_at), CASE WHEN count(gone_at) = count(*) THEN max(gone_at) END FROM page WHERE document_id = @documentId", new { documentId });
        return (StoredTime.ParseOrNull(seen), StoredTime.ParseOrNull(gone));
    });

    private CrawlReport[] Read(string condition, object parameters) => _database.Read(connection => connection
        .Query<(long Id, string Source, string State, string StartedAt, string? EndedAt, string Reason)>(
            $"SELECT id, source_id, state, started_at, ended_at, reason FROM crawl {condition} ORDER BY id DESC LIMIT @take", parameters)
        .Select(row => new CrawlReport(
            row.Id, row.Source, row.State, StoredTime.Parse(row.StartedAt), StoredTime.ParseOrNull(row.EndedAt),
            connection
                .Query<(string Outcome, long Pages)>("SELECT outcome, count(*) FROM visit WHERE crawl_id = @Id GROUP BY outcome", new { row.Id })
                .ToDictionary(count => Enum.Parse<FetchOutcome>(count.Outcome), count => (int)count.Pages)) { Reason = row.Reason })
        .ToArray());

    private sealed record PageRow(
        long id, string address, long depth, string outcome, string reason, long? status, string? ended_at, string? document_id, string? last_seen_at, string? gone_at)
    {
        internal PageReport Report() => new(
            id, address, (int)depth, Enum.Parse<FetchOutcome>(outcome), reason, (int?)status, StoredTime.ParseOrNull(ended_at), document_id,
            StoredTime.ParseOrNull(last_seen_at), StoredTime.ParseOrNull(gone_at));
    }
}
