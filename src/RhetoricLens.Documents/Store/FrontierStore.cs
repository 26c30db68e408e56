using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Documents.Store;

/// <summary>
/// The addresses of each source, and what became of each in each crawl. Every page is recorded in one transaction with its document, its
/// bytes and the addresses found on it: a process that dies at any moment leaves each page either recorded whole or pending.
/// </summary>
public sealed class FrontierStore
{
    private readonly Database _database;

    internal FrontierStore(Database database) => _database = database;

    /// <summary>
    /// Goes on with the source's crawl that was not ended, or begins one with the start pages and every known address whose rest is over
    /// (new texts on known listings are found this way even when a start page answers 304).
    /// </summary>
    /// <param name="sourceId">A registered source.</param>
    /// <param name="start">Start pages, feeds and sitemaps; visited in every crawl.</param>
    public CrawlStart Start(string sourceId, IReadOnlyList<string> start) => _database.Write(transaction =>
    {
        var connection = transaction.Connection!;
        var running = connection.ExecuteScalar<long?>("SELECT id FROM crawl WHERE source_id = @sourceId AND state = 'running'", new { sourceId }, transaction);
        var crawl = running ?? connection.ExecuteScalar<long>(
            "INSERT INTO crawl (source_id, state, started_at) VALUES (@sourceId, 'running', @Now) RETURNING id", new { sourceId, _database.Now }, transaction);
        if (running is null)
        {
            using var writer = new VisitWriter(transaction, crawl, _database.Clock.GetUtcNow());
            writer.Begin(start);
        }
        var pending = connection.ExecuteScalar<int>("SELECT count(*) FROM visit WHERE crawl_id = @crawl AND outcome = 'Pending'", new { crawl }, transaction);
        return new CrawlStart(crawl, running is not null, pending);
    });

    /// <summary>Adds addresses to a running crawl, those known to the source excepted; returns how many were new.</summary>
    public int Add(long crawlId, IReadOnlyList<FoundAddress> found) => _database.Write(transaction =>
    {
        using var writer = new VisitWriter(transaction, crawlId, _database.Clock.GetUtcNow());
        return writer.Add(found);
    });

    /// <summary>
    /// Pages not yet recorded, nearest to a start page first. A page stays in the answer until it is recorded: who fetches several at once
    /// asks for more than are under way and passes those over.
    /// </summary>
    public IReadOnlyList<FrontierPage> NextPending(long crawlId, int take) => _database.Read(connection => connection
        .Query<(long Id, string Address, long Depth, string? ETag, string? LastModified)>(
            """
            SELECT p.id, p.address, p.depth, p.etag, p.last_modified
            FROM visit v JOIN page p ON p.id = v.page_id
            WHERE v.crawl_id = @crawlId AND v.outcome = 'Pending'
            ORDER BY p.depth, p.id LIMIT @take
            """,
            new { crawlId, take })
        .Select(row => new FrontierPage(row.Id, row.Address, (int)row.Depth, row.ETag, row.LastModified))
        .ToArray());

    /// <summary>Records a page in one transaction. Null, and nothing is written, when the page was recorded before or the lease is lost: then another worker has the crawl.</summary>
    /// <param name="visit">All that came of it.</param>
    /// <param name="lease">The worker's right to the crawl; null for a crawl in the foreground that no worker shares.</param>
    public VisitRecord? Record(PageVisit visit, Lease? lease)
    {
        var body = visit.Body is { } received ? CompressedBody.Of(received.Bytes) : null;
        return _database.WriteOrNothing(transaction =>
        {
            if (lease is not null && !WorkWriter.IsHeld(transaction, lease))
                return null;
            using var writer = new VisitWriter(transaction, visit.CrawlId, _database.Clock.GetUtcNow());
            return writer.Record(visit, body);
        });
    }

    /// <summary>Ends a crawl; false when it had ended, or the lease is lost.</summary>
    /// <param name="crawlId">The crawl.</param>
    /// <param name="state"><c>done</c>, <c>partial</c> (addresses are left) or <c>failed</c>.</param>
    /// <param name="reason">Why, unless done.</param>
    /// <param name="lease">As for <see cref="Record"/>.</param>
    public bool Finish(long crawlId, string state, string reason, Lease? lease) => _database.Write(transaction =>
        (lease is null || WorkWriter.IsHeld(transaction, lease))
        && transaction.Connection!.Execute(
            "UPDATE crawl SET state = @state, reason = @reason, ended_at = @Now WHERE id = @crawlId AND state = 'running'",
            new { crawlId, state, reason, _database.Now },
            transaction) == 1);

    /// <summary>Counts of a crawl's addresses by outcome; null when there is no such crawl.</summary>
    public CrawlReport? Report(long crawlId) => CrawlReports(new { crawlId, take = 1 }, "WHERE id = @crawlId").SingleOrDefault();

    /// <summary>The latest crawls, newest first.</summary>
    public IReadOnlyList<CrawlReport> Reports(int take) => CrawlReports(new { take }, "");

    /// <summary>The addresses of a crawl in the order in which they were found, with what became of each.</summary>
    /// <param name="crawlId">The crawl.</param>
    /// <param name="outcome">Only these; null for all.</param>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="afterPageId">Go on after this page; 0 for the first rows.</param>
    public IReadOnlyList<PageReport> Pages(long crawlId, FetchOutcome? outcome, int take, long afterPageId = 0) => _database.Read(connection => connection
        .Query<PageRow>(
            """
            SELECT p.id, p.address, p.depth, v.outcome, v.reason, v.status, v.ended_at, p.document_id
            FROM visit v JOIN page p ON p.id = v.page_id
            WHERE v.crawl_id = @crawlId AND v.page_id > @afterPageId AND (@outcome IS NULL OR v.outcome = @outcome)
            ORDER BY v.page_id LIMIT @take
            """,
            new { crawlId, outcome = outcome?.ToString(), take, afterPageId })
        .Select(row => row.Report())
        .ToArray());

    private CrawlReport[] CrawlReports(object parameters, string condition) => _database.Read(connection => connection
        .Query<(long Id, string Source, string State, string StartedAt, string? EndedAt)>(
            $"SELECT id, source_id, state, started_at, ended_at FROM crawl {condition} ORDER BY id DESC LIMIT @take", parameters)
        .Select(row => new CrawlReport(
            row.Id, row.Source, row.State, StoredTime.Parse(row.StartedAt), StoredTime.ParseOrNull(row.EndedAt),
            connection
                .Query<(string Outcome, long Pages)>("SELECT outcome, count(*) FROM visit WHERE crawl_id = @Id GROUP BY outcome", new { row.Id })
                .ToDictionary(count => Enum.Parse<FetchOutcome>(count.Outcome), count => (int)count.Pages)))
        .ToArray());

    private sealed record PageRow(
        long id, string address, long depth, string outcome, string reason, long? status, string? ended_at, string? document_id)
    {
        internal PageReport Report() => new(
            id, address, (int)depth, Enum.Parse<FetchOutcome>(outcome), reason, (int?)status, StoredTime.ParseOrNull(ended_at), document_id);
    }
}
