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
        try
        {
            var zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone);
            return CronExpression.Parse(schedule.Cron).GetNextOccurrence(after, zone)?.ToUniversalTime();
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
