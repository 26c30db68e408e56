using System.Globalization;
using RhetoricLens.Core;

namespace RhetoricLens.Timing;

/// <summary>Says the commoner cron expressions in words; the others stay as they are.</summary>
public static class CronWords
{
    private static readonly string[] DayWords = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>"every Monday 06:00, Asia/Shanghai"; with the cron itself where it has no simple words.</summary>
    public static string Of(SourceSchedule schedule) => $"{Of(schedule.Cron)}, {schedule.TimeZone}";

    /// <summary>"every Monday 06:00", or "cron" and the expression.</summary>
    public static string Of(string cron) => Read(cron)?.Words ?? $"cron {cron}";

    /// <summary>The same as a choice of times; null when it says more than words here can.</summary>
    public static Beat? Read(string cron)
    {
        if (cron.Split(' ', StringSplitOptions.RemoveEmptyEntries) is not [var minute, var hour, var day, "*", var weekday])
            return null;
        if (Step(minute) is { } minutes && (hour, day, weekday) is ("*", "*", "*"))
            return 60 % minutes == 0 ? new Beat(Rhythm.Minutes, minutes, [], 0) : null;
        if (Numbers(minute, 59) is not [var at])
            return null;
        if (Step(hour) is { } hours)
            return (day, weekday) is ("*", "*") && 24 % hours == 0 ? new Beat(Rhythm.Hours, hours, [], at) : null;
        return Numbers(hour, 23) is { } times ? Daily(times, at, day, weekday) : null;
    }

    private static Beat? Daily(int[] hours, int minute, string day, string weekday)
    {
        if (day == "*" && weekday == "*")
            return new Beat(Rhythm.Day, 1, hours, minute);
        if (day == "*")
            return Weekdays(weekday) is { } days ? new Beat(Rhythm.Week, 1, hours, minute) { Days = days } : null;
        return weekday == "*" && Numbers(day, 31) is { } dates && dates[0] > 0 ? new Beat(Rhythm.Month, 1, hours, minute) { MonthDays = dates } : null;
    }

    /// <summary>1 for *, N for */N.</summary>
    private static int? Step(string field) => field == "*" ? 1
        : field.StartsWith("*/", StringComparison.Ordinal) && Number(field[2..]) is { } step and > 0 ? step : null;

    private static int[]? Numbers(string field, int most)
    {
        var numbers = field.Split(',').Select(Number).ToArray();
        return numbers.All(number => number <= most) ? [.. numbers.Select(number => number!.Value).Distinct().Order()] : null;
    }

    private static IReadOnlyList<DayOfWeek>? Weekdays(string field)
    {
        var days = new List<DayOfWeek>();
        foreach (var item in field.Split(','))
        {
            var ends = item.Split('-').Select(Weekday).ToArray();
            if (ends.Length > 2 || ends.Any(end => end is null))
                return null;
            days.AddRange(DayNames.Range(ends[0]!.Value, ends[^1]!.Value));
        }
        return DayNames.Sorted(days);
    }

    private static DayOfWeek? Weekday(string text) =>
        Array.IndexOf(DayWords, text.ToUpperInvariant()) is var named and >= 0 ? (DayOfWeek)named : Number(text) is { } number and <= 7 ? (DayOfWeek)(number % 7) : null;

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
