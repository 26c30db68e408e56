using System.Globalization;
using System.Text.RegularExpressions;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Timing;

/// <summary>Takes a sentence word by word and says in the end what schedule it was.</summary>
internal sealed partial class SentenceReader
{
    private const int NoonHour = 12;

    private readonly List<DayOfWeek> _days = [];
    private readonly List<int> _dates = [];
    private readonly List<(int Hour, int Minute)> _times = [];
    private Rhythm? _rhythm;
    private int? _number;
    private int? _past;
    private bool _isRange;

    /// <summary>False when the word means nothing here.</summary>
    public bool Take(string word)
    {
        if (word is "every" or "each" or "on" or "at" or "the" or "of" or "and" or "in" or "o'clock" or "past" or "week" or "weekly" or "a")
            return word is not ("week" or "weekly") || Count(Rhythm.Week);
        if (word is "to" or "through" or "until")
            return _isRange = _days.Count > 0;
        if (DayNames.Find(word) is { } day)
            return TakeDay(day);
        return TakeUnit(word) || TakeTime(word) || TakeNumber(word);
    }

    /// <summary>What was said in all; a problem when it is too little or too much.</summary>
    public Outcome<Beat> Beat()
    {
        var rhythm = _days.Count > 0 ? Rhythm.Week : _dates.Count > 0 ? Rhythm.Month : _rhythm;
        if (rhythm is null)
            return Wrong(_times.Count > 0 ? "It does not say on which days." : "It does not say how often.");
        if (_days.Count > 0 && (_dates.Count > 0 || _rhythm is Rhythm.Month))
            return Wrong("Days of the week and days of the month cannot both be given.");
        if (rhythm is Rhythm.Minutes or Rhythm.Hours)
            return Interval(rhythm.Value);
        if (_number is not null)
            return Wrong($"It is not clear what {_number} stands for; a time is written 06:00.");
        if (_times.Count == 0)
            return Wrong("It says no time of the day, such as 06:00.");
        if (_times.Select(time => time.Minute).Distinct().Count() > 1)
            return Wrong("Several times of a day must be at the same minute of the hour.");
        if (rhythm == Rhythm.Month && _dates.Count == 0)
            return Wrong("It does not say on which day of the month.");
        return new Beat(rhythm.Value, 1, [.. _times.Select(time => time.Hour).Distinct().Order()], _times[0].Minute)
        {
            Days = rhythm != Rhythm.Week ? [] : _days.Count > 0 ? DayNames.Sorted(_days) : [DayOfWeek.Monday],
            MonthDays = [.. _dates.Distinct().Order()],
        };
    }

    private Outcome<Beat> Interval(Rhythm rhythm)
    {
        var (every, most, unit) = (_number ?? 1, rhythm == Rhythm.Hours ? 24 : 60, rhythm == Rhythm.Hours ? "hours" : "minutes");
        if (_times.Count > 0)
            return Wrong("Every hour has no time of the day; a minute of the hour is written :15.");
        return every >= 1 && every < most && most % every == 0
            ? new Beat(rhythm, every, [], _past ?? 0)
            : Wrong($"Every {every} {unit} does not divide the {(most == 24 ? "day" : "hour")} evenly.");
    }

    private bool TakeDay(DayOfWeek day)
    {
        _days.AddRange(_isRange ? DayNames.Range(_days[^1], day) : [day]);
        _isRange = false;
        return true;
    }

    private bool TakeUnit(string word) => word switch
    {
        "minute" or "minutes" or "min" => Count(Rhythm.Minutes),
        "hour" or "hours" or "hourly" => Count(Rhythm.Hours),
        "day" when _rhythm == Rhythm.Month => true,
        "day" or "days" or "daily" => Count(Rhythm.Day),
        "month" or "monthly" => Count(Rhythm.Month),
        "weekday" or "weekdays" => Add(DayNames.Working),
        "weekend" or "weekends" => Add([DayOfWeek.Saturday, DayOfWeek.Sunday]),
        _ => false,
    };

    private bool Add(IEnumerable<DayOfWeek> days)
    {
        _days.AddRange(days);
        return true;
    }

    /// <summary>A number that came before "of the month" or after "month" was a date.</summary>
    private bool Count(Rhythm rhythm)
    {
        if (_rhythm is not null && _rhythm != rhythm && !(rhythm == Rhythm.Month && _rhythm == Rhythm.Day))
            return false;
        _rhythm = rhythm;
        return rhythm != Rhythm.Month || _number is null || TakeDate(_number.Value);
    }

    private bool TakeTime(string word)
    {
        if (word is "noon" or "midnight")
            return Add(word == "noon" ? NoonHour : 0, 0);
        if (word is "am" or "pm" && _number is { } hour and >= 1 and <= NoonHour)
        {
            _number = null;
            return Add((hour % NoonHour) + (word == "pm" ? NoonHour : 0), 0);
        }
        if (Clock().Match(word) is not { Success: true } match)
            return false;
        var minute = match.Groups["minute"].Success ? Parse(match, "minute") : 0;
        if (!match.Groups["hour"].Success)
            return minute <= 59 && (_past = minute) is not null;
        var (named, half) = (Parse(match, "hour"), match.Groups["half"].Value);
        return half.Length == 0 ? Add(named, minute) : named is >= 1 and <= NoonHour && Add((named % NoonHour) + (half == "pm" ? NoonHour : 0), minute);
    }

    private bool Add(int hour, int minute)
    {
        _times.Add((hour, minute));
        return hour <= 23 && minute <= 59;
    }

    private bool TakeNumber(string word)
    {
        if (Dated().Match(word) is not { Success: true } match)
            return false;
        var number = Parse(match, "number");
        if (match.Groups["ordinal"].Success || _rhythm == Rhythm.Month)
            return TakeDate(number);
        _number = number;
        return true;
    }

    private bool TakeDate(int date)
    {
        _number = null;
        _dates.Add(date);
        return date is >= 1 and <= 31;
    }

    private static int Parse(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static Problem Wrong(string what) => new("bad_schedule_words", what, "", "");

    [GeneratedRegex(@"^((?<hour>\d{1,2})?:(?<minute>\d{2})|(?<hour>\d{1,2})(?=[ap]m))(?<half>am|pm)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"^(?<number>\d{1,3})(?<ordinal>st|nd|rd|th)?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dated();
}
