using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs;

/// <summary>Does a piece of work for as long as its lease is held: renews it, keeps its progress, and stops when it is taken away.</summary>
/// <param name="store">Where the lease is.</param>
/// <param name="lease">The right to do the work.</param>
/// <param name="listener">Told after each step beside the store; null when nobody listens.</param>
public sealed class HeldWork(Database store, Lease lease, IProgress<Step>? listener) : IProgress<Step>
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WriteEvery = TimeSpan.FromMilliseconds(500);

    private readonly Lock _gate = new();
    private CancellationTokenSource? _held;
    private Step _last;
    private long _written;

    /// <summary>Runs the work; it is put back in the queue when it is interrupted.</summary>
    /// <param name="work">Ends the lease itself when it comes to its end.</param>
    /// <param name="cancellation">The program is stopping.</param>
    public async Task RunAsync(Func<IProgress<Step>, CancellationToken, Task> work, CancellationToken cancellation)
    {
        using var held = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _held = held;
        var watching = WatchAsync(held);
        try
        {
            await work(this, held.Token);
        }
        catch (OperationCanceledException) when (held.IsCancellationRequested)
        {
            store.Work.Release(lease);
            cancellation.ThrowIfCancellationRequested();
        }
        finally
        {
            await held.CancelAsync();
            await watching;
        }
    }

    /// <summary>Keeps a step in the store, at most twice a second within a phase; a lease that was lost cancels the work.</summary>
    public void Report(Step value)
    {
        listener?.Report(value);
        lock (_gate)
        {
            var isNews = value.Name != _last.Name || value.Done == value.Total || TimeProvider.System.GetElapsedTime(_written) >= WriteEvery;
            if (!isNews || value == _last)
                return;
            (_last, _written) = (value, TimeProvider.System.GetTimestamp());
            if (!store.Jobs.Report(lease, value.Name, value.Done, value.Total))
                _held?.Cancel();
        }
    }

    /// <summary>
    /// Renews the lease until the work ends. A lease that another worker took, or that a person called off or paused, cancels the work; so does a store that cannot
    /// be asked until the lease may have run out.
    /// </summary>
    private async Task WatchAsync(CancellationTokenSource held)
    {
        using var timer = new PeriodicTimer(LookEvery);
        var renewed = TimeProvider.System.GetTimestamp();
        try
        {
            while (await timer.WaitForNextTickAsync(held.Token))
            {
                var age = TimeProvider.System.GetElapsedTime(renewed);
                var isTime = age >= Lease.RenewEvery;
                if (Ask(isTime) is not { } isHeld)
                    isHeld = age < Lease.Length - Lease.RenewEvery;
                else if (isTime)
                    renewed = TimeProvider.System.GetTimestamp();
                if (!isHeld)
                    await held.CancelAsync();
            }
        }
        catch (OperationCanceledException)
        {
            // The work has ended.
        }
    }

    /// <summary>Whether the lease holds; null when the store cannot be asked.</summary>
    private bool? Ask(bool renew)
    {
        try
        {
            return renew ? store.Work.Renew(lease) is not null : store.Work.Holds(lease);
        }
        catch (Exception exception) when (StorageFailures.Explain(exception) is not null)
        {
            return null;
        }
    }
}
