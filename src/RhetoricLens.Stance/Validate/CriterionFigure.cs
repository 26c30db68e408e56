using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Validate;

/// <summary>One way of taking the countries' scores; the first is the figure, the others say how much hangs on the choice.</summary>
/// <param name="Name">As shown.</param>
/// <param name="MinPositions">Position passages that a country must have.</param>
/// <param name="ByProbability">See <see cref="CountryMean.ByProbability"/>.</param>
/// <param name="UpToYear">Only documents of the criterion's year and before: what was said later cannot have foretold the deed.</param>
/// <param name="VerifiedOnly">Only facts that were verified.</param>
public sealed record ValidationVariant(string Name, double MinPositions, bool ByProbability = false, bool UpToYear = false, bool VerifiedOnly = false)
{
    /// <summary>All of them, the main one first.</summary>
    public static IReadOnlyList<ValidationVariant> All { get; } =
    [
        new("all countries", 1),
        new("3 or more positions", 3),
        new("5 or more positions", 5),
        new("weighted by probability", 1, ByProbability: true),
        new("up to the year", 1, UpToYear: true),
        new("verified facts", 1, VerifiedOnly: true),
    ];
}

/// <summary>How well scores fit a criterion.</summary>
/// <param name="Criterion">See <see cref="Validate.Criterion.Id"/>.</param>
/// <param name="Variant">See <see cref="ValidationVariant.Name"/>.</param>
/// <param name="Auc">See <see cref="Ranking.Auc"/>; null when a side has no country.</param>
/// <param name="Interval">95 %, over countries; null for fewer than <see cref="Ranking.MinSideForInterval"/> on a side.</param>
/// <param name="High">Countries on the side that should score high.</param>
/// <param name="Low">Countries on the side that should score low.</param>
/// <param name="Spearman">With the whole order, middle values too; null when there are only two values.</param>
/// <param name="Ordered">Countries in <paramref name="Spearman"/>.</param>
/// <param name="Passages">Passages behind the scores of the two sides.</param>
public sealed record CriterionFigure(
    string Criterion, string Variant, double? Auc, Interval? Interval, int High, int Low, double? Spearman, int Ordered, int Passages)
{
    /// <summary>Measures one criterion in one way.</summary>
    /// <param name="facts">What countries did.</param>
    /// <param name="variant">Which way.</param>
    /// <param name="passages">Passages on topic, each of a country.</param>
    public static CriterionFigure Of(CriterionFacts facts, ValidationVariant variant, IReadOnlyList<VoicedPassage> passages)
    {
        var criterion = facts.Criterion;
        var heard = variant.UpToYear ? [.. passages.Where(passage => passage.Date is { } date && date.End.Year <= criterion.Year)] : passages;
        var placed = Place(facts, variant, heard);
        var (low, high) = (Side(placed, 0), Side(placed, criterion.Order.Count - 1));
        var sides = placed.Where(country => country.Place == 0 || country.Place == criterion.Order.Count - 1).Select(country => country.Mean.Country).ToHashSet(StringComparer.Ordinal);
        return new CriterionFigure(
            criterion.Id, variant.Name, Ranking.Auc(low, high), Ranking.AucInterval(low, high, Trends.Interval.Seed(1, criterion.Id, "auc")),
            high.Length, low.Length,
            criterion.Order.Count > 2 ? Ranking.Spearman([.. placed.Select(country => country.Mean.Mean)], [.. placed.Select(country => (double)country.Place)]) : null,
            criterion.Order.Count > 2 ? placed.Length : 0,
            heard.Count(passage => sides.Contains(passage.Country!) && (variant.ByProbability || passage.P.Label != StanceLabel.None)));
    }

    /// <summary>Countries with a score and a deed that is in the order, with its place there. Sorted by country.</summary>
    internal static (CountryMean Mean, int Place)[] Place(CriterionFacts facts, ValidationVariant variant, IEnumerable<VoicedPassage> passages)
    {
        var means = variant.ByProbability ? CountryMean.ByProbability(passages) : CountryMean.ByLabel(passages);
        return [.. means
            .Where(mean => mean.Positions >= variant.MinPositions)
            .Select(mean => (mean, Place: PlaceOf(facts, variant, mean.Country)))
            .Where(pair => pair.Place >= 0)];
    }

    private static int PlaceOf(CriterionFacts facts, ValidationVariant variant, string country) =>
        facts.Facts.TryGetValue(country, out var fact) && (fact.IsVerified || !variant.VerifiedOnly)
            ? facts.Criterion.Order.ToList().IndexOf(fact.Value)
            : -1;

    private static double[] Side((CountryMean Mean, int Place)[] placed, int place) =>
        [.. placed.Where(country => country.Place == place).Select(country => country.Mean.Mean)];
}
