using System.Text;
using System.Text.Json;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Full-text search under /v1/search.</summary>
internal static class SearchEndpoints
{
    private const string LineJson = "application/x-ndjson";

    public static void MapSearch(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/search", ([AsParameters] SearchWords words, HttpContext context) => Answers.Of(workspace.Search(words), page =>
                context.Request.Headers.Accept.ToString().Contains(LineJson, StringComparison.OrdinalIgnoreCase) ? Lines(context, page) : Answers.Page(context, page, page.Next)))
            .Produces<SearchAnswer>(StatusCodes.Status200OK, "application/json", LineJson)
            .ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status410Gone)
            .WithSummary("Full-text search: words, \"phrases\", prefix*, fuzzy~, NEAR/n, AND OR NOT ( ), fields; ranked or by date, with the passage that matched, stance and counts; see /docs/search")
            .WithTags("Search");
        v1.MapGet("/search.csv", ([AsParameters] SearchWords words, HttpContext context) => Answers.Of(workspace.Search(words), page => Table(context, page)))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The hits of a page as one table; the header Link leads to the next").WithTags("Search");
    }

    private static IResult Table(HttpContext context, SearchAnswer page)
    {
        Answers.LinkNext(context, page.Next);
        return Answers.Table(page, SearchCsv.Write);
    }

    private static IResult Lines(HttpContext context, SearchAnswer page)
    {
        Answers.LinkNext(context, page.Next);
        context.Response.Headers.Vary = "Accept";
        return Results.Text(string.Concat(page.Hits.Select(hit => JsonSerializer.Serialize(hit, JsonShape.Options) + "\n")), LineJson, Encoding.UTF8);
    }
}
