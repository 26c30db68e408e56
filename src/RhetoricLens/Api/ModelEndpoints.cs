using System.Text;
using Microsoft.AspNetCore.Mvc;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Api;

/// <summary>Models that can be used, the one in use, and the one whose scores answer.</summary>
/// <param name="Current">The model that new documents are scored by.</param>
/// <param name="Answering">The model whose scores answer: the one in use, or the last before it as long as that one has not scored everything.</param>
/// <param name="Models">All models, the shipped ones first.</param>
/// <param name="History">Changes of the model in use, oldest first.</param>
/// <param name="Frozen">The test set that the gate judges by; null when the shipped one does.</param>
public sealed record ModelsAnswer(
    string? Current, string Answering, IReadOnlyList<ModelAnswer> Models, IReadOnlyList<RegistryEvent> History, FrozenTest? Frozen);

/// <summary>The registry under /v1/models. A model file cannot be sent: it is code that ML.NET trusts, so models are only ever trained here.</summary>
internal static class ModelEndpoints
{
    public static void MapModels(this RouteGroupBuilder v1, Workspace workspace)
    {
        v1.MapGet("/models.csv", () => Answers.Rows(workspace.Registry.Overview(), registry => registry.Models))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").WithTags("Models")
            .WithSummary("Versions of the model with their measured quality: as a table");
        MapReading(v1.MapGroup("/models").WithTags("Models"), workspace);
        MapChanges(v1.MapGroup("/models").WithTags("Models"), workspace);
    }

    private static void MapReading(RouteGroupBuilder models, Workspace workspace)
    {
        models.MapGet("", () => Answers.Of(workspace.Registry.Overview(), registry => Results.Ok(
                new ModelsAnswer(registry.Current, workspace.AnsweringModel(), registry.Models, registry.History, registry.Frozen))))
            .Produces<ModelsAnswer>()
            .WithSummary("Versions of the model with their measured quality, the one in use, and the history of changes");
        models.MapGet("/{id}", (string id) => Answers.Of(workspace.Registry.Overview(), registry => One(registry, id)))
            .Produces<ModelAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("One version: labelled set and its fingerprint, settings, measured quality, state");
        models.MapGet("/{id}/card", (string id) => Answers.Of(workspace.Registry.Card(id), card => Results.Text(card, "text/markdown", Encoding.UTF8)))
            .Produces<string>(StatusCodes.Status200OK, "text/markdown").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("Its card, in Markdown: what it is, how good, and what it must not be used for");
        models.MapGet("/{id}/evaluation", (string id, string? on) => Answers.Of(workspace.Evaluations.Of(workspace, id, on)))
            .Produces<ModelEvaluation>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Its judgement against the coders', with confusion, calibration and parts: on = cross-validation, gate (the test set of the gate) or the name of a labelled set");
        models.MapGet("/{id}/evaluation.csv", (string id, string? on) => Answers.Rows(workspace.Evaluations.Of(workspace, id, on), QualityRow.Of))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("The same as a table: a row for all passages, for each class, language, country, source and decade");
        models.MapGet("/{id}/terms.csv", (string id, string? on) => Answers.Rows(workspace.Evaluations.Terms(workspace, id, on), terms => terms))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The terms on which its judgements rest: as a table");
        models.MapGet("/{id}/terms", (string id, string? on) => Answers.Of(workspace.Evaluations.Terms(workspace, id, on)))
            .Produces<IReadOnlyList<StrongTerm>>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("The terms on which its judgements rest, by language and class, measured on the passages of a labelled set (on; the gate's test set when left out)");
        models.MapGet("/compare.csv", (string? a, string? b, string? test, CancellationToken cancellation) =>
                Answers.Rows(Compare(workspace, a, b, test, cancellation), compared => compared.Disagreements))
            .Produces<string>(StatusCodes.Status200OK, "text/csv").ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("The passages that two versions label differently: as a table");
        models.MapGet("/compare", (string? a, string? b, string? test, CancellationToken cancellation) => Answers.Of(Compare(workspace, a, b, test, cancellation)))
            .Produces<Comparison>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Two versions on the same coded passages: the frozen test set, or the set named by test");
    }

    private static void MapChanges(RouteGroupBuilder models, Workspace workspace)
    {
        models.MapPost("/train", ([FromBody] TrainModelRequest request, [FromHeader(Name = "Idempotency-Key")] string? key, IServiceProvider services) =>
                Train(workspace, request, key, services))
            .WithMetadata(new RequestSizeLimitAttribute(Limits.MaxLabelledUploadBytes))
            .Produces<JobAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status422UnprocessableEntity)
            .WithSummary("Train a model in the background; nothing is put in use. Location is the job to watch");
        models.MapPost("/{id}/promote", (string id, [FromBody] PromoteRequest request, IServiceProvider services, CancellationToken cancellation) =>
                Promote(workspace, id, request, services, cancellation))
            .Produces<SwitchAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Put a version in use if it passes the gate, or past it with override and reason; the store is scored by it in the background");
        models.MapPost("/rollback", ([FromBody] RollbackRequest request, IServiceProvider services) => Rollback(workspace, request, services))
            .Produces<SwitchAnswer>().ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Back to the version that was in use before");
    }

    private static IResult One(RegistryAnswer registry, string id) => registry.Models.FirstOrDefault(model => model.Id == id) is { } model
        ? Results.Ok(model)
        : ProblemAnswers.Of(new Problem("unknown_model", $"There is no model '{id}'.", "id", "See /v1/models for those at hand."));

    private static Outcome<Comparison> Compare(Workspace workspace, string? a, string? b, string? test, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(a) || string.IsNullOrWhiteSpace(b))
            return new Problem("bad_request", "Two models are compared.", "a, b", "Give a and b, such as /v1/models/compare?a=linear-1&b=linear-2.");
        var passages = workspace.TestSet(test);
        return passages.IsOk ? workspace.Registry.Compare(a, b, passages.Value, cancellation) : passages.Problem;
    }

    private static IResult Train(Workspace workspace, TrainModelRequest request, string? key, IServiceProvider services)
    {
        var order = request.Order(workspace);
        if (!order.IsOk)
            return ProblemAnswers.Of(order.Problem);
        var work = order.Value.Place(workspace, key);
        if (!work.IsOk)
            return ProblemAnswers.Of(work.Problem);
        services.TickNow();
        return JobEndpoints.Accepted(workspace, work.Value.Id);
    }

    private static IResult Promote(Workspace workspace, string id, PromoteRequest request, IServiceProvider services, CancellationToken cancellation)
    {
        var test = request.Test is { } name ? workspace.Labels().ByName(name) : default(Outcome<string>?);
        if (test is { IsOk: false } unknown)
            return ProblemAnswers.Of(unknown.Problem);
        var report = Promotion(workspace).Promote(new PromotionRequest(id, test?.Value, request.Override, request.Reason ?? ""), cancellation);
        if (!report.IsOk)
            return ProblemAnswers.Of(report.Problem);
        var (from, to, promoted, gate, refusal) = report.Value;
        return promoted
            ? Switched(workspace, new SwitchAnswer(from, to, gate, refusal?.What ?? "", "", null), services)
            : ProblemAnswers.Of(refusal!, StatusCodes.Status409Conflict, ("gate", gate));
    }

    private static IResult Rollback(Workspace workspace, RollbackRequest request, IServiceProvider services) =>
        Answers.Of(Promotion(workspace).Rollback(request.Reason ?? ""), change =>
            Switched(workspace, new SwitchAnswer(change.From, change.To, null, "", "", null), services));

    /// <summary>Takes the model over in this process and has the store scored by it. If the process dies before that, the next tick sees to it.</summary>
    private static IResult Switched(Workspace workspace, SwitchAnswer answer, IServiceProvider services)
    {
        var work = Rescoring.Begin(workspace, answer.To, services);
        return Answers.Of(work, job => Results.Ok(answer with { Answering = workspace.AnsweringModel(), Rescoring = job is null ? null : JobEndpoints.AddressOf(job.Id) }));
    }

    private static Promotion Promotion(Workspace workspace) => new(workspace.Registry, ModelList.ShippedTest);
}
