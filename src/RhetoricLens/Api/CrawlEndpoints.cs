using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Crawls under /v1/crawls: what was taken, what was not, and why.</summary>
internal static class CrawlEndpoints
{
    public static void MapCrawls(this RouteGroupBuilder v1, Workspace workspace)
    {
        var crawls = v1.MapGroup("/crawls").WithTags("Crawls");
        crawls.MapGet("", (int? limit, string? cursor, HttpContext context) =>
                Answers.Of(CrawlQuery.Parse(null, limit, cursor), query => List(workspace, query, context)))
            .Produces<CrawlList>()
            .WithSummary("Crawls, newest first, with counts of their addresses by outcome");
        crawls.MapGet("/{id:long}", (long id) => Answers.Of(workspace.Store.Crawls.One(id), Results.Ok))
            .Produces<CrawlAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A crawl: state, times, counts of its addresses by outcome");
        crawls.MapGet("/{id:long}/pages", (long id, string? outcome, int? limit, string? cursor, HttpContext context) =>
                Answers.Of(CrawlQuery.Parse(outcome, limit, cursor), query => Answers.Of(workspace.Store.Crawls.Pages(id, query), pages => Answers.Page(context, pages, pages.Next))))
            .Produces<CrawlPageList>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Its addresses in the order in which they were found, each with its outcome and reason; outcome = one of them");
    }

    private static IResult List(Workspace workspace, CrawlQuery query, HttpContext context)
    {
        var list = workspace.Store.Crawls.List(query);
        return Answers.Page(context, list, list.Next);
    }
}
