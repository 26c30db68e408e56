namespace RhetoricLens.Timing;

/// <summary>The time zones of this machine by their IANA names.</summary>
internal static class TimeZones
{
    private static readonly Lazy<IReadOnlyList<string>> Known = new(() =>
        [.. TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).Where(id => id.Contains('/', StringComparison.Ordinal)).Append("Etc/UTC").Distinct().Order(StringComparer.Ordinal)]);

    /// <summary>All of them, in the order of their names.</summary>
    public static IReadOnlyList<string> All => Known.Value;

    /// <summary>By its name, "UTC", or a place that only one zone is named after; null when it is none.</summary>
    public static string? Named(string word)
    {
        if (word.Equals("UTC", StringComparison.OrdinalIgnoreCase) || word.Equals("GMT", StringComparison.OrdinalIgnoreCase))
            return "Etc/UTC";
        if (word.Contains('/', StringComparison.Ordinal))
            return TimeZoneInfo.TryFindSystemTimeZoneById(word, out _) ? All.FirstOrDefault(zone => zone.Equals(word, StringComparison.OrdinalIgnoreCase)) ?? word : null;
        var places = word.Length > 3 ? All.Where(zone => zone.EndsWith("/" + word, StringComparison.OrdinalIgnoreCase)).Take(2).ToArray() : [];
        return places is [var only] ? only : null;
    }

    /// <summary>What could have been meant.</summary>
    public static string Hint(string word)
    {
        // The beginning of a place is rarely mistyped, and the region is a hint where it is right.
        var place = word[(word.LastIndexOf('/') + 1)..];
        var near = place.Length < 3 ? [] : All.Where(zone => zone.Contains("/" + place[..3], StringComparison.OrdinalIgnoreCase))
            .OrderByDescending(zone => zone.Zip(word).TakeWhile(pair => char.ToLowerInvariant(pair.First) == char.ToLowerInvariant(pair.Second)).Count()).Take(3).ToArray();
        return near.Length > 0 ? $"Did you mean {string.Join(", ", near)}?" : "Use an IANA name such as Europe/Tallinn or Etc/UTC.";
    }
}
