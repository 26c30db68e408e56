using Dapper;
using System.Data.Common;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>Turns the passing of time into work. Any node may tick at any moment: a planned crawl becomes one row, whoever comes first.</summary>
public sealed class Schedules
{
    private readonly Database _database;

    internal Schedules(Database database) => _database = database;

    /// <summary>
    /// Makes a crawl of each schedule that is due and moves the schedule to its next occurrence, in one transaction: dying before the commit
    /// leaves the crawl due. However many occurrences were missed, one crawl makes up for them. While an earlier crawl of the same source
    /// is still open, the occurrence is recorded as skipped, with the reason.
    /// </summary>
    /// <returns>The crawls that are now due.</returns>
    public IReadOnlyList<WorkItem> Tick() => _database.Write(transaction =>
    {
        var now = _database.Clock.GetUtcNow();
        var due = transaction.Connection!.Query<ScheduleRow>(
            "SELECT id, source_id, cron, time_zone, next_due_at FROM schedule WHERE enabled = 1 AND next_due_at <= @now ORDER BY next_due_at, id",
            new { now = StoredTime.Of(now) },
            transaction).ToArray();
        return due.Select(schedule => Plan(transaction, schedule, now)).OfType<WorkItem>().ToArray();
    });

    private static WorkItem? Plan(DbTransaction transaction, ScheduleRow schedule, DateTimeOffset now)
    {
        var next = Occurrences.Next(new SourceSchedule(schedule.cron, schedule.time_zone), now);
        transaction.Connection!.Execute(
            "UPDATE schedule SET next_due_at = @next WHERE id = @id",
            new { schedule.id, next = next.IsOk && next.Value is { } time ? StoredTime.Of(time) : null },
            transaction);
        var item = WorkWriter.Add(
            transaction, WorkKind.Crawl, $"schedule:{schedule.id}:{schedule.next_due_at}", schedule.source_id, schedule.next_due_at, StoredTime.Of(now));
        return item is { State: WorkState.Due } ? item : null;
    }

    private sealed record ScheduleRow(long id, string source_id, string cron, string time_zone, string next_due_at);
}
