using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Saved queries under /v1/queries.</summary>
internal static class SavedQueryEndpoints
{
    public static void MapSavedQueries(this RouteGroupBuilder v1, Workspace workspace)
    {
        var queries = v1.MapGroup("/queries").WithTags("Search");
        queries.MapGet("", () => workspace.SavedQueries())
            .Produces<IReadOnlyList<SavedQueryAnswer>>()
            .WithSummary("Saved queries, oldest first");
        queries.MapGet("/{id}", (string id) => Answers.Of(workspace.SavedQuery(id)))
            .Produces<SavedQueryAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A saved query; /v1/search?query={id} runs it");
        queries.MapPost("", ([FromBody] SaveQueryRequest request) => Answers.Of(workspace.SaveQuery(request), saved => Results.Created("/v1/queries/" + saved.Id, saved)))
            .Produces<SavedQueryAnswer>(StatusCodes.Status201Created)
            .WithSummary("Save a query; the same question always has the same id");
        queries.MapDelete("/{id}", (string id) => workspace.DeleteQuery(id) is { } problem ? ProblemAnswers.Of(problem) : Results.NoContent())
            .Produces(StatusCodes.Status204NoContent).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Delete a saved query");
    }
}
