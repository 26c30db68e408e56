namespace RhetoricLens.Timing;

/// <summary>Days of the week in words.</summary>
internal static class DayNames
{
    /// <summary>From Monday, as the week is read.</summary>
    public static readonly IReadOnlyList<DayOfWeek> Week =
        [DayOfWeek.Monday, DayOfWeek.Tuesday, DayOfWeek.Wednesday, DayOfWeek.Thursday, DayOfWeek.Friday, DayOfWeek.Saturday, DayOfWeek.Sunday];

    private const int ShortName = 3;

    /// <summary>The days of working weeks.</summary>
    public static IReadOnlyList<DayOfWeek> Working => [.. Week.Take(5)];

    /// <summary>"Monday and Friday", or "weekday" for all five of them.</summary>
    public static string Words(IReadOnlyList<DayOfWeek> days) => days.SequenceEqual(Working) ? "weekday" : Beat.Joined(days.Select(day => day.ToString()));

    /// <summary>Each once, from Monday.</summary>
    public static IReadOnlyList<DayOfWeek> Sorted(IEnumerable<DayOfWeek> days)
    {
        var set = days.ToHashSet();
        return [.. Week.Where(set.Contains)];
    }

    /// <summary>By name, plural or abbreviation of at least three letters, in any case; null when it is none.</summary>
    public static DayOfWeek? Find(string word)
    {
        var name = word.TrimEnd('.');
        foreach (var day in Week)
        {
            var full = day.ToString();
            if ((name.Length >= ShortName && full.StartsWith(name, StringComparison.OrdinalIgnoreCase)) || name.Equals(full + "s", StringComparison.OrdinalIgnoreCase))
                return day;
        }
        return null;
    }

    /// <summary>The days from one to another, over the end of the week where need be.</summary>
    public static IEnumerable<DayOfWeek> Range(DayOfWeek from, DayOfWeek to)
    {
        for (var day = from; ; day = (DayOfWeek)(((int)day + 1) % 7))
        {
            yield return day;
            if (day == to)
                yield break;
        }
    }
}
