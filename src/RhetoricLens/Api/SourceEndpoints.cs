using System.Text.Json;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Documents.Work;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Sources under /v1/sources: what is crawled.</summary>
internal static class SourceEndpoints
{
    public static void MapSources(this RouteGroupBuilder v1, Workspace workspace)
    {
        var sources = v1.MapGroup("/sources").WithTags("Sources");
        v1.MapGroup("").WithTags("Sources").MapList<SourceList>(
            "/sources",
            (int? limit, string? cursor, HttpContext context) => Lists.Answer(
                context, limit, cursor, (take, at) => SourceQuery.Page(workspace.Store, take, at), page => new SourceList(page.Rows, page.Next)),
            "Sources by id, with their schedules");
        sources.MapGet("/{id}", (string id) => Answers.Of(SourceQuery.One(workspace.Store, id), source => Results.Ok(SourceAnswer.Of(source))))
            .Produces<SourceAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A source: where it begins, what belongs to it, when it is crawled");
        MapChanges(sources, workspace);
    }

    private static void MapChanges(RouteGroupBuilder sources, Workspace workspace)
    {
        sources.MapPost("", ([FromBody] JsonElement body) => SourceRequest.Add(workspace.Store, body))
            .Accepts<SourceRequest.Definition>("application/json")
            .Produces<SourceAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status409Conflict).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Register a source, in the shape of a definition file; with \"enabled\": true its schedule runs at once");
        sources.MapPut("/{id}", (string id, [FromBody] JsonElement body) => SourceRequest.Put(workspace.Store, id, body))
            .Accepts<SourceRequest.Definition>("application/json")
            .Produces<SourceAnswer>().Produces<SourceAnswer>(StatusCodes.Status201Created).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Replace a source's definition, or register it; a schedule and \"enabled\" that are left out stay as they are");
        sources.MapDelete("/{id}", (string id) => workspace.Store.Sources.Remove(id) ? Results.NoContent() : ProblemAnswers.Of(SourceQuery.Unknown(id)))
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Take a source away and call off its crawl; its documents and crawl reports stay");
        sources.MapPost("/{id}/crawls", (string id, [FromHeader(Name = "Idempotency-Key")] string? key, IServiceProvider services) => Crawl(workspace, id, key, services))
            .Produces<JobAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Crawl it now, in the background, whether or not it has a schedule; while a crawl of it is open, that is the answer. Location is the job to watch");
    }

    private static IResult Crawl(Workspace workspace, string id, string? key, IServiceProvider services)
    {
        if (workspace.Store.Sources.Get(id) is null)
            return ProblemAnswers.Of(SourceQuery.Unknown(id));
        var name = string.IsNullOrWhiteSpace(key) ? $"asked:{id}:{Guid.NewGuid():N}" : $"asked:{id}:{key}";
        return JobEndpoints.Accepted(workspace, workspace.Store.Jobs.Enqueue(WorkKind.Crawl, name, id, ""), services);
    }
}
