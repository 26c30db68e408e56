using System.Net.Mime;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Queries.Labels;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Agreement;
using RhetoricLens.Stance.Coding.Check;

namespace RhetoricLens.Api;

/// <summary>A labelled set at hand.</summary>
/// <param name="Name">By which commands and requests know it.</param>
/// <param name="Shipped">It travels with the program and is never written.</param>
/// <param name="Rows">Rows that can be taken.</param>
/// <param name="Coders">Coders that are named.</param>
/// <param name="Labels">Rows by label.</param>
/// <param name="Faults">Faults of rows that cannot be taken.</param>
public sealed record LabelSetAnswer(string Name, bool Shipped, int Rows, int Coders, IReadOnlyDictionary<string, int> Labels, int Faults);

/// <summary>What an upload of rows did; see <see cref="ImportReport"/>.</summary>
public sealed record LabelImportAnswer(string Name, int New, int Changed, int Same);

/// <summary>Coded passages under /v1/labels.</summary>
internal static class LabelEndpoints
{
    private const string Jsonl = "application/x-ndjson";

    public static void MapLabels(this RouteGroupBuilder v1, Workspace workspace)
    {
        var labels = v1.MapGroup("/labels").WithTags("Labels");
        labels.MapGet("", () => Store(workspace).List().Select(Answer).ToArray())
            .Produces<IReadOnlyList<LabelSetAnswer>>()
            .WithSummary("The labelled sets at hand, with rows by label");
        labels.MapPost("/{name}", (string name, string? coder, HttpRequest request, CancellationToken cancellation) => Import(workspace, name, coder, request, cancellation))
            .WithMetadata(new RequestSizeLimitAttribute(Limits.MaxLabelledUploadBytes))
            .Accepts<string>("text/csv", Jsonl, "application/jsonl", MediaTypeNames.Application.Json)
            .Produces<LabelImportAnswer>().ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Check coded rows (CSV or JSONL) and add them to a set; coder = who coded rows that name nobody. Sending them again changes nothing; with a faulty row nothing is taken");
        labels.MapGet("/{name}.csv", (string name, CancellationToken cancellation) => Export(workspace, name, CodedFormat.Csv, "text/csv", cancellation))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The rows of a set as a table");
        labels.MapGet("/{name}.jsonl", (string name, CancellationToken cancellation) => Export(workspace, name, CodedFormat.Jsonl, Jsonl, cancellation))
            .Produces<string>(StatusCodes.Status200OK, Jsonl).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The rows of a set, one JSON object a line");
        labels.MapGet("/{name}/check", (string name, CancellationToken cancellation) => Answers.Of(Read(workspace, name, cancellation), set => Answers.Of(SetCheck.Run(set, cancellation))))
            .Produces<CheckReport>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("What makes a set worse than it seems: faults, contradictions, near-duplicates, templates, imbalance");
        labels.MapGet("/{name}/agreement.csv", (string name, CancellationToken cancellation) => Answers.Of(
                Read(workspace, name, cancellation), set => Answers.Rows(CoderAgreement.Measure(set), AgreementRow.Of)))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How far the coders agree, in all, by class and by pair: as a table");
        labels.MapGet("/{name}/agreement", (string name, CancellationToken cancellation) => Answers.Of(Read(workspace, name, cancellation), set => Answers.Of(CoderAgreement.Measure(set))))
            .Produces<AgreementReport>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("How far its coders agree: Krippendorff's alpha with intervals, by class and by pair, and what is to be adjudicated");
        MapCodings(labels, workspace);
    }

    private static void MapCodings(RouteGroupBuilder labels, Workspace workspace)
    {
        labels.MapGet("/{name}/codings", (string name, long? after, int? limit) => Codings(workspace, name, after ?? 0, limit))
            .Produces<IReadOnlyList<CodingAnswer>>().ProducesProblem(StatusCodes.Status400BadRequest)
            .WithSummary("Every decision made in the browser or sent here, oldest first, also those withdrawn; after = the last id that you have");
        labels.MapPost("/{name}/codings", (string name, [FromBody] CodingRequest request) => Answers.Of(request.Keep(workspace, name), coding => Results.Ok(CodingAnswer.Of(coding))))
            .Produces<CodingAnswer>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A coder's decision on a passage of a document; an earlier one of the same coder on it no longer holds. Without a label the passage is passed over");
    }

    private static IResult Codings(Workspace workspace, string name, long after, int? limit)
    {
        var rows = Cursors.Rows(limit ?? Limits.MaxPageRows);
        return Answers.Of(rows, take => Results.Ok(workspace.Store.Codings.History(name, after, take).Select(CodingAnswer.Of).ToArray()));
    }

    private static LabelStore Store(Workspace workspace) => workspace.Labels();

    private static Outcome<CodedSet> Read(Workspace workspace, string name, CancellationToken cancellation)
    {
        var path = Store(workspace).ByName(name);
        return path.IsOk ? CodedReader.Read(path.Value, null, cancellation) : path.Problem;
    }

    private static LabelSetAnswer Answer(StoredSet stored)
    {
        var set = CodedReader.Read(stored.Path);
        if (!set.IsOk)
            return new LabelSetAnswer(stored.Name, stored.IsShipped, 0, 0, new Dictionary<string, int>(), 1);
        var rows = set.Value.Passages;
        return new LabelSetAnswer(
            stored.Name, stored.IsShipped, rows.Count, rows.Select(row => row.Coder).Where(coder => coder.Length > 0).Distinct(StringComparer.Ordinal).Count(),
            rows.CountBy(row => row.Stance).OrderBy(count => count.Key).ToDictionary(count => StanceLabels.Name(count.Key), count => count.Value), set.Value.Problems.Count);
    }

    private static IResult Export(Workspace workspace, string name, CodedFormat format, string type, CancellationToken cancellation) => Answers.Of(Read(workspace, name, cancellation), set =>
    {
        using var stream = new MemoryStream();
        CodedFormats.Write(stream, format, set.Passages);
        return Results.Bytes(stream.ToArray(), type + "; charset=utf-8");
    });

    private static async Task<IResult> Import(Workspace workspace, string name, string? coder, HttpRequest request, CancellationToken cancellation)
    {
        using var body = new MemoryStream();
        await request.Body.CopyToAsync(body, cancellation);
        body.Position = 0;
        var isTable = request.ContentType?.StartsWith("text/csv", StringComparison.OrdinalIgnoreCase) == true;
        var set = CodedReader.Read(body, isTable ? "upload.csv" : "upload.jsonl", new CodedReading(isTable ? CodedFormat.Csv : null, (coder ?? "").Trim()), cancellation);
        if (!set.IsOk)
            return ProblemAnswers.Of(set.Problem);
        if (set.Value.Problems.Count > 0 || set.Value.Passages.Count == 0)
            return ProblemAnswers.Of(new Problem("bad_rows", $"{set.Value.Problems.Count} faults were found in the rows; nothing was taken.", "", "Mend them; see errors."), set.Value.Problems.Take(Limits.MaxPageRows));
        return Answers.Of(workspace.Import(name, set.Value.Passages, takeGood: false), report => Results.Ok(new LabelImportAnswer(name, report.New, report.Changed, report.Same)));
    }
}
