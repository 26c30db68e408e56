using Dapper;
using System.Data.Common;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>Writes one schedule inside a transaction that its owner commits.</summary>
internal static class ScheduleWriter
{
    /// <summary>Null when it was written. An occurrence that is overdue stays due: changing a schedule must not lose a missed crawl. Rules that are null stay as they are.</summary>
    internal static Problem? Put(DbTransaction transaction, string sourceId, SourceSchedule schedule, bool enabled, DateTimeOffset now, ScheduleRules? rules = null)
    {
        var next = Occurrences.Next(schedule, now);
        if (!next.IsOk)
            return next.Problem with { Where = sourceId };
        var (connection, misfire, overlap) = (transaction.Connection!, Name(rules?.Misfire), Name(rules?.Overlap));
        connection.Execute(
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
        if (rules is not null)
            connection.Execute("UPDATE schedule SET misfire = @misfire, overlap = @overlap WHERE source_id = @sourceId", new { sourceId, misfire, overlap }, transaction);
        return null;
    }

    /// <summary>Sets when the source is due next, from a moment on; nothing when its schedule is off.</summary>
    internal static void MoveTo(DbTransaction transaction, string sourceId, DateTimeOffset from)
    {
        var schedule = transaction.Connection!.QuerySingleOrDefault<(string Cron, string Zone)?>(
            "SELECT cron, time_zone FROM schedule WHERE source_id = @sourceId AND enabled = 1", new { sourceId }, transaction);
        if (schedule is { } known && Occurrences.Next(new SourceSchedule(known.Cron, known.Zone), from) is { IsOk: true, Value: var next })
            transaction.Connection!.Execute(
                "UPDATE schedule SET next_due_at = @next WHERE source_id = @sourceId", new { sourceId, next = next is { } time ? StoredTime.Of(time) : null }, transaction);
    }

    private static string? Name<T>(T? rule) where T : struct, Enum => rule?.ToString()!.ToLowerInvariant();
}
