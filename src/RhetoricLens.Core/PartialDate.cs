using System.Globalization;
using System.Text.RegularExpressions;

namespace RhetoricLens.Core;

/// <summary>How exactly a date is known.</summary>
public enum DatePrecision { Year, Month, Day }

/// <summary>A date with the precision at which it is known (ISO 8601: 2014, 2014-12 or 2014-12-15).</summary>
/// <param name="Start">First day of the period that the date names.</param>
/// <param name="Precision">Length of that period.</param>
public readonly partial record struct PartialDate(DateOnly Start, DatePrecision Precision)
{
    /// <summary>First year accepted: the corpora begin with the United Nations.</summary>
    public const int MinYear = 1900;

    /// <summary>Last year accepted.</summary>
    public const int MaxYear = 2100;

    /// <summary>Last day of the period.</summary>
    public DateOnly End => Precision switch
    {
        DatePrecision.Year => Start.AddYears(1).AddDays(-1),
        DatePrecision.Month => Start.AddMonths(1).AddDays(-1),
        _ => Start,
    };

    public static PartialDate FromYear(int year) => new(new DateOnly(year, 1, 1), DatePrecision.Year);

    public static PartialDate FromDay(DateOnly day) => new(day, DatePrecision.Day);

    /// <summary>Reads an ISO 8601 date (a time part is cut off); false when it is malformed, impossible or outside 1900-2100.</summary>
    public static bool TryParse(string? text, out PartialDate date)
    {
        date = default;
        var match = IsoDate().Match((text ?? "").Trim());
        if (!match.Success)
            return false;
        var precision = match.Groups["d"].Success ? DatePrecision.Day : match.Groups["m"].Success ? DatePrecision.Month : DatePrecision.Year;
        var padded = precision switch
        {
            DatePrecision.Year => match.Groups["y"].Value + "-01-01",
            DatePrecision.Month => match.Groups["y"].Value + "-" + match.Groups["m"].Value + "-01",
            _ => match.Groups["y"].Value + "-" + match.Groups["m"].Value + "-" + match.Groups["d"].Value,
        };
        if (!DateOnly.TryParseExact(padded, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
            || start.Year is < MinYear or > MaxYear)
            return false;
        date = new PartialDate(start, precision);
        return true;
    }

    /// <summary>ISO 8601 at the date's own precision.</summary>
    public override string ToString() => Precision switch
    {
        DatePrecision.Year => Start.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => Start.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        _ => Start.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(@"^(?<y>\d{4})(-(?<m>\d{2})(-(?<d>\d{2})([T ].*)?)?)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex IsoDate();
}
