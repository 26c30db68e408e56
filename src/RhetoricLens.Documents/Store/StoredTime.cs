using System.Globalization;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Store;

/// <summary>Times as they stand in the tables: ISO 8601 in UTC with milliseconds, so that text order is time order in any database.</summary>
internal static class StoredTime
{
    private const string Form = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private const string DayForm = "yyyy-MM-dd";

    internal static string Of(DateTimeOffset time) => time.UtcDateTime.ToString(Form, CultureInfo.InvariantCulture);

    internal static DateTimeOffset Parse(string text) =>
        DateTimeOffset.ParseExact(text, Form, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal);

    internal static DateTimeOffset? ParseOrNull(string? text) => text is null ? null : Parse(text);

    internal static string Of(DateOnly day) => day.ToString(DayForm, CultureInfo.InvariantCulture);

    internal static DateOnly ParseDay(string text) => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture);

    /// <summary>Last day of the period that a date names.</summary>
    internal static DateOnly LastDay(PartialDate date) => date.Precision switch
    {
        DatePrecision.Year => date.Start.AddYears(1).AddDays(-1),
        DatePrecision.Month => date.Start.AddMonths(1).AddDays(-1),
        _ => date.Start,
    };
}
