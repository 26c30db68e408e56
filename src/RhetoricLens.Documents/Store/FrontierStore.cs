using System.Data.Common;
using Dapper;
using RhetoricLens.Core;
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
    /// <param name="everything">True to visit every known address whether or not its rest is over.</param>
    public CrawlStart Start(string sourceId, IReadOnlyList<string> start, bool everything = false) => _database.Write(transaction =>
    {
        var connection = transaction.Connection!;
        var running = connection.ExecuteScalar<long?>("SELECT id FROM crawl WHERE source_id = @sourceId AND state = 'running'", new { sourceId }, transaction);
        var crawl = running ?? connection.ExecuteScalar<long>(
            "INSERT INTO crawl (source_id, state, started_at) VALUES (@sourceId, 'running', @Now) RETURNING id", new { sourceId, _database.Now }, transaction);
        if (running is null)
        {
            using var writer = new FrontierWriter(transaction, crawl, _database.Clock.GetUtcNow());
            writer.Begin(start, everything);
        }
        var standing = CrawlSharing.Standing(connection, crawl, running is not null, transaction);
        connection.Execute("UPDATE crawl SET taken = @Visited WHERE id = @crawl", new { crawl, standing.Visited }, transaction);
        return standing;
    });

    /// <summary>Adds addresses to a running crawl, those known to the source excepted; returns how many were new.</summary>
    public int Add(long crawlId, IReadOnlyList<FoundAddress> found) => _database.Write(transaction =>
    {
        using var writer = new FrontierWriter(transaction, crawlId, _database.Clock.GetUtcNow());
        return writer.Add(found);
    });

    /// <summary>
    /// Pages not yet recorded whose time has come, nearest to a start page first. A page stays in the answer until it is recorded: who fetches
    /// several at once asks for more than are under way and passes those over.
    /// </summary>
    /// <param name="crawlId">The crawl.</param>
    /// <param name="take">Most rows wanted.</param>
    /// <param name="host">Only those of a host, as <see cref="PendingHosts"/> names it; null for all.</param>
    public IReadOnlyList<FrontierPage> NextPending(long crawlId, int take, string? host = null) => _database.Read(connection => connection
        .Query<(long Id, string Address, long Depth, string? ETag, string? LastModified, long Attempts)>(
            $"""
            SELECT p.id, p.address, v.depth, p.etag, p.last_modified, v.attempts
            FROM visit v JOIN page p ON p.id = v.page_id
            WHERE v.crawl_id = @crawlId AND v.outcome = 'Pending' AND (v.due_at IS NULL OR v.due_at <= @Now) {(host is null ? "" : "AND v.host = @host")}
            ORDER BY v.depth, v.page_id LIMIT @take
            """,
            new { crawlId, take, host, _database.Now })
        .Select(row => new FrontierPage(row.Id, row.Address, (int)row.Depth, row.ETag, row.LastModified, (int)row.Attempts))
        .ToArray());

    /// <summary>Hosts of which a crawl has addresses left, by name.</summary>
    public IReadOnlyList<PendingHost> PendingHosts(long crawlId) => _database.Read(connection => connection
        .Query<(string Host, long Pending, string Due)>(
            "SELECT host, count(*), min(coalesce(due_at, '')) FROM visit WHERE crawl_id = @crawlId AND outcome = 'Pending' GROUP BY host ORDER BY host", new { crawlId })
        .Select(row => new PendingHost(row.Host, (int)row.Pending, row.Due.Length == 0 ? null : StoredTime.Parse(row.Due)))
        .ToArray());

    /// <summary>Records a page in one transaction. Null, and nothing is written, when the page was recorded before or the lease is lost: then another worker has the crawl.</summary>
    /// <param name="visit">All that came of it.</param>
    /// <param name="lease">The worker's right to the crawl; null for a crawl in the foreground that no worker shares.</param>
    public VisitRecord? Record(PageVisit visit, Lease? lease) => Record([visit], lease)?[0];

    /// <summary>Records pages of one crawl in one transaction, in their order: all or none of them, as above.</summary>
    public IReadOnlyList<VisitRecord?>? Record(IReadOnlyList<PageVisit> visits, Lease? lease) => Record(
        visits, transaction => lease is null || WorkWriter.IsHeld(transaction, lease), skipsRecorded: _database.IsShared && lease is not null);

    /// <summary>Records pages for the program that holds the crawl, as long as it does. A page that another program has recorded meanwhile is passed over, and has no record here.</summary>
    public IReadOnlyList<VisitRecord?>? RecordAsHelper(IReadOnlyList<PageVisit> visits) => Record(
        visits, transaction => CrawlSharing.IsWorkedOn(transaction, visits[0].CrawlId), skipsRecorded: true);

    private IReadOnlyList<VisitRecord?>? Record(IReadOnlyList<PageVisit> visits, Func<DbTransaction, bool> mayWrite, bool skipsRecorded)
    {
        var packed = visits.Select(PackedVisit.Of).ToArray();
        return _database.WriteOrNothing(transaction =>
        {
            if (!mayWrite(transaction))
                return null;
            using var writer = new VisitWriter(transaction, visits[0].CrawlId, _database.Clock.GetUtcNow());
            var records = new VisitRecord?[visits.Count];
            for (var i = 0; i < records.Length; i++)
            {
                records[i] = writer.Record(packed[i]);
                if (records[i] is null && !skipsRecorded)
                    return null;
            }
            HostStore.Write(transaction, visits.SelectMany(visit => visit.Hosts));
            return records;
        });
    }

    /// <summary>Ends a crawl; false when it had ended, or the lease is lost.</summary>
    /// <param name="crawlId">The crawl.</param>
    /// <param name="state"><c>done</c>, <c>partial</c> (addresses are left) or <c>failed</c>.</param>
    /// <param name="reason">Why, unless done.</param>
    /// <param name="lease">The worker's right to the crawl; null in the foreground.</param>
    public bool Finish(long crawlId, string state, string reason, Lease? lease) => _database.Write(transaction =>
        (lease is null || WorkWriter.IsHeld(transaction, lease))
        && transaction.Connection!.Execute(
            "UPDATE crawl SET state = @state, reason = @reason, ended_at = @Now WHERE id = @crawlId AND state = 'running'",
            new { crawlId, state, reason, _database.Now },
            transaction) == 1);
}
