using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Documents and their passages under /v1/documents and /v1/passages.</summary>
internal static class DocumentEndpoints
{
    public static void MapDocuments(this RouteGroupBuilder v1, Workspace workspace)
    {
        MapLists(v1.MapGroup("").WithTags("Documents"), workspace);
        MapBodies(v1, workspace);
        v1.MapGet("/documents/{id}", (string id, int? version) => Answers.Of(workspace.Document(id, version)))
            .Produces<DocumentAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A document: facts, text, voices, passages with their scores, versions").WithTags("Documents");
        v1.MapGet("/documents/{id}/passages.csv", (string id, int? version) => Answers.Table(workspace.Document(id, version), PassageCsv.Write))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Its passages as one table: place, voice, label, axis, probabilities, words").WithTags("Documents");
        v1.MapGet("/documents/{id}/similar", (string id, int? limit) => Answers.Of(workspace.Similar(id, limit)))
            .Produces<SearchAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Documents most like it in the words that set it apart").WithTags("Documents");
        v1.MapGet("/documents/{id}/versions/{from:int}/diff/{to:int}", (string id, int from, int to) => Answers.Of(VersionDiff.Of(workspace, id, from, to)))
            .Produces<VersionDiff>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How its text changed between two versions, paragraph by paragraph").WithTags("Documents");
    }

    /// <summary>What a server sent, byte by byte, to be saved and never to be shown: it is the page of another site, scripts and all.</summary>
    private static void MapBodies(RouteGroupBuilder v1, Workspace workspace) => v1.MapGet("/bodies/{sha256}", (string sha256) => workspace.Store.Bodies.Get(sha256) is { } bytes
            ? Results.File(bytes, "application/octet-stream", sha256 + ".bin")
            : ProblemAnswers.Of(new Problem("unknown_body", "There is no body with this hash.", "sha256", "The page of a document lists those that were received for it; so does /v1/crawls/{id}/pages.")))
        .Produces<byte[]>(StatusCodes.Status200OK, "application/octet-stream").ProducesProblem(StatusCodes.Status404NotFound)
        .WithSummary("The body that a visit received, as the server sent it, by its SHA-256").WithTags("Documents");

    private static void MapLists(RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapList<DocumentList>(
            "/documents",
            (string? country, string? from, string? to, string? kind, string? source, string? lang, int? limit, string? cursor, HttpContext context) =>
                Answers.Of(ListQuery.Filter(country, from, to, kind, source, lang), filter => Lists.Answer(
                    context, limit, cursor, (take, at) => ListQuery.Documents(workspace, filter, take, at), page => new DocumentList(page.Rows, page.Next))),
            "Documents by id, without their texts; source = a corpus or a source's id");
        v1.MapList<PassageList>(
            "/passages",
            (string? country, string? from, string? to, string? kind, string? source, string? lang, string? label, double? minAxis, double? maxAxis, string? model, int? limit, string? cursor, HttpContext context) =>
                Answers.Of(ListQuery.Filter(country, from, to, kind, source, lang), filter => Answers.Of(ListQuery.Scores(label, minAxis, maxAxis), scores => Answers.Of(workspace.ChooseModel(model), chosen =>
                    Lists.Answer(context, limit, cursor, (take, at) => ListQuery.Passages(workspace, chosen, filter, scores, take, at), page => new PassageList(chosen, page.Rows, page.Next))))),
            "Passages by document and place, with voice, text and score; label = multilateral, multistakeholder, mixed or none; minAxis and maxAxis from -1 to 1");
    }
}
