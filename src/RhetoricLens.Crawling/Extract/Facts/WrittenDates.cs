using System.Globalization;
using System.Text.RegularExpressions;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>Which of two small numbers is the day.</summary>
internal enum DayOrder { DayFirst, MonthFirst }

/// <summary>A date in a text.</summary>
/// <param name="Date">Day or month precision.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last.</param>
/// <param name="Swapped">What it is when day and month are read the other way; null when it can be read in one way only.</param>
internal sealed record WrittenDate(PartialDate Date, int Start, int End, PartialDate? Swapped);

/// <summary>Finds dates as people write them, in the languages of <see cref="MonthNames"/> and in Chinese, Japanese and Korean.</summary>
internal static partial class WrittenDates
{
    /// <summary>Characters looked at: what is longer is prose, and its dates are not the page's.</summary>
    private const int Longest = 500;

    /// <summary>Dates with at least a month, in order of their places.</summary>
    public static IReadOnlyList<WrittenDate> Find(string text, DayOrder order)
    {
        var plain = AsciiDigits(text.Length > Longest ? text[..Longest] : text);
        if (!plain.AsSpan().ContainsAnyInRange('0', '9'))
            return [];
        return Pattern().Matches(plain).Select(match => Of(match, order)).OfType<WrittenDate>().ToArray();
    }

    /// <summary>One value of a markup field: ISO 8601, eight digits, Unix time, or a written date; null when it is none.</summary>
    public static PartialDate? Value(string? text, DayOrder order)
    {
        var trimmed = text?.Trim() ?? "";
        if (PartialDate.TryParse(trimmed, out var date))
            return date;
        if (trimmed.Length is 8 or 14 && DateOnly.TryParseExact(trimmed[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return InRange(PartialDate.FromDay(day));
        if (trimmed.Length is 10 or 13 && long.TryParse(trimmed[..10], NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
            return InRange(PartialDate.FromDay(DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(seconds).UtcDateTime)));
        return Find(trimmed, order) is [var first, ..] ? first.Date : null;
    }

    private static WrittenDate? Of(Match match, DayOrder order)
    {
        var groups = match.Groups;
        var year = Number(groups["y"]) is var digits && groups["y"].Length == 2 ? digits + (digits < 70 ? 2000 : 1900) : digits;
        if (groups["a"].Success)
            // With points the day stands first wherever points are used.
            return Numeric(match, year, Number(groups["a"]), Number(groups["b"]), groups["sep"].ValueSpan is "." ? DayOrder.DayFirst : order);
        var month = groups["m"].Success ? Number(groups["m"]) : MonthNames.Of(groups["mon"].Value);
        if (!groups["d"].Success)
            return groups["mon"].Success && !MonthNames.StandsAlone(groups["mon"].Value) ? null : Whole(match, Day(year, month, 1) is { } first ? first with { Precision = DatePrecision.Month } : null);
        return Whole(match, Day(year, month, Number(groups["d"])));
    }

    private static WrittenDate? Numeric(Match match, int year, int a, int b, DayOrder order)
    {
        var (given, other) = order == DayOrder.DayFirst ? (Day(year, b, a), Day(year, a, b)) : (Day(year, a, b), Day(year, b, a));
        return (given ?? other) is { } date ? new WrittenDate(date, match.Index, match.Index + match.Length, given is null || other == given ? null : other) : null;
    }

    private static WrittenDate? Whole(Match match, PartialDate? date) =>
        date is { } found ? new WrittenDate(found, match.Index, match.Index + match.Length, null) : null;

    private static PartialDate? Day(int year, int month, int day) =>
        year is >= PartialDate.MinYear and <= PartialDate.MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? PartialDate.FromDay(new DateOnly(year, month, day)) : null;

    private static PartialDate? InRange(PartialDate date) => date.Start.Year is >= PartialDate.MinYear and <= PartialDate.MaxYear ? date : null;

    private static int Number(Group group) => int.Parse(group.ValueSpan, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>Arabic-Indic, Persian and full-width digits as ASCII; no character moves.</summary>
    private static string AsciiDigits(string text) => text.AsSpan().ContainsAnyInRange('\u0660', '\u06F9') || text.AsSpan().ContainsAnyInRange('\uFF10', '\uFF19')
        ? string.Concat(text.Select(c => char.IsDigit(c) ? (char)('0' + (int)char.GetNumericValue(c)) : c))
        : text;

    private const string YearPart = @"(?<y>(?:19|20)\d\d)(?!\d)";
    private const string MonthPart = @"(?<mon>\p{L}[\p{L}\p{M}]{1,13}(?: (?:الأول|الثاني))?)";

    [GeneratedRegex(
        @"(?<!\d)(?:"
        + @"(?<y>(?:19|20)\d\d)(?:[-/.](?<m>\d{1,2})[-/.](?<d>\d{1,2})(?!\d)|\s?[年년]\s?(?<m>\d{1,2})\s?[月월](?:\s?(?<d>\d{1,2})\s?[日号號일])?)"
        + @"|(?<a>\d{1,2})(?<sep>[/.-])(?<b>\d{1,2})\k<sep>(?<y>(?:19|20)\d\d|\d\d)(?!\d)"
        + @"|(?<d>\d{1,2})(?:st|nd|rd|th|er|º|ª|°)?[\s.,/-]{1,3}(?:de |of |d[’'])?" + MonthPart + @"\.?[\s.,،/-]{1,3}(?:de |del |of )?" + YearPart
        + @"|(?<![\p{L}])" + MonthPart + @"\.?\s{0,2}(?<d>\d{1,2})(?:st|nd|rd|th)?[\s,،]{1,3}" + YearPart
        + @"|(?<![\p{L}])" + MonthPart + @"\.?,?\s(?:de |del |of )?" + YearPart
        + @")", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
