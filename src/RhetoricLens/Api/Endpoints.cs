using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>The addresses under /v1, and the few beside it.</summary>
public static class Endpoints
{
    public static void MapApi(this IEndpointRouteBuilder app, Workspace workspace)
    {
        app.MapHealth(workspace);
        var v1 = app.MapGroup("/v1").ProducesProblem(StatusCodes.Status400BadRequest);
        v1.MapDocuments(workspace);
        v1.MapSearch(workspace);
        v1.MapWords(workspace);
        v1.MapSavedQueries(workspace);
        v1.MapTrends(workspace);
        v1.MapTrendEvents(workspace);
        v1.MapFrames(workspace);
        v1.MapStance(workspace);
        v1.MapModels(workspace);
        v1.MapJobs(workspace);
        v1.MapCrawls(workspace);
        v1.MapSuggestions(workspace);
        v1.MapScale(workspace);
        v1.MapSources(workspace);
        v1.MapSchedules(workspace);
        v1.MapLabels(workspace);
        v1.MapValidity(workspace);
        v1.MapCitation(workspace);
        v1.MapExports(workspace);
    }

    private static void MapStance(this RouteGroupBuilder v1, Workspace workspace) =>
        v1.MapPost("/score", ([FromBody] ScoreRequest request) => Answers.Of(workspace.Score(request)))
            .Produces<ScoreAnswer>().ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithSummary("Judge a text (split into passages) or given passages").WithTags("Stance");
}
