using System.Collections.Concurrent;
using System.Threading.Channels;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Operations;

namespace RhetoricLens.Jobs;

/// <summary>
/// Takes what lanes have fetched, has it read on all cores, and records it in batches of one transaction. A process that dies loses at most what was
/// under way here, and fetches that again: a few pages.
/// </summary>
internal sealed class VisitRecorder : IAsyncDisposable
{
    private const int MaxBatch = 32;

    private readonly Func<IReadOnlyList<PageVisit>, IReadOnlyList<VisitRecord?>?> _record;
    private readonly IProgress<Step>? _progress;
    private readonly ConcurrentDictionary<long, bool> _underWay = new();
    private readonly Channel<PageVisit> _read = Channel.CreateUnbounded<PageVisit>(new UnboundedChannelOptions { SingleReader = true });
    private readonly SemaphoreSlim _slots = new(2 * Environment.ProcessorCount);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _recording;
    private TaskCompletionSource _nextBatch = NewBell();
    private int _visited;
    private long _known;

    /// <param name="record">Records pages in one transaction; null when another worker has the crawl.</param>
    /// <param name="start">How far the crawl has come.</param>
    /// <param name="progress">Told after each page.</param>
    public VisitRecorder(Func<IReadOnlyList<PageVisit>, IReadOnlyList<VisitRecord?>?> record, CrawlStart start, IProgress<Step>? progress)
    {
        (_record, _progress) = (record, progress);
        (_visited, _known) = (start.Visited, start.Visited + start.Pending);
        _recording = Task.Run(RecordAsync);
    }

    /// <summary>Ends when the next batch has been recorded; to be asked for before one looks at what there is to do.</summary>
    public Task NextBatch => Volatile.Read(ref _nextBatch).Task;

    /// <summary>True when another worker has the crawl: nothing more can be recorded.</summary>
    public bool IsLost { get; private set; }

    /// <summary>Ends when recording cannot go on: the lease is lost or the store fails. It is cancelled then.</summary>
    public CancellationToken Stopped => _stop.Token;

    /// <summary>Pages that are being fetched, read or recorded.</summary>
    public int UnderWay => _underWay.Count;

    public bool IsUnderWay(long pageId) => _underWay.ContainsKey(pageId);

    /// <summary>Their numbers. A page leaves them only after it has been recorded.</summary>
    public IReadOnlySet<long> PagesUnderWay() => _underWay.Keys.ToHashSet();

    /// <summary>Notes that a page is being fetched; false when it is under way already.</summary>
    public bool TryBegin(long pageId) => _underWay.TryAdd(pageId, true);

    /// <summary>Notes that a page will not be fetched now after all.</summary>
    public void Abandon(long pageId) => _underWay.TryRemove(pageId, out _);

    /// <summary>Takes note of what other programs have visited and found.</summary>
    public void Recount(CrawlStart standing) => (_visited, _known) = (standing.Visited, standing.Visited + standing.Pending);

    /// <summary>Hands a page over to be read and recorded; waits while the cores have enough to do.</summary>
    public async Task HandAsync(Func<PageVisit> read, CancellationToken cancellation)
    {
        await _slots.WaitAsync(cancellation);
        _ = Task.Run(
            () =>
            {
                try
                {
                    _read.Writer.TryWrite(read());
                }
                catch (Exception failure)
                {
                    _read.Writer.TryComplete(failure);
                }
            },
            CancellationToken.None);
    }

    /// <summary>Records what was handed over and ends; an exception of reading or of the store comes out here.</summary>
    public Task FinishAsync()
    {
        _read.Writer.TryComplete();
        return _recording;
    }

    public async ValueTask DisposeAsync()
    {
        _read.Writer.TryComplete();
        await _recording.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
        _slots.Dispose();
    }

    private async Task RecordAsync()
    {
        try
        {
            var batch = new List<PageVisit>(MaxBatch);
            while (!IsLost && await _read.Reader.WaitToReadAsync())
            {
                while (batch.Count < MaxBatch && _read.Reader.TryRead(out var visit))
                    batch.Add(visit);
                Record(batch);
                batch.Clear();
            }
        }
        finally
        {
            await _stop.CancelAsync();
        }
    }

    private void Record(List<PageVisit> batch)
    {
        var records = _record(batch);
        IsLost = records is null;
        foreach (var visit in batch)
            _underWay.TryRemove(visit.PageId, out _);
        _slots.Release(batch.Count);
        foreach (var (visit, i) in batch.Select((visit, i) => (visit, i)))
        {
            _visited += visit.Outcome == FetchOutcome.Pending ? 0 : 1;
            _known += records?[i]?.NewAddresses ?? 0;
            if (records?[i] is { } record)
                Telemetry.PageRecorded(visit, record);
            _progress?.Report(new Step("crawl", _visited, _known));
        }
        Interlocked.Exchange(ref _nextBatch, NewBell()).SetResult();
    }

    private static TaskCompletionSource NewBell() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
