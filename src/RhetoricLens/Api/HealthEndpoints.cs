using System.Data.Common;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RhetoricLens.Api;

/// <summary>Whether the process lives.</summary>
/// <param name="Status">ok; degraded when the model that was put in use cannot be loaded and the one before serves on.</param>
/// <param name="Documents">Documents in the store; null when the database does not answer, or who asks may not read.</param>
/// <param name="Model">The model that scores; null for who may not read.</param>
/// <param name="Problem">What is wrong; null when nothing is.</param>
public sealed record Health(string Status, int? Documents, string? Model, string? Problem);

/// <summary>Whether the process can do its work.</summary>
/// <param name="Status">ready; degraded: ready, but something wants mending; unready.</param>
/// <param name="Checks">Each thing that was looked at, by name; empty for who may not read.</param>
public sealed record Readiness(string Status, IReadOnlyDictionary<string, ReadinessCheck> Checks);

/// <summary>One thing that was looked at.</summary>
/// <param name="Status">ok, degraded or failed.</param>
/// <param name="Message">What was found.</param>
/// <param name="Data">Its numbers.</param>
public sealed record ReadinessCheck(string Status, string Message, IReadOnlyDictionary<string, object> Data);

/// <summary>What those ask who look after the process: <c>/healthz</c> (start it again?) and <c>/readyz</c> (send it requests?).</summary>
internal static class HealthEndpoints
{
    public const string Live = "/healthz";
    public const string Ready = "/readyz";

    public static void MapHealth(this IEndpointRouteBuilder app, Workspace workspace)
    {
        app.MapGet(Live, (HttpContext context, ServeSettings serve) => LiveAnswer(workspace, Access.MayRead(context.Request, workspace, serve)))
            .WithSummary("Whether the process lives").WithTags("Operations");
        app.MapGet(Ready, async (HttpContext context, ServeSettings serve, HealthCheckService checks, CancellationToken cancellation) =>
            {
                var report = await checks.CheckHealthAsync(cancellation);
                var answer = new Readiness(Word(report.Status, "ready", "unready"), Access.MayRead(context.Request, workspace, serve) ? Checks(report) : new Dictionary<string, ReadinessCheck>(StringComparer.Ordinal));
                return Results.Json(answer, statusCode: report.Status == HealthStatus.Unhealthy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK);
            })
            .Produces<Readiness>().Produces<Readiness>(StatusCodes.Status503ServiceUnavailable)
            .WithSummary("Whether the process can do its work: database, index, models, disk, queue").WithTags("Operations");
    }

    private static Health LiveAnswer(Workspace workspace, bool mayRead) => mayRead
        ? new Health(workspace.ModelProblem is null ? "ok" : "degraded", Documents(workspace), workspace.ModelId, workspace.ModelProblem?.ToString())
        : new Health(workspace.ModelProblem is null ? "ok" : "degraded", null, null, null);

    /// <summary>A database that does not answer is no reason to start the process again.</summary>
    private static int? Documents(Workspace workspace)
    {
        try
        {
            return workspace.Store.Documents.Counts().Documents;
        }
        catch (DbException)
        {
            return null;
        }
    }

    private static Dictionary<string, ReadinessCheck> Checks(HealthReport report) => report.Entries.ToDictionary(
        entry => entry.Key,
        entry => new ReadinessCheck(Word(entry.Value.Status, "ok", "failed"), entry.Value.Description ?? Failed(entry.Value.Exception), entry.Value.Data),
        StringComparer.Ordinal);

    /// <summary>Messages of exceptions name files; their kind says enough.</summary>
    private static string Failed(Exception? exception) => exception is null ? "" : $"does not answer ({exception.GetType().Name})";

    private static string Word(HealthStatus status, string well, string ill) => status switch
    {
        HealthStatus.Healthy => well,
        HealthStatus.Degraded => "degraded",
        _ => ill,
    };
}
