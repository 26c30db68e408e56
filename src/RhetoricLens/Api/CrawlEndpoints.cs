using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Crawls under /v1/crawls: what was taken, what was not, and why.</summary>
internal static class CrawlEndpoints
{
    public static void MapCrawls(this RouteGroupBuilder v1, Workspace workspace)
    {
        var crawls = v1.MapGroup("/crawls").WithTags("Crawls");
        crawls.MapGet("", (int? limit, string? cursor, HttpContext context) =>
                Answer(CrawlQuery.Parse(null, limit, cursor), query => List(workspace.Store.Crawls.List(query), context)))
            .Produces<CrawlList>()
            .WithSummary("Crawls, newest first, with counts of their addresses by outcome");
        crawls.MapGet("/{id:long}", (long id) => Answer(workspace.Store.Crawls.One(id), Results.Ok))
            .Produces<CrawlAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A crawl: state, times, counts of its addresses by outcome");
        crawls.MapGet("/{id:long}/pages", (long id, string? outcome, int? limit, string? cursor, HttpContext context) =>
                Answer(CrawlQuery.Parse(outcome, limit, cursor), query => Answer(workspace.Store.Crawls.Pages(id, query), pages => Pages(pages, context))))
            .Produces<CrawlPageList>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Its addresses in the order in which they were found, each with its outcome and reason; outcome = one of them");
    }

    private static IResult List(CrawlList list, HttpContext context)
    {
        LinkNext(context, list.Next);
        return Results.Ok(list);
    }

    private static IResult Pages(CrawlPageList list, HttpContext context)
    {
        LinkNext(context, list.Next);
        return Results.Ok(list);
    }

    private static void LinkNext(HttpContext context, string? next)
    {
        if (next is null)
            return;
        var query = QueryString.Create(context.Request.Query.Where(pair => pair.Key != "cursor")).Add("cursor", next);
        context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
    }

    private static IResult Answer<T>(Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.IsOk ? answer(outcome.Value) : ProblemAnswers.Of(outcome.Problem);
}
