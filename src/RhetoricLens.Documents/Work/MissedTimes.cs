using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Work;

/// <summary>A time of a schedule, and what is to become of it.</summary>
/// <param name="At">The planned time.</param>
/// <param name="MostOpen">Crawls of the source that may be open together, this one included; 0 when it is not to be run.</param>
/// <param name="Reason">Why it is not to be run, or for what it makes up; empty when all goes as planned.</param>
internal sealed record PlannedTime(DateTimeOffset At, int MostOpen, string Reason)
{
    /// <summary>As work on a source. Its name is the planned time: however often the time comes, it is one piece of work.</summary>
    internal NewWork Of(string sourceId) => new(WorkKind.Crawl, $"schedule:{sourceId}:{StoredTime.Of(At)}", sourceId, StoredTime.Of(At), MostOpen, Reason);
}

/// <summary>Decides what becomes of times that have come, one or many, by a schedule's rules.</summary>
internal static class MissedTimes
{
    /// <summary>What becomes of times, in order.</summary>
    /// <param name="rules">Of the schedule.</param>
    /// <param name="times">Times that have come and were not work yet, in order; at least one.</param>
    /// <param name="now">The present.</param>
    internal static IEnumerable<PlannedTime> Decide(ScheduleRules rules, IReadOnlyList<DateTimeOffset> times, DateTimeOffset now)
    {
        var open = rules.Overlap == OverlapRule.Queue ? 2 : 1;
        switch (rules.Misfire)
        {
            case MisfireRule.Skip:
                var late = times.Where(time => now - time > Limits.MisfireGrace).ToArray();
                return [.. Skipped(late, "passed while the program was not running"), .. Together([.. times.Skip(late.Length)], open)];
            case MisfireRule.Each when times.Count > 1:
                var taken = times.Take(Limits.MaxCatchUp).Select(time => new PlannedTime(time, Limits.MaxCatchUp, $"Makes up for {Words(time)}."));
                return [.. taken, .. Skipped([.. times.Skip(Limits.MaxCatchUp)], $"are more than the {Limits.MaxCatchUp} that are made up for at once")];
            default:
                return Together(times, open);
        }
    }

    private static PlannedTime[] Together(IReadOnlyList<DateTimeOffset> times, int open) => times switch
    {
        [] => [],
        [var one] => [new PlannedTime(one, open, "")],
        _ => [new PlannedTime(times[0], open, $"Makes up for {Count(times)}.")],
    };

    private static PlannedTime[] Skipped(DateTimeOffset[] times, string why) =>
        times.Length == 0 ? [] : [new PlannedTime(times[0], 0, (times.Length == 1 ? Words(times[0]) : Count(times)) + " " + why + ".")];

    private static string Count(IReadOnlyList<DateTimeOffset> times) => times.Count < Limits.MaxCountedOccurrences
        ? $"{times.Count} times from {Words(times[0])} to {Words(times[^1])}"
        : $"{times.Count} or more times from {Words(times[0])} on";

    private static string Words(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) + " UTC";
}
