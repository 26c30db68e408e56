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
    private readonly Statement _page, _visit;

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
            "INSERT INTO visit (crawl_id, page_id, outcome, reason) VALUES (@crawl, @page, @outcome, @reason) ON CONFLICT DO NOTHING",
            "@crawl", "@page", "@outcome", "@reason");
    }

    internal void Begin(IReadOnlyList<string> start)
    {
        Add(start.Select(address => new FoundAddress(address, 0)).ToArray());
        _transaction.Connection!.Execute(
            """
            INSERT INTO visit (crawl_id, page_id, outcome)
            SELECT @_crawl, id, 'Pending' FROM page WHERE source_id = @_source AND (due_at <= @now OR address IN @start)
            ON CONFLICT DO NOTHING
            """,
            new { _crawl, _source, now = StoredTime.Of(_now), start },
            _transaction);
    }

    internal int Add(IReadOnlyList<FoundAddress> found)
    {
        var added = 0;
        foreach (var (address, depth, outcome, reason) in found)
        {
            if (address.Length > Limits.MaxAddressLength || _page.Scalar(_source, address, depth, Due(outcome)) is not long page)
                continue;
            _visit.Run(_crawl, page, outcome.ToString(), reason);
            added++;
        }
        return added;
    }

    /// <summary>Null when the page is not pending in this crawl; then nothing was written.</summary>
    internal VisitRecord? Record(PageVisit visit, CompressedBody? body)
    {
        var (stored, copy) = (default(StoreOutcome?), default(CopyMark));
        if (!IsPending(visit.PageId))
            return null;
        if (visit.Document is { } document)
        {
            using var writer = new DocumentWriter(_transaction, StoredTime.Of(_now));
            (stored, copy) = writer.Put(document);
        }
        var (outcome, reason) = Judge(visit, stored, copy);
        body?.Write(_transaction);
        WriteVisit(visit with { Reason = reason }, outcome, body);
        WritePage(visit, outcome, body);
        return new VisitRecord(outcome, stored, Add(visit.Found));
    }

    private static (FetchOutcome Outcome, string Reason) Judge(PageVisit visit, StoreOutcome? stored, CopyMark? copy) =>
        stored == StoreOutcome.Unchanged ? (FetchOutcome.Unchanged, visit.Reason)
        : copy is not null && visit.Outcome == FetchOutcome.Stored ? (FetchOutcome.NearDuplicate, copy.Reason)
        : (visit.Outcome, visit.Reason);

    public void Dispose()
    {
        _page.Dispose();
        _visit.Dispose();
    }

    private string Due(FetchOutcome outcome) => StoredTime.Of(_now + Revisits.After(outcome));

    private bool IsPending(long page) => _transaction.Connection!.ExecuteScalar<long>(
        "SELECT count(*) FROM visit WHERE crawl_id = @_crawl AND page_id = @page AND outcome = 'Pending'", new { _crawl, page }, _transaction) == 1;

    private void WriteVisit(PageVisit visit, FetchOutcome outcome, CompressedBody? body) => _transaction.Connection!.Execute(
        """
        UPDATE visit SET outcome = @outcome, reason = @Reason, status = @Status, ended_at = @now,
                         final_address = @address, content_type = @type, headers = @headers, body_sha256 = @sha
        WHERE crawl_id = @CrawlId AND page_id = @PageId
        """,
        new
        {
            visit.CrawlId,
            visit.PageId,
            visit.Reason,
            visit.Status,
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
                        body_sha256 = coalesce(@sha, body_sha256)
        WHERE id = @PageId
        """,
        new { visit.PageId, visit.ETag, visit.LastModified, due = Due(outcome), document = visit.Document?.Id, sha = body?.Sha256 },
        _transaction);
}
