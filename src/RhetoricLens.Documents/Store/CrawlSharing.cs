using System.Data.Common;
using Dapper;

namespace RhetoricLens.Documents.Store;

/// <summary>A crawl that another program has begun.</summary>
/// <param name="CrawlId">The crawl.</param>
/// <param name="SourceId">Its source.</param>
public sealed record SharedCrawl(long CrawlId, string SourceId);

/// <summary>What programs that work on one crawl share beside its frontier: who leads it, and how much of the source's page limit is left.</summary>
public sealed class CrawlSharing
{
    private const string WorkedOn = """
        FROM crawl c JOIN work w ON w.kind = 'crawl' AND w.target = c.source_id AND w.state = 'leased'
        WHERE c.state = 'running'
        """;

    private readonly Database _database;

    internal CrawlSharing(Database database) => _database = database;

    /// <summary>Crawls that other programs lead and that have addresses left, oldest first.</summary>
    public IReadOnlyList<SharedCrawl> LedByOthers(string node) => _database.Read(connection => connection
        .Query<(long Id, string Source)>(
            $"""
            SELECT c.id, c.source_id {WorkedOn} AND w.node IS NOT NULL AND w.node <> @node AND w.lease_until > @Now
              AND EXISTS (SELECT 1 FROM visit v WHERE v.crawl_id = c.id AND v.outcome = 'Pending') ORDER BY c.id
            """,
            new { node, _database.Now })
        .Select(row => new SharedCrawl(row.Id, row.Source))
        .ToArray());

    /// <summary>How far a crawl has come, whoever visited its addresses.</summary>
    public CrawlStart Standing(long crawlId) => _database.Read(connection => Standing(connection, crawlId, isResumed: true));

    internal static CrawlStart Standing(DbConnection connection, long crawlId, bool isResumed, DbTransaction? transaction = null)
    {
        var (pending, visited) = connection.QuerySingle<(long, long)>(
            "SELECT count(*) FILTER (WHERE outcome = 'Pending'), count(*) FILTER (WHERE ended_at IS NOT NULL) FROM visit WHERE crawl_id = @crawlId", new { crawlId }, transaction);
        return new CrawlStart(crawlId, isResumed, (int)pending, (int)visited);
    }

    /// <summary>Takes some of a crawl's page limit for one program; returns how many addresses it may visit, 0 when the limit is used up.</summary>
    /// <param name="crawlId">The crawl.</param>
    /// <param name="want">How many are wanted.</param>
    /// <param name="limit">The source's limit.</param>
    public int Take(long crawlId, int want, int limit) => _database.Write(transaction =>
    {
        var connection = transaction.Connection!;
        var taken = connection.ExecuteScalar<long>("SELECT taken FROM crawl WHERE id = @crawlId", new { crawlId }, transaction);
        var given = (int)Math.Clamp(limit - taken, 0, want);
        connection.Execute("UPDATE crawl SET taken = taken + @given WHERE id = @crawlId", new { crawlId, given }, transaction);
        return given;
    });

    /// <summary>Gives back what was taken and not used.</summary>
    public void GiveBack(long crawlId, int pages) => _database.Once(connection => connection.Execute(
        "UPDATE crawl SET taken = taken - @pages WHERE id = @crawlId", new { crawlId, pages }));

    internal static bool IsWorkedOn(DbTransaction transaction, long crawlId) => transaction.Connection!.ExecuteScalar<long>(
        $"SELECT count(*) {WorkedOn} AND c.id = @crawlId", new { crawlId }, transaction) > 0;
}
