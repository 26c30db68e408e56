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

    /// <summary>States of work that has not ended.</summary>
    internal const string OpenStates = "('due', 'leased', 'paused')";

    /// <summary>Of work w: nothing older of its kind on its target is open. What waits for the like is taken in the order in which it was asked for.</summary>
    internal const string IsFirst = $"NOT EXISTS (SELECT 1 FROM work o WHERE o.kind = w.kind AND o.target = w.target AND o.id < w.id AND o.state IN {OpenStates})";

    /// <summary>The work of a kind on a target that has not ended; null when there is none.</summary>
    internal static WorkItem? Open(DbTransaction transaction, WorkKind kind, string target) => transaction.Connection!.QueryFirstOrDefault<WorkRow>(
        $"SELECT {Columns} FROM work WHERE kind = @kind AND target = @target AND state IN {OpenStates} ORDER BY id",
        new { kind = Name(kind), target },
        transaction)?.Item();

    /// <summary>Adds work under a key, or returns what is there under it. Work for which like pieces are still open is recorded as skipped.</summary>
    internal static WorkItem Add(DbTransaction transaction, WorkKind kind, string key, string target, string dueAt, string now) =>
        Add(transaction, new NewWork(kind, key, target, dueAt), now);

    internal static WorkItem Add(DbTransaction transaction, NewWork work, string now)
    {
        transaction.Connection!.Execute(
            $"""
            INSERT INTO work (kind, key, target, state, due_at, created_at, ended_at, last_reason)
            SELECT @kind, @Key, @Target,
                   CASE WHEN open.pieces < @MostOpen THEN 'due' ELSE 'skipped' END, @DueAt, @now,
                   CASE WHEN open.pieces < @MostOpen THEN NULL ELSE @now END,
                   CASE WHEN open.pieces < @MostOpen OR @MostOpen = 0 THEN @Reason
                        ELSE 'Work ' || open.id || ' on ' || @Target || ' had not ended.' END
            FROM (SELECT min(id) AS id, count(*) AS pieces FROM work WHERE kind = @kind AND target = @Target AND state IN {OpenStates}) AS open
            WHERE true
            ON CONFLICT (key) DO NOTHING
            """,
            new { kind = Name(work.Kind), work.Key, work.Target, work.DueAt, now, work.MostOpen, work.Reason },
            transaction);
        return transaction.Connection!.QuerySingle<WorkRow>($"SELECT {Columns} FROM work WHERE key = @Key", new { work.Key }, transaction).Item();
    }

    /// <summary>False when the lease is not, or no longer, the one that holds the work: the caller must write nothing.</summary>
    internal static bool IsHeld(DbTransaction transaction, Lease lease) => transaction.Connection!.ExecuteScalar<long>(
        "SELECT count(*) FROM work WHERE id = @Id AND state = 'leased' AND lease_epoch = @Epoch", new { lease.Work.Id, lease.Epoch }, transaction) == 1;

    internal static string Name(WorkKind kind) => kind.ToString().ToLowerInvariant();
}

/// <summary>Work to be added.</summary>
/// <param name="Kind">What is to be done.</param>
/// <param name="Key">Unique name.</param>
/// <param name="Target">What it is done to.</param>
/// <param name="DueAt">Not before.</param>
/// <param name="MostOpen">Like pieces that may be open together, this one included; with more it is recorded as skipped. 0: skipped at once.</param>
/// <param name="Reason">Why it is there, or skipped at once; empty when that needs no word.</param>
internal sealed record NewWork(WorkKind Kind, string Key, string Target, string DueAt, int MostOpen = 1, string Reason = "");

/// <summary>A row of the work table.</summary>
internal sealed record WorkRow(
    long id, string kind, string key, string target, string state, string due_at, long lease_epoch, string? lease_until, long attempts, string? ended_at, string last_reason)
{
    internal WorkItem Item() => new(
        id, Enum.Parse<WorkKind>(kind, ignoreCase: true), key, target, Enum.Parse<WorkState>(state, ignoreCase: true),
        StoredTime.Parse(due_at), (int)attempts, StoredTime.ParseOrNull(ended_at), last_reason);
}
