using System.Globalization;

namespace RhetoricLens.Timing;

/// <summary>What a schedule counts in.</summary>
public enum Rhythm
{
    /// <summary>Every so many minutes of the hour.</summary>
    Minutes,

    /// <summary>Every so many hours of the day.</summary>
    Hours,

    /// <summary>At times of every day.</summary>
    Day,

    /// <summary>At times of some days of the week.</summary>
    Week,

    /// <summary>At times of some days of the month.</summary>
    Month,
}

/// <summary>A schedule that people would say in words; the commoner part of what cron can express.</summary>
/// <param name="Rhythm">What it counts in.</param>
/// <param name="Every">Step of <see cref="Rhythm.Minutes"/> and <see cref="Rhythm.Hours"/>, a divisor of 60 or 24; else 1.</param>
/// <param name="Hours">Hours of the day, 0 to 23, ascending; empty for minutes and hours.</param>
/// <param name="Minute">Minute of the hour, 0 to 59.</param>
public sealed record Beat(Rhythm Rhythm, int Every, IReadOnlyList<int> Hours, int Minute)
{
    /// <summary>Days of the week, from Monday; empty unless it counts in weeks.</summary>
    public IReadOnlyList<DayOfWeek> Days { get; init; } = [];

    /// <summary>Days of the month, 1 to 31, ascending; empty unless it counts in months.</summary>
    public IReadOnlyList<int> MonthDays { get; init; } = [];

    /// <summary>Five fields: minute, hour, day of month, month, day of week.</summary>
    public string Cron => Rhythm switch
    {
        Rhythm.Minutes => Every == 1 ? "* * * * *" : $"*/{Every} * * * *",
        Rhythm.Hours => $"{Minute} {(Every == 1 ? "*" : $"*/{Every}")} * * *",
        Rhythm.Week => $"{Minute} {List(Hours)} * * {List(Days.Select(day => (int)day))}",
        Rhythm.Month => $"{Minute} {List(Hours)} {List(MonthDays)} * *",
        _ => $"{Minute} {List(Hours)} * * *",
    };

    /// <summary>As one would say it: <c>every Monday 06:00</c>.</summary>
    public string Words => Rhythm switch
    {
        Rhythm.Minutes => Every == 1 ? "every minute" : $"every {Every} minutes",
        Rhythm.Hours => (Every == 1 ? "every hour" : $"every {Every} hours") + (Minute == 0 ? "" : $" at :{Minute:00}"),
        Rhythm.Week => $"every {DayNames.Words(Days)} {Times}",
        Rhythm.Month => $"every {Joined(MonthDays.Select(Ordinal))} of the month {Times}",
        _ => $"every day {Times}",
    };

    private string Times => Joined(Hours.Select(hour => $"{hour:00}:{Minute:00}"));

    /// <summary>Items with commas and a last "and".</summary>
    internal static string Joined(IEnumerable<string> items)
    {
        var all = items.ToArray();
        return all.Length < 2 ? string.Concat(all) : string.Join(", ", all[..^1]) + " and " + all[^1];
    }

    private static string List(IEnumerable<int> numbers) => string.Join(',', numbers.Select(number => number.ToString(CultureInfo.InvariantCulture)));

    private static string Ordinal(int number) => number + ((number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
