using RhetoricLens.Core;

namespace RhetoricLens.Stance.Validate;

/// <summary>
/// Criterion validity (Adcock and Collier 2001): do countries that score higher behave as countries that want rule to be shared? It judges means of
/// countries, not single passages.
/// </summary>
/// <param name="OnTopic">Passages about Internet, cyber or ICT policy in the voice of a state of today.</param>
/// <param name="Positions">Those of them that take a position.</param>
/// <param name="Countries">Countries with at least one position.</param>
/// <param name="LeftOut">Passages on topic in the voice of a grouping (EU, SCO) or of a state of the past, by code: they did not vote or sign.</param>
/// <param name="Unvoiced">Passages on topic that speak for no country.</param>
/// <param name="Figures">By criterion, then by variant, as they stand in <see cref="Criterion.All"/> and <see cref="ValidationVariant.All"/>.</param>
/// <param name="Misplaced">For the main criteria, countries whose scores go against what they did.</param>
public sealed record Validation(
    int OnTopic, int Positions, int Countries, IReadOnlyDictionary<string, int> LeftOut, int Unvoiced,
    IReadOnlyList<CriterionFigure> Figures, IReadOnlyList<Misplaced> Misplaced)
{
    /// <summary>Holds scores against criteria.</summary>
    /// <param name="passages">Passages on topic in states' voices, in a fixed order.</param>
    /// <param name="criteria">What countries did.</param>
    public static Validation Of(IEnumerable<VoicedPassage> passages, IReadOnlyList<CriterionFacts> criteria)
    {
        var byKind = passages.ToLookup(passage => passage.Country is null ? (CountryKind?)null : Core.Countries.Find(passage.Country)?.Kind ?? CountryKind.Grouping);
        var heard = byKind[CountryKind.Country].ToArray();
        var positions = heard.Where(passage => passage.P.Label != StanceLabel.None).ToArray();
        var others = byKind[CountryKind.Grouping].Concat(byKind[CountryKind.Historic]).CountBy(passage => passage.Country!, StringComparer.Ordinal);
        return new Validation(
            heard.Length, positions.Length, positions.DistinctBy(passage => passage.Country, StringComparer.Ordinal).Count(),
            new SortedDictionary<string, int>(others.ToDictionary(StringComparer.Ordinal), StringComparer.Ordinal), byKind[null].Count(),
            [.. criteria.SelectMany(facts => Variants(facts).Select(variant => CriterionFigure.Of(facts, variant, heard)))],
            [.. criteria.Where(facts => facts.Criterion.IsMain).SelectMany(facts => Validate.Misplaced.Of(facts, positions))]);
    }

    /// <summary>Those that differ from the first: not by year where there is none, and by verified facts only where some are and some are not.</summary>
    private static IEnumerable<ValidationVariant> Variants(CriterionFacts facts) => ValidationVariant.All
        .Where(variant => !variant.UpToYear || facts.Criterion.Year is not null)
        .Where(variant => !variant.VerifiedOnly || facts.IsPartlyVerified);
}
