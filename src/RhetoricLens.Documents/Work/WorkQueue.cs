using System.Diagnostics.CodeAnalysis;
using Dapper;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>
/// The work that is to be done, in the database: what a worker holds comes back by itself when the worker dies, and a worker that
/// lost its lease can no longer write.
/// </summary>
[SuppressMessage("Naming", "CA1711", Justification = "It is a queue, in a table instead of in memory.")]
public sealed class WorkQueue
{
    private readonly Database _database;

    internal WorkQueue(Database database) => _database = database;

    /// <summary>Asks for work under a unique key; asking again under the same key gives what is there. While like work on the same target is open, the new piece is recorded as skipped.</summary>
    /// <param name="kind">What is to be done.</param>
    /// <param name="key">Unique name.</param>
    /// <param name="target">What it is done to.</param>
    /// <param name="dueAt">Not before; now when null.</param>
    public WorkItem Enqueue(WorkKind kind, string key, string target, DateTimeOffset? dueAt = null) => _database.Write(transaction =>
        WorkWriter.Add(transaction, kind, key, target, dueAt is { } time ? StoredTime.Of(time) : _database.Now, _database.Now));

    /// <summary>Work whose time has come and that nobody holds, or whose holder's lease ran out; oldest first. It may be taken by another before it is claimed.</summary>
    public IReadOnlyList<WorkItem> Due(int take) => _database.Read(connection => connection
        .Query<WorkRow>(
            $"""
            SELECT {WorkWriter.ColumnsOf("w")} FROM work w
            WHERE w.state IN ('due', 'leased') AND w.due_at <= @Now AND (w.state = 'due' OR w.lease_until <= @Now) AND {WorkWriter.IsFirst}
            ORDER BY w.due_at, w.id LIMIT @take
            """,
            new { _database.Now, take })
        .Select(row => row.Item())
        .ToArray());

    /// <summary>How much waits for a worker, and since when.</summary>
    public QueueState Waiting() => _database.Read(connection =>
    {
        var (count, oldest) = connection.QuerySingle<(long, string?)>(
            "SELECT count(*), min(due_at) FROM work WHERE state IN ('due', 'leased') AND due_at <= @Now AND (state = 'due' OR lease_until <= @Now)", new { _database.Now });
        return new QueueState(count, oldest is null ? TimeSpan.Zero : _database.Clock.GetUtcNow() - StoredTime.Parse(oldest));
    });

    /// <summary>Takes a piece of work for <see cref="Lease.Length"/>; null when it is not due, has ended, another holds it, or an older like piece is open.</summary>
    /// <param name="workId">The work.</param>
    /// <param name="node">The program that takes it, where several share the store.</param>
    public Lease? Claim(long workId, string? node = null) => _database.Write(transaction =>
    {
        var now = _database.Clock.GetUtcNow();
        var row = transaction.Connection!.QuerySingleOrDefault<WorkRow>(
            $"""
            UPDATE work AS w SET state = 'leased', lease_until = @until, lease_epoch = lease_epoch + 1, attempts = attempts + 1, node = @node
            WHERE id = @workId AND state IN ('due', 'leased') AND due_at <= @now AND (state = 'due' OR lease_until <= @now) AND {WorkWriter.IsFirst}
            RETURNING {WorkWriter.Columns}
            """,
            new { workId, node, now = StoredTime.Of(now), until = StoredTime.Of(now + Lease.Length) },
            transaction);
        return row is null ? null : new Lease(row.Item(), row.lease_epoch, now + Lease.Length);
    });

    /// <summary>Holds the work for another <see cref="Lease.Length"/> from now; null when the lease was lost: stop at once.</summary>
    public Lease? Renew(Lease lease)
    {
        var until = _database.Clock.GetUtcNow() + Lease.Length;
        return Update(lease, "lease_until = @time", StoredTime.Of(until)) ? lease with { Until = until } : null;
    }

    /// <summary>Whether the lease still holds: false once another worker has the work, or it was called off.</summary>
    public bool Holds(Lease lease) => _database.Read(connection => connection.ExecuteScalar<long>(
        "SELECT count(*) FROM work WHERE id = @Id AND state = 'leased' AND lease_epoch = @Epoch", new { lease.Work.Id, lease.Epoch }) == 1);

    /// <summary>Ends the work well; false when the lease was lost.</summary>
    /// <param name="lease">The holder's.</param>
    /// <param name="summary">What came of it, one line.</param>
    public bool Complete(Lease lease, string summary) => End(lease, "done", summary);

    /// <summary>Gives the work up for good; false when the lease was lost.</summary>
    public bool Fail(Lease lease, string reason) => End(lease, "failed", reason);

    /// <summary>Ends the work without having begun it; false when the lease was lost.</summary>
    public bool Skip(Lease lease, string reason) => End(lease, "skipped", reason);

    /// <summary>Puts the work back, to be taken again after a pause (a temporary failure); false when the lease was lost.</summary>
    public bool Retry(Lease lease, string reason, TimeSpan after) =>
        Update(lease, "state = 'due', lease_until = NULL, due_at = @time, last_reason = @reason", StoredTime.Of(_database.Clock.GetUtcNow() + after), reason);

    /// <summary>Puts the work back at once (the program is stopping); false when the lease was lost.</summary>
    public bool Release(Lease lease) => Update(lease, "state = 'due', lease_until = NULL", _database.Now);

    /// <summary>Null when there is no work of that number.</summary>
    public WorkItem? Get(long workId) => _database.Read(connection => connection
        .QuerySingleOrDefault<WorkRow>($"SELECT {WorkWriter.Columns} FROM work WHERE id = @workId", new { workId })?.Item());

    /// <summary>The latest work of a kind on a target, ended or not; null when there was none.</summary>
    public WorkItem? Last(WorkKind kind, string target) => _database.Read(connection => connection
        .QueryFirstOrDefault<WorkRow>(
            $"SELECT {WorkWriter.Columns} FROM work WHERE kind = @kind AND target = @target ORDER BY id DESC", new { kind = WorkWriter.Name(kind), target })
        ?.Item());

    /// <summary>The latest work, newest first.</summary>
    public IReadOnlyList<WorkItem> Recent(int take) => _database.Read(connection => connection
        .Query<WorkRow>($"SELECT {WorkWriter.Columns} FROM work ORDER BY id DESC LIMIT @take", new { take })
        .Select(row => row.Item())
        .ToArray());

    /// <summary>Forgets work that ended longer ago than <paramref name="age"/>, but for the last crawl of each source and its last time that came to nothing.</summary>
    /// <returns>What was forgotten.</returns>
    public IReadOnlyList<JobRecord> Prune(TimeSpan age) => _database.Write(transaction =>
    {
        const string old = """
            w.ended_at < @before AND w.state NOT IN ('due', 'leased', 'paused') AND NOT (w.kind = 'crawl' AND w.id IN (
                SELECT max(id) FROM work WHERE kind = 'crawl' AND ended_at IS NOT NULL GROUP BY target, CASE WHEN state = 'skipped' THEN 1 ELSE 0 END))
            """;
        var before = StoredTime.Of(_database.Clock.GetUtcNow() - age);
        var pruned = JobStore.Read(transaction.Connection!, "WHERE " + old, new { before }, transaction);
        foreach (var id in pruned.Select(job => job.Work.Id))
        {
            ExportFiles.Delete(transaction, id);
            transaction.Connection!.Execute("DELETE FROM job WHERE work_id = @id", new { id }, transaction);
            transaction.Connection!.Execute("DELETE FROM work WHERE id = @id", new { id }, transaction);
        }
        return pruned;
    });

    private bool End(Lease lease, string state, string reason) =>
        Update(lease, $"state = '{state}', lease_until = NULL, ended_at = @time, last_reason = @reason", _database.Now, reason);

    private bool Update(Lease lease, string change, string time, string reason = "") => _database.Write(transaction =>
        transaction.Connection!.Execute(
            $"UPDATE work SET {change} WHERE id = @Id AND state = 'leased' AND lease_epoch = @Epoch",
            new { lease.Work.Id, lease.Epoch, time, reason },
            transaction) == 1);
}
