using System.Data.Common;
using Dapper;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>How bad it is that a crawl brought nothing; after the feed fetcher of Media Cloud, whose points these are.</summary>
public enum FailureClass
{
    /// <summary>Will hardly pass by itself: the site is gone, shut, or forbids it. 1 point.</summary>
    Hard,

    /// <summary>May pass, or the site has changed: what was fetched could not be used. 0.5 points.</summary>
    Soft,

    /// <summary>Will pass: the server was busy, slow or away. 0.25 points.</summary>
    Temporary,
}

/// <summary>How a source's last crawls went.</summary>
/// <param name="Points">Sum over the failures since the last success; at <see cref="Limits.MaxFailurePoints"/> the schedule is held.</param>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Reason">Of the last failure; empty after a success.</param>
/// <param name="FailedAt">When it failed last; null after a success.</param>
/// <param name="HeldAt">Since when its schedule waits for a person; null when it does not.</param>
public sealed record CrawlHealth(double Points, int Failures, string Reason, DateTimeOffset? FailedAt, DateTimeOffset? HeldAt)
{
    /// <summary>No failure since the last success.</summary>
    public static readonly CrawlHealth Good = new(0, 0, "", null, null);
}

/// <summary>
/// Counts failures of sources: after each the next crawl is put off, by a pause that doubles, and a source that has too many points is held, visibly, until a person
/// takes it up again. A success forgets all of them.
/// </summary>
public sealed class SourceHealth
{
    private readonly Database _database;

    internal SourceHealth(Database database) => _database = database;

    /// <summary>Ends a crawl well and forgets the source's failures; false when the lease was lost.</summary>
    /// <param name="lease">The holder's.</param>
    /// <param name="summary">What came of it, one line.</param>
    public bool Succeed(Lease lease, string summary) => _database.Write(transaction =>
    {
        if (!JobStore.End(transaction, lease, new JobEnd("done", summary, _database.Now)))
            return false;
        Forgive(transaction, lease.Work.Target, _database.Clock.GetUtcNow());
        return true;
    });

    /// <summary>Ends a crawl that brought nothing and counts it against its source; false when the lease was lost.</summary>
    /// <param name="lease">The holder's.</param>
    /// <param name="kind">How bad it is.</param>
    /// <param name="problem">As it is answered to whoever asks.</param>
    /// <param name="reason">The same in one line.</param>
    public bool Fail(Lease lease, FailureClass kind, string problem, string reason) => _database.Write(transaction =>
    {
        if (!JobStore.End(transaction, lease, new JobEnd("failed", reason, _database.Now) { Problem = problem }))
            return false;
        Count(transaction, lease.Work.Target, kind, reason, _database.Clock.GetUtcNow());
        return true;
    });

    /// <summary>Points of a failure.</summary>
    public static double PointsOf(FailureClass kind) => kind switch { FailureClass.Hard => 1, FailureClass.Soft => 0.5, _ => 0.25 };

    /// <summary>How long a source is left alone after so many failures in a row.</summary>
    public static TimeSpan PauseAfter(int failures)
    {
        var pause = Limits.FirstFailurePause * Math.Pow(2, Math.Max(0, failures - 1));
        return pause < Limits.MaxFailurePause ? pause : Limits.MaxFailurePause;
    }

    private static void Count(DbTransaction transaction, string sourceId, FailureClass kind, string reason, DateTimeOffset now)
    {
        var (points, failures) = transaction.Connection!.QuerySingleOrDefault<(double, long)>(
            """
            UPDATE source SET failure_points = failure_points + @points, failures = failures + 1, failure_reason = @reason, failed_at = @now WHERE id = @sourceId
            RETURNING failure_points, failures
            """,
            new { sourceId, points = PointsOf(kind), reason, now = StoredTime.Of(now) },
            transaction);
        ScheduleWriter.MoveTo(transaction, sourceId, now + PauseAfter((int)failures));
        if (points >= Limits.MaxFailurePoints)
            Hold(transaction, sourceId, reason, now);
    }

    /// <summary>Holds the schedule of a source until a person takes it up again.</summary>
    internal static void Hold(DbTransaction transaction, string sourceId, string reason, DateTimeOffset now) => transaction.Connection!.Execute(
        "UPDATE source SET held_at = coalesce(held_at, @now), failure_reason = @reason WHERE id = @sourceId", new { sourceId, reason, now = StoredTime.Of(now) }, transaction);

    /// <summary>Forgets what failed; the schedule goes on from now, where it was put off or held.</summary>
    internal static void Forgive(DbTransaction transaction, string sourceId, DateTimeOffset now)
    {
        var forgiven = transaction.Connection!.Execute(
            """
            UPDATE source SET failure_points = 0, failures = 0, failure_reason = '', failed_at = NULL, held_at = NULL
            WHERE id = @sourceId AND (failures > 0 OR held_at IS NOT NULL)
            """,
            new { sourceId },
            transaction);
        if (forgiven > 0)
            ScheduleWriter.MoveTo(transaction, sourceId, now);
    }
}
