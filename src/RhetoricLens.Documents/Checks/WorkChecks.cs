using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Core.Checks;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Documents.Checks;

/// <summary>Whether what is to be done will be done: leases, schedules, the clock.</summary>
internal static class WorkChecks
{
    private const string RanOut = "state = 'leased' AND lease_until <= @now";

    /// <summary>Work whose worker died. Any running server takes it up by itself.</summary>
    internal static Check Leases(Database database) => Check.Of(
        "leases",
        () =>
        {
            var (held, lost) = database.Read(connection => (
                connection.ExecuteScalar<long>("SELECT count(*) FROM work WHERE state = 'leased'"),
                connection.ExecuteScalar<long>($"SELECT count(*) FROM work WHERE {RanOut}", new { now = database.Now })));
            return lost == 0
                ? (CheckState.Ok, $"{held} pieces of work are held by workers, none by one that died.", "")
                : (CheckState.Warn, $"{lost} pieces of work were held by a worker that died.", $"rhetoriclens serve takes them up by itself. {Check.Fix}");
        },
        () =>
        {
            database.Write(transaction => transaction.Connection!.Execute(
                $"UPDATE work SET state = 'due', lease_until = NULL, last_reason = 'The worker died; the work was put back.' WHERE {RanOut}", new { now = database.Now }, transaction));
            return null;
        });

    internal static Check Schedules(Database database) => new("schedules", _ =>
    {
        var rows = database.Read(connection => connection.Query<(string Source, string Cron, string Zone, string? Next)>(
            "SELECT source_id, cron, time_zone, next_due_at FROM schedule WHERE enabled = 1 ORDER BY source_id")).ToArray();
        var now = database.Clock.GetUtcNow();
        var found = rows.Select(row => OfSchedule(row.Source, new SourceSchedule(row.Cron, row.Zone), StoredTime.ParseOrNull(row.Next), now)).OfType<Finding>().ToArray();
        return found.Length > 0 ? found : [new Finding("schedules", CheckState.Ok, Summary(rows.Length, rows.Select(row => row.Next).Where(next => next is not null).Min()), "")];
    });

    private static string Summary(int schedules, string? next) =>
        $"{schedules} schedules are on{(next is null ? "" : $"; the next is due at {next}")}.";

    private static Finding? OfSchedule(string source, SourceSchedule schedule, DateTimeOffset? next, DateTimeOffset now)
    {
        if (Occurrences.Next(schedule, now).Problem is { } problem)
            return new Finding("schedules", CheckState.Bad, $"{source} is never crawled: {problem.What}", problem.Remedy);
        return next is { } due && now - due > Limits.ScheduleDelay
            ? new Finding("schedules", CheckState.Warn, $"{source} has been due since {StoredTime.Of(due)}.", "Start rhetoriclens serve: it makes up for it once.")
            : null;
    }

    /// <summary>A clock that stands before the newest stored time went back, or was ahead when that was stored: leases and due times are wrong meanwhile.</summary>
    internal static (CheckState, string, string) Clock(Database database)
    {
        var newest = StoredTime.ParseOrNull(database.Read(connection => connection.ExecuteScalar<string?>(
            """
            SELECT max(moment) FROM (
                SELECT max(stored_at) AS moment FROM version UNION ALL SELECT max(created_at) FROM work UNION ALL SELECT max(started_at) FROM crawl
            ) AS moments
            """)));
        var now = database.Clock.GetUtcNow();
        return newest is { } moment && moment > now.AddSeconds(Limits.ClockToleranceSeconds)
            ? (CheckState.Warn, $"The clock says {StoredTime.Of(now)}, but something was stored at {StoredTime.Of(moment)}.",
                "Set the machine's clock (with NTP). Until it has passed that time, schedules and leases made before are late.")
            : (CheckState.Ok, $"{StoredTime.Of(now)}, after everything stored.", "");
    }
}
