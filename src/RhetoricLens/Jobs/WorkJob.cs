using System.Globalization;
using Hangfire;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs;

/// <summary>
/// What Hangfire knows of the program: an alarm that rings, and a number of work to be done. It may forget both at any time, as the
/// work itself stands in our tables. The signatures stay as they are: Hangfire finds jobs by them.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class WorkJob(Workspace workspace, Fetchers fetchers, ProgressFeed progress, IBackgroundJobClient jobs, ILogger<WorkJob> log)
{
    private const int WakeAtOnce = 100;

    private readonly Alarms _rung = new();
    private readonly Retention _retention = new(workspace);

    /// <summary>Turns due schedules into work and wakes workers for whatever is due and held by nobody.</summary>
    public void Tick(CancellationToken cancellation)
    {
        try
        {
            Follow();
            workspace.Store.Schedules.Tick();
            cancellation.ThrowIfCancellationRequested();
            // A job lost after this point is enqueued again by a later tick; one enqueued twice finds the work claimed.
            foreach (var item in workspace.Store.Work.Due(WakeAtOnce).Where(_rung.IsTime))
                jobs.Enqueue<WorkJob>(JobServices.QueueOf(item.Kind), job => job.Run(item.Id, CancellationToken.None));
        }
        catch (Exception exception) when (StorageFailures.Explain(exception) is { } problem)
        {
            Log.TickFailed(log, problem.ToString());
        }
    }

    /// <summary>Does one piece of work, unless another worker holds it.</summary>
    public async Task Run(long workId, CancellationToken cancellation)
    {
        if (workspace.Store.Work.Claim(workId) is not { } lease)
            return;
        try
        {
            await new HeldWork(workspace.Store, lease, progress).RunAsync((steps, held) => DoAsync(lease, steps, held), cancellation);
        }
        catch (Exception exception) when (StorageFailures.Explain(exception) is { } problem)
        {
            PutOff(lease, problem);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            Log.WorkFailed(log, workId, exception);
            // A bug, which another page of the source may not meet.
            _ = lease.Work.Kind == WorkKind.Crawl
                ? workspace.Store.Health.Fail(lease, FailureClass.Soft, "", exception.Message)
                : workspace.Store.Work.Fail(lease, exception.Message);
            throw;
        }
    }

    /// <summary>What the store or the disk did is no fault of the work: it waits, longer each time it was taken. While the store cannot be written to, the lease runs out by itself.</summary>
    private void PutOff(Lease lease, Problem problem)
    {
        Log.WorkPutOff(log, lease.Work.Id, problem.ToString());
        try
        {
            workspace.Store.Work.Retry(lease, problem.ToString(), StorageFailures.PauseAfter(lease.Work.Attempts));
        }
        catch (Exception exception) when (StorageFailures.Explain(exception) is { } still)
        {
            Log.WorkLeft(log, lease.Work.Id, still.ToString());
        }
    }

    /// <summary>The command line may have put another model in use; one that cannot be loaded is said once a minute, and the old one serves on.</summary>
    private void Follow()
    {
        if (workspace.FollowRegistry() is { } problem)
            Log.ModelNotTaken(log, problem.ToString());
        Rescoring.QueueWhatWasLost(workspace);
        _retention.Keep();
    }

    private Task DoAsync(Lease lease, IProgress<Step> steps, CancellationToken cancellation) => lease.Work.Kind switch
    {
        WorkKind.Crawl => new CrawlWork(workspace, fetchers, lease).RunAsync(steps, cancellation),
        WorkKind.Rescore => Task.Run(() => Rescoring.Run(workspace, lease, steps, cancellation), cancellation),
        WorkKind.Export => new Exports.ExportJob(workspace, lease).RunAsync(steps, cancellation),
        WorkKind.Train => Task.Run(() => new TrainingJob(workspace, lease).Run(steps, cancellation), cancellation),
        _ => Task.FromResult(workspace.Store.Work.Skip(lease, $"This version has no background work of the kind {lease.Work.Kind}.")),
    };

    /// <summary>Counts by outcome in one line.</summary>
    public static string Summary(IReadOnlyDictionary<FetchOutcome, int> outcomes) => string.Join(
        ", ",
        outcomes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
}
