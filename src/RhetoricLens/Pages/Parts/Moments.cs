using System.Globalization;

namespace RhetoricLens.Pages.Parts;

/// <summary>Times for people: in a time zone, and as seen from now.</summary>
internal static class Moments
{
    private const int DaysOfHours = 2;

    /// <summary>"Mon 2026-03-30 06:00" in the zone, UTC when there is none.</summary>
    public static string In(DateTimeOffset time, string? zone) =>
        (zone is not null && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out var known) ? TimeZoneInfo.ConvertTime(time, known) : time.ToUniversalTime())
        .ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"2026-03-30 06:00 UTC".</summary>
    public static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>"in 3 h", "2 days ago", "now".</summary>
    public static string FromNow(DateTimeOffset time)
    {
        var away = time - DateTimeOffset.UtcNow;
        var length = Length(away.Duration());
        return length.Length == 0 ? "now" : away > TimeSpan.Zero ? "in " + length : length + " ago";
    }

    /// <summary>"45 s", "12 min", "3 h", "4 days"; empty under a second.</summary>
    public static string Length(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "",
        { TotalSeconds: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s"),
        { TotalMinutes: < 90 } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalMinutes:0} min"),
        { TotalDays: < DaysOfHours } => string.Create(CultureInfo.InvariantCulture, $"{time.TotalHours:0} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{time.TotalDays:0} days"),
    };
}
