using RhetoricLens.Core;

namespace RhetoricLens.Stance.Validate;

/// <summary>A country whose score goes against what it did.</summary>
/// <param name="Criterion">See <see cref="Validate.Criterion.Id"/>.</param>
/// <param name="Country">ISO 3166-1 alpha-3.</param>
/// <param name="Value">What it did.</param>
/// <param name="Mean">Its mean axis score, -1 to +1.</param>
/// <param name="Positions">Position passages behind it.</param>
/// <param name="Against">Share of the other side's countries that it should lie beyond and does not, ties counting half: above 0.5 the score goes against the deed.</param>
/// <param name="Passages">Those that pull it there, the strongest first.</param>
public sealed record Misplaced(string Criterion, string Country, string Value, double Mean, int Positions, double Against, IReadOnlyList<VoicedPassage> Passages)
{
    private const int ListedCountries = 5;
    private const int ListedPassages = 3;

    /// <summary>The countries that lie farthest on the wrong side, worst first.</summary>
    public static IReadOnlyList<Misplaced> Of(CriterionFacts facts, IReadOnlyList<VoicedPassage> passages)
    {
        var placed = CriterionFigure.Place(facts, ValidationVariant.All[0], passages);
        var top = facts.Criterion.Order.Count - 1;
        var (low, high) = (placed.Where(country => country.Place == 0).ToArray(), placed.Where(country => country.Place == top).ToArray());
        if (low.Length == 0 || high.Length == 0)
            return [];
        return low.Select(country => (country.Mean, IsHigh: false, Against: high.Average(other => 1 - Ranking.Win(country.Mean.Mean, other.Mean.Mean))))
            .Concat(high.Select(country => (country.Mean, IsHigh: true, Against: low.Average(other => 1 - Ranking.Win(other.Mean.Mean, country.Mean.Mean)))))
            .Where(country => country.Against > 0.5)
            .OrderByDescending(country => country.Against)
            .ThenByDescending(country => country.Mean.Positions)
            .ThenBy(country => country.Mean.Country, StringComparer.Ordinal)
            .Take(ListedCountries)
            .Select(country => new Misplaced(
                facts.Criterion.Id, country.Mean.Country, country.IsHigh ? facts.Criterion.High : facts.Criterion.Low,
                country.Mean.Mean, (int)country.Mean.Positions, country.Against, Strongest(passages, country.Mean.Country, country.IsHigh)))
            .ToArray();
    }

    /// <summary>For a country that should score high, its lowest passages; else its highest.</summary>
    private static VoicedPassage[] Strongest(IReadOnlyList<VoicedPassage> passages, string country, bool isHigh) => [.. passages
        .Where(passage => passage.Country == country && passage.P.Label != StanceLabel.None)
        .OrderBy(passage => isHigh ? passage.P.Axis : -passage.P.Axis)
        .ThenBy(passage => passage.DocumentId, StringComparer.Ordinal)
        .ThenBy(passage => passage.Start)
        .Take(ListedPassages)];
}
