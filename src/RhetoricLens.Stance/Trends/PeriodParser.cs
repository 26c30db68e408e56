using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Trends;

/// <summary>Reads the length of periods as users write it.</summary>
public static class PeriodParser
{
    private const int MaxYears = 100;

    /// <summary><c>month</c>, <c>quarter</c>, <c>year</c>, or a number of years such as <c>5y</c> (2 to 100).</summary>
    public static Outcome<PeriodLength> Parse(string? text) => (text ?? "").Trim().ToLowerInvariant() switch
    {
        "month" => new PeriodLength(PeriodUnit.Month, 1),
        "quarter" => new PeriodLength(PeriodUnit.Quarter, 1),
        "year" or "1y" => new PeriodLength(PeriodUnit.Year, 1),
        [.. var number, 'y'] when int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var years)
            && years is > 0 and <= MaxYears => new PeriodLength(PeriodUnit.Year, years),
        _ => new Problem("bad_period", $"The period '{text}' is unknown.", "", "Use month, quarter, year, or years such as 5y or 10y."),
    };
}
