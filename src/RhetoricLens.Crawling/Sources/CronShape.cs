using System.Globalization;

namespace RhetoricLens.Crawling.Sources;

/// <summary>Checks that a cron expression has five fields whose numbers are in range; when it falls due is the scheduler's matter.</summary>
internal static class CronShape
{
    private static readonly (string Name, int Low, int High, string[] Words)[] Fields =
    [
        ("minute", 0, 59, []),
        ("hour", 0, 23, []),
        ("day of month", 1, 31, []),
        ("month", 1, 12, ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"]),
        ("day of week", 0, 7, ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"]),
    ];

    /// <summary>What is wrong with the expression; null when nothing is.</summary>
    public static string? Refuse(string cron)
    {
        var parts = cron.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length != Fields.Length)
            return $"It has {parts.Length} fields instead of five.";
        for (var i = 0; i < parts.Length; i++)
        {
            if (!parts[i].Split(',').All(item => IsItem(item, i)))
                return $"'{parts[i]}' is not a {Fields[i].Name} ({Fields[i].Low} to {Fields[i].High}).";
        }
        return null;
    }

    private static bool IsItem(string item, int field)
    {
        var step = item.Split('/');
        if (step.Length > 2 || (step.Length == 2 && Number(step[1]) is not >= 1))
            return false;
        var ends = step[0].Split('-');
        return step[0] == "*" || (ends.Length <= 2 && ends.All(end => Value(end, field) is not null)
            && (ends.Length == 1 || Value(ends[0], field) <= Value(ends[1], field)));
    }

    private static int? Value(string text, int field)
    {
        var (_, low, high, words) = Fields[field];
        var word = Array.IndexOf(words, text.ToUpperInvariant());
        var value = word >= 0 ? word + low : Number(text);
        return value >= low && value <= high ? value : null;
    }

    private static int? Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
