using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Timing;

/// <summary>Reads a schedule that is written in words: "every Monday 06:00, Asia/Shanghai".</summary>
public static class Sentence
{
    /// <summary>What can be written.</summary>
    public const string Examples = "every Monday 06:00, Asia/Shanghai; every day 05:30; weekdays at 6 pm; every 6 hours; every 2nd of the month 05:00";

    private const char ZoneSign = '/';

    private static readonly char[] Gaps = [' ', ',', ';', '\t', '\n', '\r'];

    /// <summary>The schedule, or which word is not understood.</summary>
    /// <param name="text">English words; names of days may be short, times in 24 hours or with am and pm.</param>
    /// <param name="otherwise">Time zone when none is named; IANA name.</param>
    public static Outcome<SourceSchedule> Read(string text, string otherwise)
    {
        var words = text.Split(Gaps, StringSplitOptions.RemoveEmptyEntries).ToList();
        var zone = otherwise;
        if (words.FindLastIndex(word => TimeZones.Named(word) is not null) is var at and >= 0)
        {
            zone = TimeZones.Named(words[at])!;
            words.RemoveAt(at);
        }
        if (words.Find(word => word.Contains(ZoneSign, StringComparison.Ordinal)) is { } unknown)
            return new Problem("unknown_time_zone", $"There is no time zone \"{unknown}\".", "", TimeZones.Hint(unknown));
        var reader = new SentenceReader();
        foreach (var word in words.SelectMany(word => word.Split(['-', '–'], StringSplitOptions.RemoveEmptyEntries).SelectMany((part, i) => i == 0 ? [part] : new[] { "to", part })))
        {
            if (!reader.Take(word.ToLowerInvariant()))
                return Bad($"\"{word}\" is not understood here.");
        }
        var beat = reader.Beat();
        return beat.IsOk ? new SourceSchedule(beat.Value.Cron, zone) : Bad(beat.Problem.What);
    }

    /// <summary>A schedule that is given in words or in the fields of cron; null when it is given in neither.</summary>
    public static Outcome<SourceSchedule?> OrCron(string? words, string? cron, string zone)
    {
        if (words is not null && cron is not null)
            return new Problem("bad_request", "Both cron and words were given.", "", "Give one of them.");
        if (words is null)
            return (Outcome<SourceSchedule?>)(cron is null ? null : new SourceSchedule(cron, zone));
        var read = Read(words, zone);
        return read.IsOk ? (Outcome<SourceSchedule?>)read.Value : read.Problem;
    }

    private static Problem Bad(string what) => new("bad_schedule_words", what, "", $"Write such as: {Examples}. Or give the five fields of cron.");
}
