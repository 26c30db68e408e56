using System.Text;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Plots;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>What the process can do at present.</summary>
/// <param name="Status">ok; degraded when the model that was put in use cannot be loaded and the one before serves on.</param>
/// <param name="Documents">Documents in the store.</param>
/// <param name="Model">The model that scores.</param>
/// <param name="Problem">What is wrong; null when nothing is.</param>
public sealed record Health(string Status, int Documents, string? Model, string? Problem);

/// <summary>The addresses under /v1, and the few beside it.</summary>
public static class Endpoints
{
    public static void MapApi(this IEndpointRouteBuilder app, Workspace workspace)
    {
        app.MapGet("/healthz", () => new Health(
                workspace.ModelProblem is null ? "ok" : "degraded", workspace.Store.Documents.Counts().Documents, workspace.ModelId, workspace.ModelProblem?.ToString()))
            .WithSummary("Whether the process is well").WithTags("Operations");
        var v1 = app.MapGroup("/v1").ProducesProblem(StatusCodes.Status400BadRequest);
        MapDocuments(v1, workspace);
        MapTrends(v1, workspace);
        MapStance(v1, workspace);
        v1.MapModels(workspace);
        v1.MapJobs(workspace);
        v1.MapCrawls(workspace);
        v1.MapSuggestions(workspace);
        v1.MapScale(workspace);
    }

    private static void MapDocuments(RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/documents/{id}", (string id, int? version) => Answer(workspace.Document(id, version)))
            .Produces<DocumentAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A document: facts, text, voices, passages with their scores, versions").WithTags("Documents");
        v1.MapGet("/documents/{id}/versions/{from:int}/diff/{to:int}", (string id, int from, int to) => Answer(VersionDiff.Of(workspace, id, from, to)))
            .Produces<VersionDiff>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How its text changed between two versions, paragraph by paragraph").WithTags("Documents");
        v1.MapGet("/search", (string? q, string? country, string? from, string? to, string? lang, string? kind, int? limit, string? cursor, HttpContext context) =>
                Answer(SearchQuery.Parse(q, country, from, to, lang, kind, limit, cursor), query => Linked(context, workspace.Search(query))))
            .Produces<SearchAnswer>()
            .WithSummary("Full-text search: words, \"phrases\", prefix*, +must, -not; ranked, with the passage that matched").WithTags("Documents");
        v1.MapGet("/countries", () => workspace.CountryList())
            .Produces<IReadOnlyList<CountryAnswer>>()
            .WithSummary("Countries and groupings in the store, with counts and their stance over all time").WithTags("Trends");
    }

    private static void MapTrends(RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/trends", (string? country, string? from, string? to, string? by, string? model) =>
                Trend(workspace, TrendQuery.Parse(country, from, to, by), model, Results.Ok))
            .Produces<TrendAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Stance by country and period: mean, 95 % interval, n; by = month, quarter, year, 5y, 10y or all; model = a version of the model").WithTags("Trends");
        v1.MapGet("/trends.csv", (string? country, string? from, string? to, string? by, string? model) =>
                Trend(workspace, TrendQuery.Parse(country, from, to, by), model, Csv))
            .Produces<string>(StatusCodes.Status200OK, "text/csv")
            .WithSummary("The same as one tidy table").WithTags("Trends");
        v1.MapGet("/trends.svg", (string? country, string? from, string? to, string? by, string? model) =>
                Trend(workspace, TrendQuery.Parse(country, from, to, by), model, Svg))
            .Produces<string>(StatusCodes.Status200OK, "image/svg+xml")
            .WithSummary("The same as a figure, with n and the model in its caption").WithTags("Trends");
    }

    private static void MapStance(RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapPost("/score", ([FromBody] ScoreRequest request) => Answer(workspace.Score(request)))
            .Produces<ScoreAnswer>().ProducesProblem(StatusCodes.Status413PayloadTooLarge).ProducesProblem(StatusCodes.Status415UnsupportedMediaType)
            .WithSummary("Judge a text (split into passages) or given passages").WithTags("Stance");
    }

    private static IResult Trend(Workspace workspace, Outcome<TrendQuery> query, string? model, Func<TrendAnswer, IResult> write) =>
        Answer(query, asked => Answer(workspace.Choose(asked, model), chosen => write(workspace.Trends(chosen))));

    private static IResult Linked(HttpContext context, Outcome<SearchAnswer> answer)
    {
        if (answer is { IsOk: true, Value.Next: { } next })
        {
            var query = QueryString.Create(context.Request.Query.Where(pair => pair.Key != "cursor")).Add("cursor", next);
            context.Response.Headers.Link = $"<{context.Request.Path}{query}>; rel=\"next\"";
        }
        return Answer(answer);
    }

    private static IResult Csv(TrendAnswer answer)
    {
        using var writer = new StringWriter();
        TrendCsv.Write(writer, answer);
        return Results.Text(writer.ToString(), "text/csv", Encoding.UTF8);
    }

    private static IResult Svg(TrendAnswer answer) => Results.Text(TrendPlot.Svg(answer), "image/svg+xml", Encoding.UTF8);

    private static IResult Answer<T>(Outcome<T> outcome) => Answer(outcome, value => Results.Ok(value));

    private static IResult Answer<T>(Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.IsOk ? answer(outcome.Value) : ProblemAnswers.Of(outcome.Problem);
}
