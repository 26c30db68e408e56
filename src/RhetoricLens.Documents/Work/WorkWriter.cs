using Dapper;
using System.Data.Common;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>Statements on the work table inside a transaction that its owner commits.</summary>
internal static class WorkWriter
{
    internal const string Columns = "id, kind, key, target, state, due_at, lease_epoch, lease_until, attempts, ended_at, last_reason";

    /// <summary>The columns of a table that has another name in the statement.</summary>
    internal static string ColumnsOf(string alias) => string.Join(", ", Columns.Split(", ").Select(column => $"{alias}.{column}"));

    /// <summary>The work of a kind on a target that has not ended; null when there is none.</summary>
    internal static WorkItem? Open(DbTransaction transaction, WorkKind kind, string target) => transaction.Connection!.QueryFirstOrDefault<WorkRow>(
        $"SELECT {Columns} FROM work WHERE kind = @kind AND target = @target AND state IN ('due', 'leased') ORDER BY id",
        new { kind = Name(kind), target },
        transaction)?.Item();

    /// <summary>Adds work under a key, or returns what is there under it. Work for which a like piece is still open is recorded as skipped.</summary>
    internal static WorkItem Add(DbTransaction transaction, WorkKind kind, string key, string target, string dueAt, string now)
    {
        transaction.Connection!.Execute(
            """
            INSERT INTO work (kind, key, target, state, due_at, created_at, ended_at, last_reason)
            SELECT @kind, @key, @target,
                   CASE WHEN open.id IS NULL THEN 'due' ELSE 'skipped' END, @dueAt, @now,
                   CASE WHEN open.id IS NULL THEN NULL ELSE @now END,
                   CASE WHEN open.id IS NULL THEN '' ELSE 'Work ' || open.id || ' on ' || @target || ' had not ended.' END
            FROM (SELECT min(id) AS id FROM work WHERE kind = @kind AND target = @target AND state IN ('due', 'leased')) AS open
            WHERE true
            ON CONFLICT (key) DO NOTHING
            """,
            new { kind = Name(kind), key, target, dueAt, now },
            transaction);
        return transaction.Connection!.QuerySingle<WorkRow>($"SELECT {Columns} FROM work WHERE key = @key", new { key }, transaction).Item();
    }

    /// <summary>False when the lease is not, or no longer, the one that holds the work: the caller must write nothing.</summary>
    internal static bool IsHeld(DbTransaction transaction, Lease lease) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT count(*) FROM work WHERE id = @Id AND state = 'leased' AND lease_epoch = @Epoch", new { lease.Work.Id, lease.Epoch }, transaction) == 1;

    internal static string Name(WorkKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>A row of the work table.</summary>
internal sealed record WorkRow(
    long id, string kind, string key, string target, string state, string due_at, long lease_epoch, string? lease_until, long attempts, string? ended_at, string last_reason)
{
    internal WorkItem Item() => new(
        id, Enum.Parse<WorkKind>(kind, ignoreCase: true), key, target, Enum.Parse<WorkState>(state, ignoreCase: true),
        StoredTime.Parse(due_at), (int)attempts, StoredTime.ParseOrNull(ended_at), last_reason);
}
