using Cronos;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Work;

/// <summary>Reads the five fields of cron and finds the times they name, across changes of summer time (Cronos: a skipped hour runs at its end, a repeated one once).</summary>
public static class Occurrences
{
    /// <summary>The next occurrence after a moment; null when there is none.</summary>
    public static Outcome<DateTimeOffset?> Next(SourceSchedule schedule, DateTimeOffset after)
    {
        var timetable = Timetable.Read(schedule);
        return timetable.IsOk ? timetable.Value.After(after) : timetable.Problem;
    }

    /// <summary>The next occurrences after a moment, in order; none when the schedule cannot be read.</summary>
    public static IReadOnlyList<DateTimeOffset> Coming(SourceSchedule schedule, DateTimeOffset after, int take)
    {
        var times = new List<DateTimeOffset>(take);
        if (Timetable.Read(schedule) is not { IsOk: true, Value: var timetable })
            return times;
        while (times.Count < take && timetable.After(after) is { } next)
            times.Add(after = next);
        return times;
    }

    /// <summary>A time that has come with all others after it that have come too, in order; at most <see cref="Limits.MaxCountedOccurrences"/>.</summary>
    internal static List<DateTimeOffset> Passed(SourceSchedule schedule, DateTimeOffset first, DateTimeOffset now)
    {
        var times = new List<DateTimeOffset> { first };
        if (Timetable.Read(schedule) is not { IsOk: true, Value: var timetable })
            return times;
        while (times.Count < Limits.MaxCountedOccurrences && timetable.After(times[^1]) is { } next && next <= now)
            times.Add(next);
        return times;
    }

    private sealed record Timetable(CronExpression Fields, TimeZoneInfo Zone)
    {
        internal DateTimeOffset? After(DateTimeOffset moment) => Fields.GetNextOccurrence(moment, Zone)?.ToUniversalTime();

        internal static Outcome<Timetable> Read(SourceSchedule schedule)
        {
            try
            {
                return new Timetable(CronExpression.Parse(schedule.Cron), TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone));
            }
            catch (CronFormatException exception)
            {
                return new Problem("bad_cron", $"\"{schedule.Cron}\" is no schedule: {exception.Message}", "", "Give five fields: minute, hour, day of month, month, day of week.");
            }
            catch (Exception exception) when (exception is TimeZoneNotFoundException or InvalidTimeZoneException or System.Security.SecurityException)
            {
                return new Problem("unknown_time_zone", $"\"{schedule.TimeZone}\" is no time zone of this machine.", "", "Give an IANA name such as Europe/Berlin or Etc/UTC.");
            }
        }
    }
}
