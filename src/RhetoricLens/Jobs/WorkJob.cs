using System.Globalization;
using Hangfire;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Operations;

namespace RhetoricLens.Jobs;

/// <summary>
/// What Hangfire knows of the program: an alarm that rings, and a number of work to be done. It may forget both at any time, as the
/// work itself stands in our tables. The signatures stay as they are: Hangfire finds jobs by them.
/// </summary>
[AutomaticRetry(Attempts = 0)]
public sealed class WorkJob(Workspace workspace, Fetchers fetchers, ProgressFeed progress, IBackgroundJobClient jobs, ILogger<WorkJob> log)
{
    private static readonly TimeSpan AskStoreAgain = TimeSpan.FromSeconds(1);

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
        if (workspace.Store.Work.Claim(workId, workspace.Store.IsShared ? workspace.Node : null) is not { } lease)
            return;
        using var span = Telemetry.Traces.StartActivity("work " + lease.Work.Kind.ToString().ToLowerInvariant())?.SetTag("rhetoriclens.work.id", workId);
        Log.WorkBegun(log, workId, lease.Work.Kind, lease.Work.Target);
        var (start, end) = (TimeProvider.System.GetTimestamp(), "interrupted");
        try
        {
            await new HeldWork(workspace.Store, lease, progress).RunAsync((steps, held) => DoAsync(lease, steps, held), cancellation);
            end = "ended";
        }
        catch (Exception exception) when (StorageFailures.Explain(exception) is { } problem)
        {
            await PutOffAsync(lease, problem, cancellation);
        }
        catch (Exception exception) when (!(exception is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            end = "failed";
            Log.WorkFailed(log, workId, exception);
            // A bug, which another page of the source may not meet.
            _ = lease.Work.Kind == WorkKind.Crawl
                ? workspace.Store.Health.Fail(lease, FailureClass.Soft, "", exception.Message)
                : workspace.Store.Work.Fail(lease, exception.Message);
            throw;
        }
        finally
        {
            var took = TimeProvider.System.GetElapsedTime(start);
            Telemetry.WorkEnded(lease.Work.Kind, end, took);
            if (log.IsEnabled(LogLevel.Information))
                Log.WorkEnded(log, workId, end, took.TotalSeconds, workspace.Store.Work.Get(workId)?.LastReason ?? "");
        }
    }

    /// <summary>
    /// What the store or the disk did is no fault of the work: it waits, longer each time it was taken; a server that answers again, not at all. While the
    /// store cannot be written to, the lease runs out by itself.
    /// </summary>
    private async Task PutOffAsync(Lease lease, Problem problem, CancellationToken cancellation)
    {
        Log.WorkPutOff(log, lease.Work.Id, problem.ToString());
        var since = TimeProvider.System.GetTimestamp();
        while (!TryPutOff(lease, problem))
        {
            if (!workspace.Store.IsShared || TimeProvider.System.GetElapsedTime(since) > Lease.Length)
                return;
            await Task.Delay(AskStoreAgain, cancellation);
        }
    }

    private bool TryPutOff(Lease lease, Problem problem)
    {
        try
        {
            workspace.Store.Work.Retry(lease, problem.ToString(), problem.Code == StoreProblems.Unreachable ? TimeSpan.Zero : StorageFailures.PauseAfter(lease.Work.Attempts));
            return true;
        }
        catch (Exception exception) when (StorageFailures.Explain(exception) is { } still)
        {
            Log.WorkLeft(log, lease.Work.Id, still.ToString());
            return false;
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
