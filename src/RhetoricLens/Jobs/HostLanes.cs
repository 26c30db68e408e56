using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Opens a lane for each host of which a crawl has addresses left, and waits for what was put off.</summary>
internal sealed class HostLanes
{
    /// <summary>How often hosts are looked at that another program holds.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(500);

    private static readonly TimeSpan RecountEvery = TimeSpan.FromSeconds(2);

    private readonly Database _store;
    private readonly FrontierStore _frontier;
    private readonly PoliteFetcher _fetcher;
    private readonly Source _source;
    private readonly CrawlStart _start;
    private readonly VisitRecorder _recorder;
    private readonly CancellationToken _cancellation;
    private readonly PageBudget _budget;
    private readonly Dictionary<string, Task<string?>> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _givenUp = new(StringComparer.Ordinal);

    private int _pendingHosts;
    private int _openLanes;
    private long _counted = TimeProvider.System.GetTimestamp();

    public HostLanes(Database store, PoliteFetcher fetcher, Source source, CrawlStart start, VisitRecorder recorder, CancellationToken cancellation)
    {
        (_store, _frontier, _fetcher, _source, _start, _recorder, _cancellation) = (store, store.Frontier, fetcher, source, start, recorder, cancellation);
        _budget = store.IsShared
            ? new PageBudget(0, want => store.Sharing.Take(start.CrawlId, want, source.Scope.MaxPages))
            : new PageBudget(source.Scope.MaxPages - start.Visited);
    }

    /// <summary>True to read only hosts that no other program reads, and to end when there is none.</summary>
    public bool IsHelper { get; init; }

    /// <summary>How many programs crawl together: each reads its share of the hosts at once.</summary>
    public Func<int> Workers { get; init; } = () => 1;

    /// <summary>Reads all hosts until nothing is left that can be read in this crawl.</summary>
    /// <param name="preparing">What may still add addresses; waited for.</param>
    public async Task RunAsync(Task preparing)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(_cancellation, _recorder.Stopped);
        var stopped = Task.Delay(Timeout.InfiniteTimeSpan, stop.Token);
        try
        {
            while (true)
            {
                var batch = _recorder.NextBatch;
                RecountAtTimes();
                var wait = OpenLanes(stop.Token);
                if (_open.Count == 0 && _recorder.UnderWay == 0 && preparing.IsCompleted && wait is null)
                    break;
                Task[] events = [batch, stopped, .. wait is { } time ? [Task.Delay(time, stop.Token)] : Array.Empty<Task>(), .. _open.Values, .. Unless(preparing)];
                await await Task.WhenAny(events);
                await CloseEndedAsync();
            }
            await preparing;
            await _recorder.FinishAsync();
        }
        catch (OperationCanceledException) when (!_cancellation.IsCancellationRequested)
        {
            // The recorder stopped: its own failure says why; a lost lease is no failure.
            await _recorder.FinishAsync();
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll([preparing, .. _open.Values]).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (_store.IsShared && _budget.Left is var left and > 0)
                _store.Sharing.GiveBack(_start.CrawlId, left);
        }
    }

    /// <summary>Why addresses are left when the crawl has ended.</summary>
    public string WhyLeft()
    {
        if (_budget.IsSpent)
            return $"Stopped at the source's limit of {_source.Scope.MaxPages} pages.";
        return _givenUp.Count > 0 ? string.Join(" ", _givenUp.Values) : "Some addresses have to wait longer than a crawl does; the next one takes them.";
    }

    /// <summary>Opens lanes for hosts that have none; null when nothing has to be waited for, else how long until the first address that was put off, or the next look at hosts of others.</summary>
    private TimeSpan? OpenLanes(CancellationToken stop)
    {
        TimeSpan? first = null;
        if (_budget.IsSpent)
            return null;
        var pending = _frontier.PendingHosts(_start.CrawlId);
        Volatile.Write(ref _pendingHosts, pending.Count);
        foreach (var host in pending.Where(host => !_open.ContainsKey(host.Host) && !_givenUp.ContainsKey(host.Host)))
        {
            var wait = host.DueAt is { } due ? due - _store.Clock.GetUtcNow() : TimeSpan.Zero;
            if (wait <= TimeSpan.Zero && _open.Count < Share() && _fetcher.TryKeepHost(host.Host))
                Open(host.Host, stop);
            else if (wait <= TimeSpan.Zero && _store.IsShared)
                wait = LookAgain;
            if (wait > TimeSpan.Zero && wait <= Limits.MaxRetryWait && !(IsHelper && _open.Count == 0) && !(first < wait))
                first = wait;
        }
        return first;
    }

    /// <summary>What other programs have visited is counted now and then.</summary>
    private void RecountAtTimes()
    {
        if (!_store.IsShared || TimeProvider.System.GetElapsedTime(_counted) < RecountEvery)
            return;
        _counted = TimeProvider.System.GetTimestamp();
        _recorder.Recount(_store.Sharing.Standing(_start.CrawlId));
    }

    private void Open(string host, CancellationToken stop)
    {
        Volatile.Write(ref _openLanes, _open.Count + 1);
        _open[host] = new HostLane(_store, _fetcher, _source, _start.CrawlId, host, _recorder, _budget, () => Volatile.Read(ref _openLanes) > Share()).RunAsync(stop);
    }

    /// <summary>Hosts that this program reads at once: where several crawl together, no more than leaves some for each.</summary>
    private int Share() => Math.Clamp((int)Math.Ceiling(Volatile.Read(ref _pendingHosts) / (double)Math.Max(1, Workers())), 1, Limits.MaxHostsAtOnce);

    private static Task[] Unless(Task task) => task.IsCompleted ? [] : [task];

    private async Task CloseEndedAsync()
    {
        foreach (var (host, lane) in _open.Where(open => open.Value.IsCompleted).ToArray())
        {
            _open.Remove(host);
            Volatile.Write(ref _openLanes, _open.Count);
            if (await lane is { } reason)
                _givenUp[host] = reason;
        }
    }
}
