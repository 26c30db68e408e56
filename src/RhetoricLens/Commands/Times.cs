using System.Globalization;

namespace RhetoricLens.Commands;

/// <summary>Times in tables: UTC, to the minute.</summary>
internal static class Times
{
    public static string Minute(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "never";

    /// <summary>With the day of the week.</summary>
    public static string Day(DateTimeOffset time) => time.UtcDateTime.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
