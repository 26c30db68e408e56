namespace RhetoricLens.Queries;

/// <summary>A search as its asker writes it: the parameters of /v1/search and the options of the command.</summary>
/// <param name="Q">The query.</param>
/// <param name="Query">Id of a saved query, in place of the query; the other words add to it or replace what it says.</param>
/// <param name="Country">Countries and groupings, separated by commas.</param>
/// <param name="From">First day, month or year.</param>
/// <param name="To">Last, included.</param>
/// <param name="Lang">BCP 47.</param>
/// <param name="Kind">Kind of document.</param>
/// <param name="Source">Corpus or source.</param>
/// <param name="Level">document or passage.</param>
/// <param name="Sort">rank, date (oldest first) or -date.</param>
/// <param name="Facets">country, year, source, kind, language, label, separated by commas.</param>
/// <param name="Limit">Hits on a page.</param>
/// <param name="Cursor">Of the next page, as the page before gives it.</param>
public sealed record SearchWords(
    string? Q = null, string? Query = null, string? Country = null, string? From = null, string? To = null, string? Lang = null, string? Kind = null,
    string? Source = null, string? Level = null, string? Sort = null, string? Facets = null, int? Limit = null, string? Cursor = null);
