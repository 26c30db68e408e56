using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Full-text search under /v1/search.</summary>
internal static class SearchEndpoints
{
    public static void MapSearch(this RouteGroupBuilder v1, Workspace workspace) =>
        v1.MapGet("/search", (string? q, string? country, string? from, string? to, string? lang, string? kind, int? limit, string? cursor, HttpContext context) =>
                Answers.Of(SearchQuery.Parse(q, country, from, to, lang, kind, limit, cursor), query =>
                    Answers.Of(workspace.Search(query), page => Answers.Page(context, page, page.Next))))
            .Produces<SearchAnswer>()
            .WithSummary("Full-text search: words, \"phrases\", prefix*, +must, -not; ranked, with the passage that matched").WithTags("Documents");
}
