using Dapper;
using System.Data.Common;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>Writes addresses of one crawl inside a transaction that its owner commits.</summary>
internal sealed class FrontierWriter : IDisposable
{
    private readonly DbTransaction _transaction;
    private readonly long _crawl;
    private readonly DateTimeOffset _now;
    private readonly string _source;
    private readonly Statement _page, _visit, _revisit;

    internal FrontierWriter(DbTransaction transaction, long crawlId, DateTimeOffset now)
    {
        (_transaction, _crawl, _now) = (transaction, crawlId, now);
        _source = transaction.Connection!.ExecuteScalar<string>("SELECT source_id FROM crawl WHERE id = @crawlId", new { crawlId }, transaction)
            ?? throw new InvalidOperationException($"There is no crawl {crawlId}.");
        _page = new Statement(
            transaction,
            "INSERT INTO page (source_id, address, depth, due_at) VALUES (@source, @address, @depth, @due) ON CONFLICT DO NOTHING RETURNING id",
            "@source", "@address", "@depth", "@due");
        _visit = new Statement(
            transaction,
            "INSERT INTO visit (crawl_id, page_id, outcome, reason, host, depth) VALUES (@crawl, @page, @outcome, @reason, @host, @depth) ON CONFLICT DO NOTHING",
            "@crawl", "@page", "@outcome", "@reason", "@host", "@depth");
        _revisit = new Statement(
            transaction,
            """
            INSERT INTO visit (crawl_id, page_id, outcome, host, depth)
            SELECT @crawl, id, 'Pending', @host, CASE WHEN depth < @depth THEN depth ELSE @depth END FROM page
            WHERE source_id = @source AND address = @address AND (due_at IS NULL OR (CAST(@changed AS TEXT) IS NOT NULL AND (due_at <= @now OR coalesce(last_seen_at, gone_at, '') < @changed)))
            ON CONFLICT DO NOTHING
            """,
            "@crawl", "@host", "@depth", "@source", "@address", "@changed", "@now");
    }

    internal void Begin(IReadOnlyList<string> start, bool everything)
    {
        Add(start.Select(address => new FoundAddress(address, 0)).ToArray());
        _transaction.Connection!.Execute(
            $"""
            INSERT INTO visit (crawl_id, page_id, outcome, host, depth)
            SELECT @_crawl, id, 'Pending', substr(rest, 1, instr(rest || '/', '/') - 1), depth
            FROM (SELECT id, depth, due_at, address, substr(address, instr(address, '://') + 3) AS rest FROM page WHERE source_id = @_source) AS known
            WHERE due_at <= @now OR {_transaction.Connection!.In("address", "start")} OR (@everything AND due_at IS NOT NULL)
            ON CONFLICT DO NOTHING
            """,
            new { _crawl, _source, now = StoredTime.Of(_now), start, everything },
            _transaction);
    }

    internal int Add(IReadOnlyList<FoundAddress> found)
    {
        var added = 0;
        foreach (var (address, depth, outcome, reason, modified) in found)
        {
            if (address.Length > Limits.MaxAddressLength)
                continue;
            if (_page.Scalar(_source, address, depth, Due(outcome)) is long page)
                added += _visit.Run(_crawl, page, outcome.ToString(), reason, HostOf(address), depth);
            else if (outcome == FetchOutcome.Pending)
                added += _revisit.Run(_crawl, HostOf(address), depth, _source, address, modified is { } changed ? StoredTime.Of(changed) : null, StoredTime.Of(_now));
        }
        return added;
    }

    internal bool IsPending(long page) => _transaction.Connection!.ExecuteScalar<long>(
        "SELECT count(*) FROM visit WHERE crawl_id = @_crawl AND page_id = @page AND outcome = 'Pending'", new { _crawl, page }, _transaction) == 1;

    /// <summary>Whether the page at an address of this source has a text, or will be asked for one in this crawl.</summary>
    internal bool IsHeldElsewhere(string address) => _transaction.Connection!.ExecuteScalar<long>(
        """
        SELECT count(*) FROM page p LEFT JOIN visit v ON v.page_id = p.id AND v.crawl_id = @_crawl
        WHERE p.source_id = @_source AND p.address = @address AND (v.outcome = 'Pending' OR (p.document_id IS NOT NULL AND p.gone_at IS NULL))
        """,
        new { _crawl, _source, address },
        _transaction) > 0;

    /// <summary>A page that holds no text after all: its print view or copy, passed over for its sake, is asked again.</summary>
    internal int CallStandIns(long page) => _transaction.Connection!.Execute(
        """
        UPDATE visit SET outcome = 'Pending', reason = '', ended_at = NULL
        WHERE crawl_id = @_crawl AND outcome = 'Duplicate' AND stands_for = (SELECT address FROM page WHERE id = @page)
        """,
        new { _crawl, page },
        _transaction);

    /// <summary>When a later crawl may visit an address with this outcome; null when none does by itself.</summary>
    internal string? Due(FetchOutcome outcome) => Revisits.After(outcome) is { } rest ? StoredTime.Of(_now + rest) : null;

    public void Dispose()
    {
        _page.Dispose();
        _visit.Dispose();
        _revisit.Dispose();
    }

    private static string HostOf(string address)
    {
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return rest.IndexOf('/', StringComparison.Ordinal) is var end and >= 0 ? rest[..end] : rest;
    }
}
