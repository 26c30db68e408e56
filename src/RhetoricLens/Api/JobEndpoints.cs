using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;

namespace RhetoricLens.Api;

/// <summary>Where a job stands.</summary>
public enum JobState
{
    /// <summary>Waits for a worker.</summary>
    Queued,

    /// <summary>A worker has it; when that one dies, another takes it up after a minute.</summary>
    Running,

    /// <summary>Put back by a person until it is resumed.</summary>
    Paused,

    /// <summary>What was asked was done.</summary>
    Succeeded,

    /// <summary>Given up, with a reason.</summary>
    Failed,

    /// <summary>Not begun, with a reason.</summary>
    Skipped,

    /// <summary>Called off.</summary>
    Canceled,
}

/// <summary>A piece of background work.</summary>
/// <param name="Id">Number of the job.</param>
/// <param name="Kind">crawl, train, rescore or export.</param>
/// <param name="Target">What it is done to: a source, a model; of a training, the fingerprint of what was asked.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Phase">What is being done, or was done last; empty before a worker took it.</param>
/// <param name="Done">Units of the phase that are finished: documents, pages, folds.</param>
/// <param name="Total">Units of the phase; null when unknown.</param>
/// <param name="Rate">Units a second in this phase, counted from where it began or went on after a restart; null before the first.</param>
/// <param name="SecondsLeft">Until the end of this phase at that rate; null when the job does not run, or when total or rate is not known. A crawl's total grows.</param>
/// <param name="Started">When a worker took it first.</param>
/// <param name="Finished">When it ended.</param>
/// <param name="Attempts">How often a worker took it: more than once after a crash.</param>
/// <param name="Result">Id of the model, or the name of the file, that came of it; null when none did.</param>
/// <param name="Reason">Why it stands where it stands, or what came of it.</param>
/// <param name="Problem">Why it failed; null when it did not, or when the program is to blame.</param>
public sealed record JobAnswer(
    long Id, WorkKind Kind, string Target, JobState State, string Phase, long Done, long? Total, double? Rate, double? SecondsLeft,
    DateTimeOffset? Started, DateTimeOffset? Finished, int Attempts, string? Result, string Reason, Problem? Problem)
{
    /// <summary>What is known of a job.</summary>
    public static JobAnswer Of(JobRecord job) => new(
        job.Work.Id, job.Work.Kind, job.Work.Target, StateOf(job.Work.State), job.Phase, job.Done, job.Total, Rounded(RateOf(job)), LeftOf(job),
        job.StartedAt, job.Work.EndedAt, job.Work.Attempts, job.Result.Length > 0 ? job.Result : null, job.Work.LastReason,
        job.Problem.Length > 0 ? JsonSerializer.Deserialize<Problem>(job.Problem, JsonShape.Options) : null);

    internal static JobState StateOf(WorkState state) => state switch
    {
        WorkState.Paused => JobState.Paused,
        WorkState.Due => JobState.Queued,
        WorkState.Leased => JobState.Running,
        WorkState.Done => JobState.Succeeded,
        WorkState.Failed => JobState.Failed,
        WorkState.Cancelled => JobState.Canceled,
        _ => JobState.Skipped,
    };

    private static double? RateOf(JobRecord job) =>
        job is { PhaseStartedAt: { } since, ProgressAt: { } until } && job.Done > job.PhaseFrom && until > since
            ? (job.Done - job.PhaseFrom) / (until - since).TotalSeconds
            : null;

    private static double? LeftOf(JobRecord job) =>
        job.Work.State == WorkState.Leased && job.Total is { } total && total >= job.Done && RateOf(job) is { } rate ? Rounded((total - job.Done) / rate) : null;

    private static double? Rounded(double? number) => number is { } value ? Math.Round(value, 1) : null;
}

/// <summary>Jobs under /v1/jobs: what runs in the background, how to call it off, and how to ask for it again.</summary>
internal static class JobEndpoints
{
    public static void MapJobs(this RouteGroupBuilder v1, Workspace workspace)
    {
        var jobs = v1.MapGroup("/jobs").WithTags("Jobs");
        v1.MapGroup("").WithTags("Jobs").MapList<IReadOnlyList<JobAnswer>>(
            "/jobs",
            (string? state, string? kind, int? limit, string? cursor, HttpContext context) => Lists.Answer(
                context, limit, cursor, (take, at) => JobList.Page(workspace, state, kind, take, at), page => page.Rows),
            "Jobs, newest first; the header Link leads on; state = queued, running, paused, succeeded, failed, skipped or canceled");
        jobs.MapGet("/{id:long}", (long id) => Job(workspace, id))
            .Produces<JobAnswer>().ProducesProblem(StatusCodes.Status404NotFound)
            .WithSummary("A job: state, phase, progress, result");
        jobs.MapDelete("/{id:long}", (long id) => Answers.Of(JobList.Cancel(workspace.Store, id, "Called off over the API.")))
            .Produces<JobAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Call a job off; what it has done so far stays");
        jobs.MapPost("/{id:long}/retry", (long id, IServiceProvider services) => Answers.Of(JobList.Again(workspace.Store, id), work => Accepted(workspace, work, services)))
            .Produces<JobAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Ask again for the work of a job that failed, was skipped or called off; Location is the new job");
        jobs.MapEvents(workspace);
        MapActions(jobs, workspace);
    }

    private static void MapActions(RouteGroupBuilder jobs, Workspace workspace)
    {
        jobs.MapPost("/{id:long}/cancel", (long id) => Answers.Of(JobList.Cancel(workspace.Store, id, "Called off over the API.")))
            .Produces<JobAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Call a job off, as DELETE does; what it has done so far stays");
        jobs.MapPost("/{id:long}/pause", (long id) => Answers.Of(JobList.Pause(workspace.Store, id, "Paused over the API.")))
            .Produces<JobAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Put a job back until it is resumed; a crawl keeps what it has read, a training begins anew");
        jobs.MapPost("/{id:long}/resume", (long id, IServiceProvider services) => Answers.Of(JobList.Resume(workspace.Store, id), job =>
            {
                services.TickNow();
                return Results.Ok(job);
            }))
            .Produces<JobAnswer>().ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Take a paused job up again where it stopped");
        jobs.MapPost("/{id:long}/rerun", (long id, IServiceProvider services) => Answers.Of(JobList.Again(workspace.Store, id, evenIfDone: true), work => Accepted(workspace, work, services)))
            .Produces<JobAnswer>(StatusCodes.Status202Accepted).ProducesProblem(StatusCodes.Status404NotFound).ProducesProblem(StatusCodes.Status409Conflict)
            .WithSummary("Do the work of a job that has ended, well or not, once more; Location is the new job");
    }

    /// <summary>Address of a job.</summary>
    public static string AddressOf(long id) => $"/v1/jobs/{id}";

    /// <summary>202 with the address at which the job can be watched.</summary>
    public static IResult Accepted(Workspace workspace, long id) =>
        Results.Accepted(AddressOf(id), JobAnswer.Of(workspace.Store.Jobs.Get(id)!));

    /// <summary>The same, after waking a worker.</summary>
    public static IResult Accepted(Workspace workspace, WorkItem work, IServiceProvider services)
    {
        services.TickNow();
        return Accepted(workspace, work.Id);
    }

    private static IResult Job(Workspace workspace, long id) =>
        workspace.Store.Jobs.Get(id) is { } job ? Results.Ok(JobAnswer.Of(job)) : ProblemAnswers.Of(JobList.Unknown(id));
}
