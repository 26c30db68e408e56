using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Reading;

/// <summary>A facet beside the hits.</summary>
/// <param name="Facet">As the index names it.</param>
/// <param name="Name">As shown.</param>
/// <param name="Counts">Hits by value, most first; years from the latest.</param>
public sealed record FacetChoice(string Facet, string Name, IReadOnlyList<FacetCount> Counts);

/// <summary>Puts the questions of a page to the index.</summary>
internal static class FacetChoices
{
    private static readonly string AllFacets = string.Join(',', QuestionFilters.Facets.Select(known => known.Facet));

    /// <summary>Hits with the counts of every facet. A query that is wrong is refused as it was written, without what the page added to it.</summary>
    internal static Outcome<SearchAnswer> Ask(this Workspace workspace, TextQuestion question)
    {
        var found = workspace.Search(question.Asked with { Facets = AllFacets });
        if (found.IsOk || question.Label is null)
            return found;
        var plain = workspace.Search(question.Words with { Limit = 1, Cursor = null });
        return plain.IsOk ? found : plain;
    }

    /// <summary>The facets. One by which hits are narrowed is counted without that, so that another value, or one more country, can be chosen.</summary>
    internal static IReadOnlyList<FacetChoice> Choices(this Workspace workspace, TextQuestion question, SearchAnswer answer) =>
    [
        .. QuestionFilters.Facets
            .Select(known => new FacetChoice(known.Facet, known.Name, Ordered(known.Facet, question.Has(known.Facet) ? workspace.Wider(question, known.Facet) : answer.Facets?[known.Facet] ?? [])))
            .Where(choice => choice.Counts.Count > 0),
    ];

    private static IReadOnlyList<FacetCount> Wider(this Workspace workspace, TextQuestion question, string facet)
    {
        var found = workspace.Search(question.Without(facet).Asked with { Facets = facet, Limit = 1 });
        return found.IsOk ? found.Value.Facets![facet] : [];
    }

    private static IReadOnlyList<FacetCount> Ordered(string facet, IReadOnlyList<FacetCount> counts) => facet == "year" ? [.. counts.Reverse()] : counts;
}
