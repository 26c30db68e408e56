using RhetoricLens.Core;

namespace RhetoricLens.Stance.Validate;

/// <summary>Where a country stands on the axis.</summary>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Mean">Mean axis score, -1 to +1.</param>
/// <param name="Positions">Position passages behind it; when weighted by probability, the number to be expected.</param>
public sealed record CountryMean(string Country, double Mean, double Positions)
{
    /// <summary>Mean axis score of the passages whose label is a position, as in trends. Sorted by country.</summary>
    public static IReadOnlyList<CountryMean> ByLabel(IEnumerable<VoicedPassage> passages) => Means(passages
        .Where(passage => passage.P.Label != StanceLabel.None)
        .Select(passage => (passage.Country!, (double)passage.P.Axis, 1.0)));

    /// <summary>
    /// Every passage on topic weighs as much as it probably takes a position: sum of P(multistakeholder) - P(multilateral) over sum of 1 - P(none).
    /// No passage is lost for being labelled none by a hair. Sorted by country.
    /// </summary>
    public static IReadOnlyList<CountryMean> ByProbability(IEnumerable<VoicedPassage> passages) => Means(passages
        .Select(passage => (passage.Country!, (double)passage.P.Axis, 1.0 - passage.P.None)));

    private static CountryMean[] Means(IEnumerable<(string Country, double Axis, double Weight)> passages) => [.. passages
        .GroupBy(passage => passage.Country, StringComparer.Ordinal)
        .Select(group => (group.Key, Axis: group.Sum(passage => passage.Axis), Weight: group.Sum(passage => passage.Weight)))
        .Where(sum => sum.Weight > 0)
        .OrderBy(sum => sum.Key, StringComparer.Ordinal)
        .Select(sum => new CountryMean(sum.Key, sum.Axis / sum.Weight, sum.Weight))];
}
