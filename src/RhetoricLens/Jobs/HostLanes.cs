using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Opens a lane for each host of which a crawl has addresses left, and waits for what was put off.</summary>
internal sealed class HostLanes
{
    private readonly FrontierStore _frontier;
    private readonly PoliteFetcher _fetcher;
    private readonly Source _source;
    private readonly CrawlStart _start;
    private readonly VisitRecorder _recorder;
    private readonly CancellationToken _cancellation;
    private readonly PageBudget _budget;
    private readonly Dictionary<string, Task<string?>> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _givenUp = new(StringComparer.Ordinal);

    public HostLanes(FrontierStore frontier, PoliteFetcher fetcher, Source source, CrawlStart start, VisitRecorder recorder, CancellationToken cancellation)
    {
        (_frontier, _fetcher, _source, _start, _recorder, _cancellation) = (frontier, fetcher, source, start, recorder, cancellation);
        _budget = new PageBudget(source.Scope.MaxPages - start.Visited);
    }

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
        }
    }

    /// <summary>Why addresses are left when the crawl has ended.</summary>
    public string WhyLeft()
    {
        if (_budget.IsSpent)
            return $"Stopped at the source's limit of {_source.Scope.MaxPages} pages.";
        return _givenUp.Count > 0 ? string.Join(" ", _givenUp.Values) : "Some addresses have to wait longer than a crawl does; the next one takes them.";
    }

    /// <summary>Opens lanes for hosts that have none; null when nothing has to be waited for, else how long until the first address that was put off.</summary>
    private TimeSpan? OpenLanes(CancellationToken stop)
    {
        TimeSpan? first = null;
        if (_budget.IsSpent)
            return null;
        foreach (var host in _frontier.PendingHosts(_start.CrawlId).Where(host => !_open.ContainsKey(host.Host) && !_givenUp.ContainsKey(host.Host)))
        {
            var wait = host.DueAt is { } due ? due - TimeProvider.System.GetUtcNow() : TimeSpan.Zero;
            if (wait > TimeSpan.Zero)
                first = wait <= Limits.MaxRetryWait && !(first < wait) ? wait : first;
            else if (_open.Count < Limits.MaxHostsAtOnce)
                _open[host.Host] = new HostLane(_frontier, _fetcher, _source, _start.CrawlId, host.Host, _recorder, _budget).RunAsync(stop);
        }
        return first;
    }

    private static Task[] Unless(Task task) => task.IsCompleted ? [] : [task];

    private async Task CloseEndedAsync()
    {
        foreach (var (host, lane) in _open.Where(open => open.Value.IsCompleted).ToArray())
        {
            _open.Remove(host);
            if (await lane is { } reason)
                _givenUp[host] = reason;
        }
    }
}
