using System.Globalization;
using RhetoricLens.Api;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Queries;

/// <summary>A crawl of a source that was begun, or a time that came to nothing.</summary>
/// <param name="Job">Its number under /v1/jobs.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Planned">The time it was planned for, or asked for.</param>
/// <param name="Finished">When it ended; null when it has not.</param>
/// <param name="Outcome">What came of it, or why nothing did.</param>
public sealed record PastCrawl(long Job, JobState State, DateTimeOffset Planned, DateTimeOffset? Finished, string Outcome)
{
    internal static PastCrawl? Of(WorkItem? work) => work is null ? null : new PastCrawl(work.Id, JobAnswer.StateOf(work.State), work.DueAt, work.EndedAt, work.LastReason);
}

/// <summary>What is wrong with a source whose last crawls brought nothing.</summary>
/// <param name="Failures">Failures in a row.</param>
/// <param name="Points">1 for each that will hardly pass by itself, 0.5 for one that may, 0.25 for one that will; at 4 the schedule is held.</param>
/// <param name="Reason">Of the last failure.</param>
/// <param name="Failed">When that was.</param>
/// <param name="HeldSince">Since when the schedule waits for a person; null when it goes on, after a pause.</param>
/// <param name="Remedy">What a person can do.</param>
public sealed record FailingAnswer(int Failures, double Points, string Reason, DateTimeOffset? Failed, DateTimeOffset? HeldSince, string Remedy)
{
    internal static FailingAnswer? Of(RegisteredSource registered) => registered.Health is var health && health == CrawlHealth.Good
        ? null
        : new FailingAnswer(health.Failures, health.Points, health.Reason, health.FailedAt, health.HeldAt, RemedyOf(registered.Source.Id, health));

    /// <summary>What is wrong, in one line.</summary>
    internal static string Words(FailingAnswer failing) => $"{Count(failing)}: {failing.Reason}";

    /// <summary>How often it failed.</summary>
    internal static string Count(FailingAnswer failing) => string.Create(
        CultureInfo.InvariantCulture, $"failed {failing.Failures} in a row ({failing.Points:0.##} of {Limits.MaxFailurePoints:0} points)");

    private static string RemedyOf(string id, CrawlHealth health) => health.HeldAt is null
        ? "None is needed yet: it is crawled again after a pause. What went wrong stands in: rhetoriclens jobs list --state failed"
        : $"Look at the site and mend the source's definition; then: rhetoriclens sources resume {id}";
}

/// <summary>When a source is crawled.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="Cron">Minute, hour, day of month, month, day of week.</param>
/// <param name="Words">The same in English words.</param>
/// <param name="TimeZone">IANA time zone of the fields.</param>
/// <param name="Paused">True when no crawl is due until it is taken up again.</param>
/// <param name="NextCrawl">The crawl that is due next, which may be overdue, or put off after a failure; null when paused or held.</param>
/// <param name="Next">The next five times that the fields name, paused or not, in UTC.</param>
/// <param name="Misfire">What becomes of times that passed while the program was not running.</param>
/// <param name="Overlap">What becomes of a time at which the crawl before has not ended.</param>
/// <param name="LastRun">The latest crawl that was begun or waits; null when there was none.</param>
/// <param name="LastSkipped">The latest time that came to nothing, with its reason; null when there was none.</param>
/// <param name="Failing">What is wrong with the source; null when nothing is.</param>
public sealed record ScheduleAnswer(
    string Source, string Cron, string Words, string TimeZone, bool Paused, DateTimeOffset? NextCrawl, IReadOnlyList<DateTimeOffset> Next,
    MisfireRule Misfire, OverlapRule Overlap, PastCrawl? LastRun, PastCrawl? LastSkipped, FailingAnswer? Failing)
{
    private const int Shown = 5;

    /// <summary>Null when the source has no schedule.</summary>
    public static ScheduleAnswer? Of(RegisteredSource registered, ScheduleHistory history, DateTimeOffset now) => registered.Source.Schedule is { } schedule
        ? new ScheduleAnswer(
            registered.Source.Id, schedule.Cron, Timing.CronWords.Of(schedule), schedule.TimeZone, !registered.Source.Enabled, registered.Health.HeldAt is null ? registered.NextDueAt : null,
            Occurrences.Coming(schedule, now, Shown), registered.Rules.Misfire, registered.Rules.Overlap, PastCrawl.Of(history.Run), PastCrawl.Of(history.Skip),
            FailingAnswer.Of(registered))
        : null;
}

/// <summary>Schedules by source.</summary>
public sealed record ScheduleList(IReadOnlyList<ScheduleAnswer> Schedules, string? Next);
