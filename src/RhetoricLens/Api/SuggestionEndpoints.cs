using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Passages that are worth coding next, under /v1/labels.</summary>
public static class SuggestionEndpoints
{
    public static void MapSuggestions(this RouteGroupBuilder v1, Workspace workspace) =>
        v1.MapGet("/labels/suggestions", (int? n, string? language, string? country, int? seed, bool? blind, CancellationToken cancellation) =>
                Answer(workspace, n, language, country, seed, blind, cancellation))
            .Produces<SuggestAnswer>()
            .WithSummary("Passages of the store that are worth coding next: uncertain, rare, unlike one another, one in ten drawn by lot").WithTags("Labels");

    private static IResult Answer(Workspace workspace, int? n, string? language, string? country, int? seed, bool? blind, CancellationToken cancellation)
    {
        var query = SuggestQuery.Parse(n, country, language, seed, blind);
        if (!query.IsOk)
            return ProblemAnswers.Of(query.Problem);
        var coded = CodedTexts.Read(workspace.Labels(), [], cancellation);
        return coded.IsOk ? Results.Ok(workspace.Suggest(query.Value, coded.Value, cancellation)) : ProblemAnswers.Of(coded.Problem);
    }
}
