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

    /// <summary>Turns due schedules into work and wakes workers for whatever is due and held by nobody.</summary>
    public void Tick(CancellationToken cancellation)
    {
        workspace.Store.Schedules.Tick();
        cancellation.ThrowIfCancellationRequested();
        // A job lost after this point is enqueued again by the next tick; one enqueued twice finds the work claimed.
        foreach (var item in workspace.Store.Work.Due(WakeAtOnce))
            jobs.Enqueue<WorkJob>(job => job.Run(item.Id, CancellationToken.None));
    }

    /// <summary>Does one piece of work, unless another worker holds it.</summary>
    public async Task Run(long workId, CancellationToken cancellation)
    {
        if (workspace.Store.Work.Claim(workId) is not { } lease)
            return;
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var renewing = RenewAsync(lease, held);
        try
        {
            await DoAsync(lease, held.Token);
        }
        catch (OperationCanceledException)
        {
            workspace.Store.Work.Release(lease);
            throw;
        }
        catch (Exception exception)
        {
            Log.WorkFailed(log, workId, exception);
            workspace.Store.Work.Fail(lease, exception.Message);
            throw;
        }
        finally
        {
            await held.CancelAsync();
            await renewing;
        }
    }

    private async Task DoAsync(Lease lease, CancellationToken cancellation)
    {
        if (lease.Work.Kind != WorkKind.Crawl)
        {
            workspace.Store.Work.Skip(lease, $"This version has no background work of the kind {lease.Work.Kind}.");
            return;
        }
        if (workspace.Store.Sources.Get(lease.Work.Target) is not { } registered)
        {
            workspace.Store.Work.Skip(lease, $"There is no source {lease.Work.Target} any more.");
            return;
        }
        var source = registered.Source;
        var report = await new CrawlRun(workspace, fetchers.For(source), source, lease, progress).RunAsync(cancellation);
        if (report is null)
            return;
        var problem = new Pipeline(workspace, progress).Refresh(cancellation);
        workspace.Store.Work.Complete(lease, Summary(report.Outcomes) + (problem is null ? "" : "; " + problem));
    }

    /// <summary>Renews the lease until the work ends; a lost lease cancels the work, as another worker has it now.</summary>
    private async Task RenewAsync(Lease lease, CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(Lease.RenewEvery);
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                if (workspace.Store.Work.Renew(lease) is null)
                    await held.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    /// <summary>Counts by outcome in one line.</summary>
    public static string Summary(IReadOnlyDictionary<FetchOutcome, int> outcomes) => string.Join(
        ", ",
        outcomes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key)
            .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key} {pair.Value}")));
}
