using System.Collections.Concurrent;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>Lets one request at a time through to a host, and none sooner after the last than the host's pace.</summary>
internal sealed class HostPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Turnstile> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn; dispose what is returned when the exchange has ended.</summary>
    public async Task<IDisposable> EnterAsync(string host, TimeSpan pace, CancellationToken cancel)
    {
        var turnstile = _hosts.GetOrAdd(host, _ => new Turnstile(clock));
        await turnstile.OneAtATime.WaitAsync(cancel);
        try
        {
            if (turnstile.LastEnd is { } last && pace - clock.GetElapsedTime(last) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancel);
            return turnstile;
        }
        catch
        {
            turnstile.OneAtATime.Release();
            throw;
        }
    }

    private sealed class Turnstile(TimeProvider clock) : IDisposable
    {
        public SemaphoreSlim OneAtATime { get; } = new(1, 1);

        /// <summary>Monotonic time stamp of the last exchange's end.</summary>
        public long? LastEnd { get; private set; }

        public void Dispose()
        {
            LastEnd = clock.GetTimestamp();
            OneAtATime.Release();
        }
    }
}
