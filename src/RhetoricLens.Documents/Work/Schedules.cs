using System.Data.Common;
using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>What became of a source's last times.</summary>
/// <param name="Run">The latest crawl that was begun or still can be; null when there was none.</param>
/// <param name="Skip">The latest time that came to nothing, with its reason; null when there was none.</param>
public sealed record ScheduleHistory(WorkItem? Run, WorkItem? Skip)
{
    /// <summary>Of a source that was never crawled.</summary>
    public static readonly ScheduleHistory None = new(null, null);
}

/// <summary>Turns the passing of time into work. Any node may tick at any moment: a planned crawl becomes one row, whoever comes first.</summary>
public sealed class Schedules
{
    private readonly Database _database;

    internal Schedules(Database database) => _database = database;

    /// <summary>
    /// Makes crawls of each schedule that is due, by its rules, and moves the schedule to its next occurrence, in one transaction: dying before the
    /// commit leaves the crawl due. A planned time is work once, also when the clock is set back over it.
    /// </summary>
    /// <returns>The crawls that are now due.</returns>
    public IReadOnlyList<WorkItem> Tick() => _database.Write(transaction =>
    {
        var now = _database.Clock.GetUtcNow();
        var due = transaction.Connection!.Query<ScheduleRow>(
            """
            SELECT s.id, s.source_id, s.cron, s.time_zone, s.next_due_at, s.misfire, s.overlap
            FROM schedule s JOIN source o ON o.id = s.source_id
            WHERE s.enabled = 1 AND o.held_at IS NULL AND s.next_due_at <= @now ORDER BY s.next_due_at, s.id
            """,
            new { now = StoredTime.Of(now) },
            transaction).ToArray();
        return due.SelectMany(schedule => Plan(transaction, schedule, now)).ToArray();
    });

    /// <summary>What became of the last times of each source that was ever due or asked for.</summary>
    /// <param name="sourceId">Only this source; null for all.</param>
    public IReadOnlyDictionary<string, ScheduleHistory> History(string? sourceId = null) => _database.Read(connection => connection
        .Query<WorkRow>(
            $"""
            SELECT {WorkWriter.Columns} FROM work WHERE id IN (
                SELECT max(id) FROM work WHERE kind = 'crawl' AND (@sourceId IS NULL OR target = @sourceId)
                GROUP BY target, CASE WHEN state = 'skipped' THEN 1 ELSE 0 END)
            """,
            new { sourceId })
        .Select(row => row.Item())
        .GroupBy(work => work.Target, StringComparer.Ordinal)
        .ToDictionary(
            works => works.Key,
            works => new ScheduleHistory(works.FirstOrDefault(work => work.State != WorkState.Skipped), works.FirstOrDefault(work => work.State == WorkState.Skipped)),
            StringComparer.Ordinal));

    private static IEnumerable<WorkItem> Plan(DbTransaction transaction, ScheduleRow schedule, DateTimeOffset now)
    {
        var next = Occurrences.Next(schedule.Schedule, now);
        transaction.Connection!.Execute(
            "UPDATE schedule SET next_due_at = @next WHERE id = @id",
            new { schedule.id, next = next.IsOk && next.Value is { } time ? StoredTime.Of(time) : null },
            transaction);
        if (!next.IsOk)
            SourceHealth.Hold(transaction, schedule.source_id, next.Problem.What, now);
        return MissedTimes.Decide(schedule.Rules, Occurrences.Passed(schedule.Schedule, StoredTime.Parse(schedule.next_due_at), now), now)
            .Select(time => WorkWriter.Add(transaction, time.Of(schedule.source_id), StoredTime.Of(now)))
            .Where(work => work.State == WorkState.Due)
            .ToArray();
    }

    private sealed record ScheduleRow(long id, string source_id, string cron, string time_zone, string next_due_at, string misfire, string overlap)
    {
        internal SourceSchedule Schedule => new(cron, time_zone);

        internal ScheduleRules Rules => ScheduleRules.Parse(misfire, overlap);
    }
}
