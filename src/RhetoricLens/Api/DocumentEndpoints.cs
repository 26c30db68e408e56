using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Documents under /v1/documents.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/documents/{id}", (string id, int? version) => Answers.Of(workspace.Document(id, version)))
            .Produces<DocumentAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A document: facts, text, voices, passages with their scores, versions").WithTags("Documents");
        v1.MapGet("/documents/{id}/similar", (string id, int? limit) => Answers.Of(workspace.Similar(id, limit)))
            .Produces<SearchAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Documents most like it in the words that set it apart").WithTags("Documents");
        v1.MapGet("/documents/{id}/versions/{from:int}/diff/{to:int}", (string id, int from, int to) => Answers.Of(VersionDiff.Of(workspace, id, from, to)))
            .Produces<VersionDiff>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How its text changed between two versions, paragraph by paragraph").WithTags("Documents");
    }
}
