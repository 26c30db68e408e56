using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index;
using RhetoricLens.Operations;

namespace RhetoricLens.Queries;

/// <summary>Asks the index.</summary>
public static class Searching
{
    private const int SimilarDocuments = 10;

    /// <summary>Reads the words, with those of a saved query, and searches.</summary>
    public static Outcome<SearchAnswer> Search(this Workspace workspace, SearchWords words)
    {
        var whole = workspace.Complete(words);
        if (!whole.IsOk)
            return whole.Problem;
        var query = SearchQuery.Parse(whole.Value);
        return query.IsOk ? workspace.Search(query.Value) : query.Problem;
    }

    public static Outcome<SearchAnswer> Search(this Workspace workspace, SearchQuery query)
    {
        var model = workspace.AnsweringModel();
        var page = Telemetry.Search(() => workspace.Index.Search(query.Request with { Model = model }));
        if (!page.IsOk)
            return page.Problem;
        var answer = workspace.Answer(page.Value, model);
        return query.Request.Facets.Count == 0 ? answer : answer with
        {
            Facets = query.Request.Facets.ToDictionary(facet => facet.ToString().ToLowerInvariant(), facet => page.Value.Facets[facet]),
            Copies = page.Value.Copies,
        };
    }

    /// <summary>Documents most like one.</summary>
    public static Outcome<SearchAnswer> Similar(this Workspace workspace, string id, int? limit)
    {
        if (limit is < 1 or > Limits.MaxPageRows)
            return SearchQuery.BadLimit(limit.Value);
        if (workspace.Store.Documents.Get(id) is not { } document)
            return new Problem("unknown_document", $"There is no document \"{id}\".", "id", "Find documents with /v1/search.");
        var model = workspace.AnsweringModel();
        var page = workspace.Index.Similar(document, limit ?? SimilarDocuments, model);
        return page.IsOk ? workspace.Answer(page.Value, model) : page.Problem;
    }

    private static SearchAnswer Answer(this Workspace workspace, SearchPage page, string model) =>
        new(page.Total, page.Hits.Select(hit => Answer(hit) with { CopyOf = workspace.Store.Copies.Of(hit.DocumentId)?.OriginalId }).ToArray(), page.Next, model);

    private static HitAnswer Answer(SearchHit hit) => new(
        hit.DocumentId, hit.Facts.Title, hit.Facts.Date, hit.Country, hit.Speaker, hit.Facts.Language, hit.Facts.Kind, hit.Facts.Collection,
        Math.Round(hit.Score, 4),
        hit.Fragments.Select(fragment => new FragmentAnswer(fragment.Start, fragment.End, fragment.Text, fragment.Matches)).ToArray())
    {
        Passage = hit.Passage?.Ordinal,
        Stance = hit.Stance is { } stance ? new StanceAnswer(Math.Round(stance.Axis, 4), stance.Positions, stance.Labels.Select(StanceLabels.Name).ToArray()) : null,
    };
}
