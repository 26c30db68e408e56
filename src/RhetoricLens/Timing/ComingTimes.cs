using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Timing;

/// <summary>A time at which a crawl will be due.</summary>
/// <param name="At">With the offset that its zone has then.</param>
/// <param name="Note">What summer time does to it; empty for most.</param>
public sealed record ComingTime(DateTimeOffset At, string Note);

/// <summary>The next times of a schedule, with what summer time does to them.</summary>
public static class ComingTimes
{
    /// <summary>None for a schedule that cannot be read.</summary>
    /// <param name="schedule">Fields and zone.</param>
    /// <param name="now">From when on.</param>
    /// <param name="take">How many.</param>
    public static IReadOnlyList<ComingTime> Of(SourceSchedule schedule, DateTimeOffset now, int take)
    {
        var times = Occurrences.Coming(schedule, now, take);
        if (times.Count == 0)
            return [];
        var (zone, hours) = (TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone), CronWords.Read(schedule.Cron)?.Hours ?? []);
        var (coming, before) = (new List<ComingTime>(), zone.GetUtcOffset(now));
        foreach (var at in times.Select(time => TimeZoneInfo.ConvertTime(time, zone)))
        {
            coming.Add(new ComingTime(at, Note(zone, at, before, hours)));
            before = at.Offset;
        }
        return coming;
    }

    private static string Note(TimeZoneInfo zone, DateTimeOffset at, TimeSpan before, IReadOnlyList<int> hours)
    {
        if (hours.Count > 0 && !hours.Contains(at.Hour))
            return "The clocks go forward over the time that was asked for: it comes at the end of that hour.";
        if (zone.IsAmbiguousTime(at.DateTime))
            return "The clocks go back and this hour comes twice: it is crawled once.";
        return at.Offset == before ? "" : $"The clocks have changed: UTC{Sign(at.Offset)} from here on, UTC{Sign(before)} before.";
    }

    private static string Sign(TimeSpan offset) => (offset < TimeSpan.Zero ? "−" : "+") + offset.ToString("hh\\:mm", System.Globalization.CultureInfo.InvariantCulture);
}
