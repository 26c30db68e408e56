using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;
using RhetoricLens.Exports;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>A wish for a file with everything that is kept.</summary>
/// <param name="Format">csv, jsonl or parquet; csv when left out.</param>
/// <param name="Texts">With the words of documents and passages.</param>
/// <param name="Model">Version of the model; the one that answers when left out.</param>
public sealed record ExportRequest(string? Format = null, bool Texts = false, string? Model = null);

/// <summary>Whole data sets under /v1/exports: each a job, its file fetched when it is done.</summary>
internal static class ExportEndpoints
{
    public static void MapExports(this RouteGroupBuilder v1, Workspace workspace)
    {
        var exports = v1.MapGroup("/exports").WithTags("Exports");
        exports.MapPost("", ([FromBody] ExportRequest request, [FromHeader(Name = "Idempotency-Key")] string? key, IServiceProvider services) =>
                Answers.Of(Order(workspace, request), order => Accepted(workspace, order, key, services)))
            .Produces<JobAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Write documents, passages and scores into one .zip with a datapackage.json, in the background; Location is the job, its number that of the export");
        v1.MapGroup("").WithTags("Exports").MapList<ExportList>(
            "/exports",
            (int? limit, string? cursor, HttpContext context) => Lists.Answer(
                context, limit, cursor, (take, at) => JobList.Page(workspace, null, "export", take, at), page => new ExportList(page.Rows, page.Next)),
            "Exports, newest first, as jobs");
        exports.MapGet("/{id:long}", (long id) => File(workspace, id))
            .Produces<byte[]>(StatusCodes.Status200OK, "application/zip").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The .zip of a finished export; parts of it can be asked for with Range");
    }

    private static Outcome<ExportOrder> Order(Workspace workspace, ExportRequest request)
    {
        var form = ExportOrder.ParseForm(request.Format);
        if (!form.IsOk)
            return form.Problem;
        var model = workspace.ChooseModel(request.Model);
        return model.IsOk ? new ExportOrder(form.Value, request.Texts, request.Model) : model.Problem;
    }

    private static IResult Accepted(Workspace workspace, ExportOrder order, string? key, IServiceProvider services)
    {
        var name = string.IsNullOrWhiteSpace(key) ? $"export:{Guid.NewGuid():N}" : $"export:{DocumentId.Sha256(key)}";
        return JobEndpoints.Accepted(workspace, workspace.Store.Jobs.Enqueue(WorkKind.Export, name, DocumentId.Sha256(order.Write())[..16], order.Write()), services);
    }

    private static IResult File(Workspace workspace, long id)
    {
        var job = workspace.Store.Jobs.Get(id);
        return job is { Work: { Kind: WorkKind.Export, State: WorkState.Done } } && ExportJob.Open(workspace, job) is { } file
            ? Results.File(file, "application/zip", job.Result, enableRangeProcessing: true)
            : ProblemAnswers.Of(new Problem("unknown_export", $"There is no finished export {id}.", "id", $"See {JobEndpoints.AddressOf(id)}."));
    }
}

/// <summary>Exports as jobs, newest first.</summary>
public sealed record ExportList(IReadOnlyList<JobAnswer> Exports, string? Next);
