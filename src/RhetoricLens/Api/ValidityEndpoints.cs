using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Scores held against what countries did, under /v1/validity.</summary>
internal static class ValidityEndpoints
{
    public static void MapValidity(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/validity", (string? model, string? corpus) => Answers.Of(workspace.Validate(Word(model), Word(corpus))))
            .Produces<ValidationAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Whether countries that score higher behave as the axis says: AUC with bootstrap over countries, rank correlation, by criterion").WithTags("Trends");
        v1.MapGet("/validity.csv", (string? model, string? corpus) => Answers.Of(workspace.Validate(Word(model), Word(corpus)), answer => Answers.Table(answer, ValidationCsv.Write)))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("The figures of the same as a table").WithTags("Trends");
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text;
}
