using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>Writes addresses and visits of one crawl inside a transaction that its owner commits.</summary>
internal sealed class VisitWriter : IDisposable
{
    private readonly SqliteTransaction _transaction;
    private readonly long _crawl;
    private readonly DateTimeOffset _now;
    private readonly string _source;
    private readonly Statement _page, _visit, _revisit;

    internal VisitWriter(SqliteTransaction transaction, long crawlId, DateTimeOffset now)
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
            SELECT @crawl, id, 'Pending', @host, min(depth, @depth) FROM page
            WHERE source_id = @source AND address = @address AND (due_at IS NULL OR (@changed IS NOT NULL AND (due_at <= @now OR coalesce(last_seen_at, gone_at, '') < @changed)))
            ON CONFLICT DO NOTHING
            """,
            "@crawl", "@host", "@depth", "@source", "@address", "@changed", "@now");
    }

    internal void Begin(IReadOnlyList<string> start, bool everything)
    {
        Add(start.Select(address => new FoundAddress(address, 0)).ToArray());
        _transaction.Connection!.Execute(
            """
            INSERT INTO visit (crawl_id, page_id, outcome, host, depth)
            SELECT @_crawl, id, 'Pending', substr(rest, 1, instr(rest || '/', '/') - 1), depth
            FROM (SELECT id, depth, due_at, address, substr(address, instr(address, '://') + 3) AS rest FROM page WHERE source_id = @_source)
            WHERE due_at <= @now OR address IN @start OR (@everything AND due_at IS NOT NULL)
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

    /// <summary>Null when the page is not pending in this crawl; then nothing was written.</summary>
    internal VisitRecord? Record(PageVisit visit, CompressedBody? body)
    {
        if (!IsPending(visit.PageId))
            return null;
        if (visit.Outcome == FetchOutcome.Pending)
            return PutOff(visit);
        // What the page leads to comes first: the page that it stands for may be among it.
        var added = Add(visit.Found);
        var (outcome, reason, stored) = Store(visit);
        body?.Write(_transaction);
        WriteVisit(visit with { Reason = reason }, outcome, body);
        WritePage(stored is null ? visit with { Document = null } : visit, outcome, body);
        if (outcome is not (FetchOutcome.Stored or FetchOutcome.Unchanged or FetchOutcome.Duplicate or FetchOutcome.NearDuplicate))
            added += CallStandIns(visit.PageId);
        return new VisitRecord(outcome, stored, added);
    }

    private (FetchOutcome Outcome, string Reason, StoreOutcome? Stored) Store(PageVisit visit)
    {
        if (visit.Document is not { } document)
            return (visit.Outcome, visit.Reason, null);
        if (visit.StandsFor is not null && IsHeldElsewhere(visit.StandsFor))
            return (FetchOutcome.Duplicate, visit.Reason, null);
        using var writer = new DocumentWriter(_transaction, StoredTime.Of(_now));
        var (stored, copy) = writer.Put(document);
        var (outcome, reason) = Judge(visit, stored, copy);
        return (outcome, reason, stored);
    }

    /// <summary>Whether the page at an address of this source has a text, or will be asked for one in this crawl.</summary>
    private bool IsHeldElsewhere(string address) => _transaction.Connection!.ExecuteScalar<long>(
        """
        SELECT count(*) FROM page p LEFT JOIN visit v ON v.page_id = p.id AND v.crawl_id = @_crawl
        WHERE p.source_id = @_source AND p.address = @address AND (v.outcome = 'Pending' OR (p.document_id IS NOT NULL AND p.gone_at IS NULL))
        """,
        new { _crawl, _source, address },
        _transaction) > 0;

    /// <summary>A page that holds no text after all: its print view or copy, passed over for its sake, is asked again.</summary>
    private int CallStandIns(long page) => _transaction.Connection!.Execute(
        """
        UPDATE visit SET outcome = 'Pending', reason = '', ended_at = NULL
        WHERE crawl_id = @_crawl AND outcome = 'Duplicate' AND stands_for = (SELECT address FROM page WHERE id = @page)
        """,
        new { _crawl, page },
        _transaction);

    private VisitRecord PutOff(PageVisit visit)
    {
        var due = StoredTime.Of(visit.RetryAt ?? _now);
        _transaction.Connection!.Execute(
            "UPDATE visit SET attempts = attempts + 1, due_at = @due, reason = @Reason, status = @Status WHERE crawl_id = @CrawlId AND page_id = @PageId",
            new { visit.CrawlId, visit.PageId, visit.Reason, visit.Status, due },
            _transaction);
        _transaction.Connection!.Execute("UPDATE page SET due_at = @due WHERE id = @PageId", new { visit.PageId, due }, _transaction);
        return new VisitRecord(FetchOutcome.Pending, null, 0);
    }

    private static string HostOf(string address)
    {
        var rest = address[(address.IndexOf("://", StringComparison.Ordinal) + 3)..];
        return rest.IndexOf('/', StringComparison.Ordinal) is var end and >= 0 ? rest[..end] : rest;
    }

    private static (FetchOutcome Outcome, string Reason) Judge(PageVisit visit, StoreOutcome? stored, CopyMark? copy) =>
        stored == StoreOutcome.Unchanged ? (FetchOutcome.Unchanged, visit.Reason)
        : copy is not null && visit.Outcome == FetchOutcome.Stored ? (FetchOutcome.NearDuplicate, copy.Reason)
        : (visit.Outcome, visit.Reason);

    public void Dispose()
    {
        _page.Dispose();
        _visit.Dispose();
        _revisit.Dispose();
    }

    private string? Due(FetchOutcome outcome) => Revisits.After(outcome) is { } rest ? StoredTime.Of(_now + rest) : null;

    private bool IsPending(long page) => _transaction.Connection!.ExecuteScalar<long>(
        "SELECT count(*) FROM visit WHERE crawl_id = @_crawl AND page_id = @page AND outcome = 'Pending'", new { _crawl, page }, _transaction) == 1;

    private void WriteVisit(PageVisit visit, FetchOutcome outcome, CompressedBody? body) => _transaction.Connection!.Execute(
        """
        UPDATE visit SET outcome = @outcome, reason = @Reason, status = @Status, ended_at = @now,
                         final_address = @address, content_type = @type, headers = @headers, body_sha256 = @sha, stands_for = @StandsFor
        WHERE crawl_id = @CrawlId AND page_id = @PageId
        """,
        new
        {
            visit.CrawlId,
            visit.PageId,
            visit.Reason,
            visit.Status,
            visit.StandsFor,
            outcome = outcome.ToString(),
            now = StoredTime.Of(_now),
            address = visit.Body?.FinalAddress,
            type = visit.Body?.ContentType,
            headers = visit.Body is { } received ? JsonSerializer.Serialize(received.Headers) : null,
            sha = body?.Sha256,
        },
        _transaction);

    /// <summary>A page that answers 304 or fails keeps the validators, body and document of its last good answer.</summary>
    private void WritePage(PageVisit visit, FetchOutcome outcome, CompressedBody? body) => _transaction.Connection!.Execute(
        """
        UPDATE page SET due_at = @due,
                        etag = CASE WHEN @sha IS NULL THEN coalesce(@ETag, etag) ELSE @ETag END,
                        last_modified = CASE WHEN @sha IS NULL THEN coalesce(@LastModified, last_modified) ELSE @LastModified END,
                        document_id = coalesce(@document, document_id),
                        body_sha256 = coalesce(@sha, body_sha256),
                        last_seen_at = CASE WHEN @seen THEN @now ELSE last_seen_at END,
                        gone_at = CASE WHEN @gone THEN coalesce(gone_at, @now) WHEN @seen THEN NULL ELSE gone_at END
        WHERE id = @PageId
        """,
        new
        {
            visit.PageId,
            visit.ETag,
            visit.LastModified,
            due = Due(outcome),
            document = visit.Document?.Id,
            sha = body?.Sha256,
            now = StoredTime.Of(_now),
            seen = Revisits.IsSeen(outcome),
            gone = outcome == FetchOutcome.Gone,
        },
        _transaction);
}
