using System.Text.Json;
using Dapper;
using System.Data.Common;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>Writes visits of one crawl, with what was found and received, inside a transaction that its owner commits.</summary>
internal sealed class VisitWriter : IDisposable
{
    private readonly DbTransaction _transaction;
    private readonly long _crawl;
    private readonly DateTimeOffset _now;
    private readonly FrontierWriter _frontier;

    internal VisitWriter(DbTransaction transaction, long crawlId, DateTimeOffset now)
    {
        (_transaction, _crawl, _now) = (transaction, crawlId, now);
        _frontier = new FrontierWriter(transaction, crawlId, now);
    }

    /// <summary>Null when the page is not pending in this crawl; then nothing was written.</summary>
    internal VisitRecord? Record(PackedVisit packed)
    {
        var (visit, body) = (packed.Visit, packed.Body);
        if (!_frontier.IsPending(visit.PageId))
            return null;
        if (visit.Outcome == FetchOutcome.Pending)
            return PutOff(visit);
        // What the page leads to comes first: the page that it stands for may be among it.
        var added = _frontier.Add(visit.Found);
        var (outcome, reason, stored) = Store(visit);
        body?.Write(_transaction);
        WriteHops(packed);
        WriteVisit(visit with { Reason = reason }, outcome, body);
        WritePage(stored is null ? visit with { Document = null } : visit, outcome, body);
        if (outcome is not (FetchOutcome.Stored or FetchOutcome.Unchanged or FetchOutcome.Duplicate or FetchOutcome.NearDuplicate))
            added += _frontier.CallStandIns(visit.PageId);
        return new VisitRecord(outcome, stored, added);
    }

    private (FetchOutcome Outcome, string Reason, StoreOutcome? Stored) Store(PageVisit visit)
    {
        if (visit.Document is not { } document)
            return (visit.Outcome, visit.Reason, null);
        if (visit.StandsFor is not null && _frontier.IsHeldElsewhere(visit.StandsFor))
            return (FetchOutcome.Duplicate, visit.Reason, null);
        using var writer = new DocumentWriter(_transaction, StoredTime.Of(_now));
        var (stored, copy) = writer.Put(document);
        var (outcome, reason) = Judge(visit, stored, copy);
        return (outcome, reason, stored);
    }

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

    private static (FetchOutcome Outcome, string Reason) Judge(PageVisit visit, StoreOutcome? stored, CopyMark? copy) =>
        stored == StoreOutcome.Unchanged ? (FetchOutcome.Unchanged, visit.Reason)
        : copy is not null && visit.Outcome == FetchOutcome.Stored ? (FetchOutcome.NearDuplicate, copy.Reason)
        : (visit.Outcome, visit.Reason);

    public void Dispose() => _frontier.Dispose();

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

    /// <summary>A page that is visited again in the same crawl has the redirects of its last visit.</summary>
    private void WriteHops(PackedVisit packed)
    {
        var (crawl, page) = (packed.Visit.CrawlId, packed.Visit.PageId);
        _transaction.Connection!.Execute("DELETE FROM hop WHERE crawl_id = @crawl AND page_id = @page", new { crawl, page }, _transaction);
        foreach (var (number, hop) in packed.Visit.Hops.Index())
        {
            var body = packed.HopBodies[number];
            body?.Write(_transaction);
            _transaction.Connection!.Execute(
                """
                INSERT INTO hop (crawl_id, page_id, number, address, status, received_at, headers, body_sha256)
                VALUES (@crawl, @page, @number, @Address, @Status, @at, @headers, @sha)
                """,
                new { crawl, page, number, hop.Address, hop.Status, at = StoredTime.Of(hop.ReceivedAt), headers = JsonSerializer.Serialize(hop.Headers), sha = body?.Sha256 },
                _transaction);
        }
    }

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
            due = _frontier.Due(outcome),
            document = visit.Document?.Id,
            sha = body?.Sha256,
            now = StoredTime.Of(_now),
            seen = Revisits.IsSeen(outcome),
            gone = outcome == FetchOutcome.Gone,
        },
        _transaction);
}
