using Dapper;
using System.Data.Common;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>Writes one schedule inside a transaction that its owner commits.</summary>
internal static class ScheduleWriter
{
    /// <summary>Null when it was written. An occurrence that is overdue stays due: changing a schedule must not lose a missed crawl.</summary>
    internal static Problem? Put(DbTransaction transaction, string sourceId, SourceSchedule schedule, bool enabled, DateTimeOffset now)
    {
        var next = Occurrences.Next(schedule, now);
        if (!next.IsOk)
            return next.Problem with { Where = sourceId };
        transaction.Connection!.Execute(
            """
            INSERT INTO schedule (source_id, cron, time_zone, next_due_at, enabled) VALUES (@sourceId, @Cron, @TimeZone, @next, @enabled)
            ON CONFLICT (source_id) DO UPDATE SET
                cron = excluded.cron,
                time_zone = excluded.time_zone,
                next_due_at = CASE WHEN schedule.enabled = 1 AND excluded.enabled = 1 AND schedule.next_due_at <= @now
                              THEN schedule.next_due_at ELSE excluded.next_due_at END,
                enabled = excluded.enabled
            """,
            new
            {
                sourceId,
                schedule.Cron,
                schedule.TimeZone,
                enabled = enabled ? 1 : 0,
                next = enabled && next.Value is { } time ? StoredTime.Of(time) : null,
                now = StoredTime.Of(now),
            },
            transaction);
        return null;
    }
}
