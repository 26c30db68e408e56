using System.Data.Common;
using Hangfire;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs.Fleet;

/// <summary>
/// What a program does beside its own work when it shares a store with others: it gives signs of life, takes over models and labels, helps with
/// crawls and scoring that others began, and keeps its index up to the store.
/// </summary>
public sealed class FleetMember(Workspace workspace, Fetchers fetchers, IBackgroundJobClient jobs, Role role, ILogger<FleetMember> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Orphans = TimeSpan.FromSeconds(5);
    private const int WakeAtOnce = 20;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    private readonly SharedFolder _files = new(workspace);

    /// <summary>How old an answer may be: the store is looked at this often, and what is new takes its indexing time on top.</summary>
    public static TimeSpan IndexEvery => Look;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var tasks = new List<Task> { RepeatAsync("sign", Beat, SignAsync, stoppingToken) };
        if (role.Works())
        {
            tasks.Add(RepeatAsync("orphans", Orphans, WakeOrphansAsync, stoppingToken));
            tasks.Add(RepeatAsync("crawl", Look, HelpCrawlAsync, stoppingToken));
            tasks.Add(RepeatAsync("score", Look, HelpScoreAsync, stoppingToken));
        }
        if (role.Answers())
            tasks.Add(RepeatAsync("index", IndexEvery, IndexAsync, stoppingToken));
        await Task.WhenAll(tasks);
        TryLeave();
    }

    /// <summary>Does something again and again; a database that is away for a while interrupts it and does not end it.</summary>
    private async Task RepeatAsync(string what, TimeSpan every, Func<CancellationToken, Task> act, CancellationToken stop)
    {
        await Task.Yield();
        while (!stop.IsCancellationRequested)
        {
            try
            {
                await act(stop);
                await Task.Delay(every, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                return;
            }
            catch (Exception exception) when (exception is DbException or IOException or TimeoutException)
            {
                Log.FleetInterrupted(log, what, exception.Message);
                await Task.Delay(Look, stop).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
        }
    }

    private Task SignAsync(CancellationToken stop)
    {
        workspace.Store.Nodes.Beat(workspace.Node, role.ToString().ToLowerInvariant(), role.Answers() ? workspace.Index.Sequence : null);
        workspace.CrawlingWorkers = Math.Max(1, workspace.Store.Nodes.Running().Count(node => Enum.TryParse<Role>(node.Role, ignoreCase: true, out var its) && its.Works()));
        _files.Synchronise();
        if (workspace.FollowRegistry() is { } problem)
            Log.ModelNotTaken(log, problem.ToString());
        return Task.CompletedTask;
    }

    /// <summary>Work whose holder has died, or gave it back because the store was away, is taken up without waiting for the minute.</summary>
    private Task WakeOrphansAsync(CancellationToken stop)
    {
        foreach (var item in workspace.Store.Work.Due(WakeAtOnce).Where(item => item.State == WorkState.Leased || item.Attempts > 0))
            jobs.Enqueue<WorkJob>(JobServices.QueueOf(item.Kind), job => job.Run(item.Id, CancellationToken.None));
        return Task.CompletedTask;
    }

    private async Task HelpCrawlAsync(CancellationToken stop)
    {
        foreach (var crawl in workspace.Store.Sharing.LedByOthers(workspace.Node))
        {
            if (workspace.Store.Sources.Get(crawl.SourceId) is { } registered)
                await new CrawlRun(workspace, fetchers.For(registered.Source), registered.Source, null).HelpAsync(crawl.CrawlId, stop);
        }
    }

    private Task HelpScoreAsync(CancellationToken stop)
    {
        if (workspace.Store.Scores.CountUnscored(workspace.ModelId, Stance.Score.PassageSplitter.Version) > 0)
            new Pipeline(workspace).ScoreWhatIsFree(stop);
        return Task.CompletedTask;
    }

    private long _indexed = -1;

    private Task IndexAsync(CancellationToken stop)
    {
        var revision = workspace.Store.Revision();
        if (revision == _indexed)
            return Task.CompletedTask;
        if (new Pipeline(workspace).Index(stop).Problem is { } problem)
            Log.IndexNotBuilt(log, problem.ToString());
        else
            _indexed = revision;
        return Task.CompletedTask;
    }

    private void TryLeave()
    {
        try
        {
            workspace.Store.Nodes.Leave(workspace.Node);
        }
        catch (DbException exception)
        {
            Log.FleetInterrupted(log, "leave", exception.Message);
        }
    }
}
