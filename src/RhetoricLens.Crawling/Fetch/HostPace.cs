using System.Collections.Concurrent;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>
/// Lets one request at a time through to a host, and none sooner after the last than the host can bear: the pause grows with the time its
/// answers take, doubles when it says that it is overloaded (429, 503) or does not answer, and shrinks slowly while all is well.
/// </summary>
internal sealed class HostPace(TimeProvider clock)
{
    private readonly ConcurrentDictionary<string, Host> _hosts = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Waits for the host's turn; dispose what is returned when the exchange has ended.</summary>
    /// <param name="address">Names the host; other ports than those of the web are other hosts.</param>
    /// <param name="floor">Least pause. Zero: a server of one's own, whose response time is not held against it.</param>
    /// <param name="cancel">Stops waiting.</param>
    public async Task<HostTurn> EnterAsync(Uri address, TimeSpan floor, CancellationToken cancel)
    {
        var host = Of(address);
        await host.OneAtATime.WaitAsync(cancel);
        try
        {
            if (host.Wait(floor) is var wait && wait > TimeSpan.Zero)
                await Task.Delay(wait, clock, cancel);
            return new HostTurn(host, clock);
        }
        catch
        {
            host.OneAtATime.Release();
            throw;
        }
    }

    /// <summary>How long the host has asked to be left alone from now on; zero when it has not.</summary>
    public TimeSpan Closed(Uri address) => Of(address).Rest();

    private Host Of(Uri address) => _hosts.GetOrAdd(NameOf(address), _ => new Host(clock));

    private static string NameOf(Uri address) =>
        address.Port is 80 or 443 ? address.IdnHost.TrimEnd('.') : $"{address.IdnHost.TrimEnd('.')}:{address.Port}";

    /// <summary>What is known of one host. Changed only by whoever holds its turn.</summary>
    internal sealed class Host(TimeProvider clock)
    {
        private static readonly TimeSpan FirstPenalty = TimeSpan.FromSeconds(1);
        private static readonly TimeSpan LeastPenalty = TimeSpan.FromMilliseconds(100);

        /// <summary>Share of the last response time in the smoothed one.</summary>
        private const double Newest = 0.3;

        /// <summary>What is left of a penalty after a good answer.</summary>
        private const double Forgiveness = 0.8;

        private long? _lastEnd;
        private double? _smoothedSeconds;
        private TimeSpan _penalty;
        private DateTimeOffset _closedUntil;

        public SemaphoreSlim OneAtATime { get; } = new(1, 1);

        public TimeSpan Rest() => _closedUntil - clock.GetUtcNow() is var rest && rest > TimeSpan.Zero ? rest : TimeSpan.Zero;

        public TimeSpan Wait(TimeSpan floor)
        {
            var pause = _lastEnd is { } end ? Pause(floor) - clock.GetElapsedTime(end) : TimeSpan.Zero;
            return pause > Rest() ? pause : Rest();
        }

        public void Note(TimeSpan latency, bool isOverloaded, TimeSpan? retryAfter)
        {
            _smoothedSeconds = _smoothedSeconds is { } before ? before + (Newest * (latency.TotalSeconds - before)) : latency.TotalSeconds;
            if (isOverloaded)
                _penalty = TimeSpan.FromTicks(Math.Min(Limits.MaxCrawlDelay.Ticks, Math.Max(FirstPenalty.Ticks, 2 * _penalty.Ticks)));
            else
                _penalty = _penalty * Forgiveness is var left && left > LeastPenalty ? left : TimeSpan.Zero;
            if (retryAfter is { } rest && clock.GetUtcNow() + rest is var until && until > _closedUntil)
                _closedUntil = until;
        }

        public void Leave()
        {
            _lastEnd = clock.GetTimestamp();
            OneAtATime.Release();
        }

        private TimeSpan Pause(TimeSpan floor)
        {
            var slow = floor == TimeSpan.Zero ? 0 : Math.Min(Limits.MaxLatencyPause.TotalSeconds, Limits.PaceByLatency * (_smoothedSeconds ?? 0));
            return TimeSpan.FromSeconds(Math.Max(Math.Max(floor.TotalSeconds, slow), _penalty.TotalSeconds));
        }
    }
}

/// <summary>The right to send one request to a host.</summary>
internal sealed class HostTurn(HostPace.Host host, TimeProvider clock) : IDisposable
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Time since the turn was taken.</summary>
    public TimeSpan Used => clock.GetElapsedTime(_start);

    /// <summary>Tells how the exchange went, for the pauses to come.</summary>
    /// <param name="isOverloaded">The server said so, or did not answer in time.</param>
    /// <param name="retryAfter">How long it asks to be left alone; null when it does not say.</param>
    public void Note(bool isOverloaded, TimeSpan? retryAfter) => host.Note(Used, isOverloaded, retryAfter);

    public void Dispose() => host.Leave();
}
