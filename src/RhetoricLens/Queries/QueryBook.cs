using System.Text.Json;
using System.Text.Json.Serialization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>A wish to save a query.</summary>
/// <param name="Q">The query.</param>
/// <param name="Filters">What narrows it; null for nothing.</param>
/// <param name="Name">What to call it.</param>
public sealed record SaveQueryRequest(string? Q, QueryFilters? Filters = null, string? Name = null);

/// <summary>What narrows a query, as the parameters of /v1/search.</summary>
public sealed record QueryFilters(
    string? Country = null, string? From = null, string? To = null, string? Lang = null, string? Kind = null, string? Source = null, string? Level = null);

/// <summary>A saved query.</summary>
/// <param name="Id">The same for the same question in every store: twelve digits of the SHA-256 of its canonical form.</param>
/// <param name="Name">As its owner calls it; empty without.</param>
/// <param name="Q">The query.</param>
/// <param name="Filters">What narrows it.</param>
/// <param name="SavedAt">When it was saved first.</param>
/// <param name="Search">Address that runs it.</param>
public sealed record SavedQueryAnswer(string Id, string Name, string Q, QueryFilters Filters, DateTimeOffset SavedAt, string Search);

/// <summary>The saved queries of a workspace.</summary>
public static class QueryBook
{
    private static readonly JsonSerializerOptions Canonical = new(JsonShape.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Saves a query that can be run; a problem says why another cannot.</summary>
    public static Outcome<SavedQueryAnswer> SaveQuery(this Workspace workspace, SaveQueryRequest request)
    {
        var filters = request.Filters ?? new QueryFilters();
        var parsed = SearchQuery.Parse(Words(request.Q, filters) with { Limit = 1 });
        if (!parsed.IsOk)
            return parsed.Problem;
        var tried = workspace.Index.Search(parsed.Value.Request);
        if (!tried.IsOk && tried.Problem.Code != "index_unusable")
            return tried.Problem;
        var question = JsonSerializer.Serialize(new Question(request.Q!.Trim(), Ordered(filters, parsed.Value)), Canonical);
        var saved = workspace.Store.Queries.Save(question, (request.Name ?? "").Trim());
        return saved.IsOk ? Answer(saved.Value) : saved.Problem;
    }

    public static IReadOnlyList<SavedQueryAnswer> SavedQueries(this Workspace workspace) => workspace.Store.Queries.List().Select(Answer).ToArray();

    public static Outcome<SavedQueryAnswer> SavedQuery(this Workspace workspace, string id) =>
        workspace.Store.Queries.Get(id) is { } saved ? Answer(saved) : Unknown(id);

    /// <summary>Null when it was deleted.</summary>
    public static Problem? DeleteQuery(this Workspace workspace, string id) => workspace.Store.Queries.Delete(id) ? null : Unknown(id);

    /// <summary>The words with those of the saved query they name.</summary>
    internal static Outcome<SearchWords> Complete(this Workspace workspace, SearchWords words)
    {
        if (string.IsNullOrWhiteSpace(words.Query))
            return words;
        if (!string.IsNullOrWhiteSpace(words.Q))
            return new Problem("bad_request", "Give either a query or the id of a saved one.", "q, query", "Leave one of the two out.");
        var saved = workspace.SavedQuery(words.Query);
        if (!saved.IsOk)
            return saved.Problem;
        var filters = saved.Value.Filters;
        return words with
        {
            Q = saved.Value.Q, Country = words.Country ?? filters.Country, From = words.From ?? filters.From, To = words.To ?? filters.To,
            Lang = words.Lang ?? filters.Lang, Kind = words.Kind ?? filters.Kind, Source = words.Source ?? filters.Source, Level = words.Level ?? filters.Level,
        };
    }

    private static Problem Unknown(string id) => new("unknown_query", $"There is no saved query \"{id}\".", "query", "See /v1/queries, or rhetoriclens queries list.");

    private static SearchWords Words(string? q, QueryFilters filters) =>
        new(q, null, filters.Country, filters.From, filters.To, filters.Lang, filters.Kind, filters.Source, filters.Level);

    /// <summary>The same filters written in one way: codes in order, nothing empty.</summary>
    private static QueryFilters Ordered(QueryFilters filters, SearchQuery parsed) => new(
        parsed.Request.Countries.Count == 0 ? null : string.Join(',', parsed.Request.Countries.Order(StringComparer.Ordinal)),
        Given(filters.From), Given(filters.To), parsed.Request.Language?.ToLowerInvariant(), parsed.Request.Kind, parsed.Request.Source,
        parsed.Request.Level == Documents.Index.SearchLevel.Passage ? "passage" : null);

    private static string? Given(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static SavedQueryAnswer Answer(SavedQuery saved)
    {
        var question = JsonSerializer.Deserialize<Question>(saved.Question, Canonical)!;
        return new SavedQueryAnswer(saved.Id, saved.Name, question.Q, question.Filters, saved.SavedAt, "/v1/search?query=" + saved.Id);
    }

    private sealed record Question(string Q, QueryFilters Filters);
}
