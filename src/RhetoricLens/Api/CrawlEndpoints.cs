using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Crawls under /v1/crawls: what was taken, what was not, and why.</summary>
internal static class CrawlEndpoints
{
    public static void MapCrawls(this RouteGroupBuilder v1, Workspace workspace)
    {
        var crawls = v1.MapGroup("/crawls").WithTags("Crawls");
        v1.MapGroup("").WithTags("Crawls").MapList<CrawlList>(
            "/crawls",
            (int? limit, string? cursor, HttpContext context) => Lists.Answer(
                context, limit, cursor, (take, at) => List(workspace, take, at), page => new CrawlList(page.Rows, page.Next)),
            "Crawls, newest first, with counts of their addresses by outcome");
        crawls.MapGet("/{id:long}", (long id) => Answers.Of(workspace.Store.Crawls.One(id), Results.Ok))
            .Produces<CrawlAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A crawl: state, times, counts of its addresses by outcome");
        crawls.MapList<CrawlPageList>(
            "/{id:long}/pages",
            (long id, string? outcome, int? limit, string? cursor, HttpContext context) => Lists.Answer(
                context, limit, cursor, (take, at) => Pages(workspace, id, outcome, take, at), page => new CrawlPageList(page.Rows, page.Next)),
            "Its addresses in the order in which they were found, each with its outcome and reason; outcome = one of them");
    }

    private static Outcome<ListPage<CrawlAnswer>> List(Workspace workspace, int take, string? cursor)
    {
        var query = CrawlQuery.Parse(null, take, cursor);
        if (!query.IsOk)
            return query.Problem;
        var list = workspace.Store.Crawls.List(query.Value);
        return new ListPage<CrawlAnswer>(list.Crawls, list.Next);
    }

    private static Outcome<ListPage<PageReport>> Pages(Workspace workspace, long id, string? outcome, int take, string? cursor)
    {
        var query = CrawlQuery.Parse(outcome, take, cursor);
        if (!query.IsOk)
            return query.Problem;
        var list = workspace.Store.Crawls.Pages(id, query.Value);
        return list.IsOk ? new ListPage<PageReport>(list.Value.Pages, list.Value.Next) : list.Problem;
    }
}
