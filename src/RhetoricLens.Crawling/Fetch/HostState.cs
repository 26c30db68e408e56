using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>What is known of one host's pace. Between its requests it may be read, and recalled, by others than the holder of its turn.</summary>
internal sealed class HostState(string name, TimeProvider clock, IHostClaims? claims)
{
    private static readonly TimeSpan FirstPenalty = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LeastPenalty = TimeSpan.FromMilliseconds(100);

    /// <summary>Time left of a claim, beyond that of an exchange, below which it is taken anew.</summary>
    private static readonly TimeSpan Spare = TimeSpan.FromSeconds(10);

    /// <summary>Share of the last response time in the smoothed one.</summary>
    private const double Newest = 0.3;

    /// <summary>What is left of a penalty after a good answer.</summary>
    private const double Forgiveness = 0.8;

    private readonly Lock _gate = new();
    private long? _lastEnd;
    private double? _smoothedSeconds;
    private TimeSpan _penalty;
    private TimeSpan _floor;
    private DateTimeOffset _closedUntil;
    private long? _heldSince;
    private int _keepers;

    public SemaphoreSlim OneAtATime { get; } = new(1, 1);

    public TimeSpan Rest()
    {
        lock (_gate)
            return Positive(_closedUntil - clock.GetUtcNow());
    }

    /// <summary>How long to wait before the next request.</summary>
    /// <param name="floor">Least pause between two requests.</param>
    public TimeSpan Wait(TimeSpan floor)
    {
        lock (_gate)
        {
            _floor = floor;
            return Longer(Owed(), _closedUntil - clock.GetUtcNow());
        }
    }

    public void Note(TimeSpan latency, bool isOverloaded, TimeSpan? retryAfter)
    {
        lock (_gate)
        {
            _smoothedSeconds = _smoothedSeconds is { } before ? before + (Newest * (latency.TotalSeconds - before)) : latency.TotalSeconds;
            if (isOverloaded)
                _penalty = TimeSpan.FromTicks(Math.Min(Limits.MaxCrawlDelay.Ticks, Math.Max(FirstPenalty.Ticks, 2 * _penalty.Ticks)));
            else
                _penalty = _penalty * Forgiveness is var left && left > LeastPenalty ? left : TimeSpan.Zero;
            if (retryAfter is { } rest)
                Close(clock.GetUtcNow() + rest);
        }
    }

    public void Leave()
    {
        lock (_gate)
        {
            _lastEnd = clock.GetTimestamp();
            LeaveToOthers();
        }
        OneAtATime.Release();
    }

    /// <summary>Takes the host from other programs, or keeps it, for long enough that an exchange can end; false while another holds it.</summary>
    public bool TryHold()
    {
        lock (_gate)
        {
            if (_heldSince is { } since && clock.GetElapsedTime(since) <= Limits.HostClaim - Limits.MaxExchange - Spare)
                return true;
            var asked = clock.GetTimestamp();
            if (claims!.Claim(name) is not { } rest)
            {
                _heldSince = null;
                return false;
            }
            if (_heldSince is null)
                TakeOver(rest);
            _heldSince = asked;
            return true;
        }
    }

    public void Keep()
    {
        lock (_gate)
            _keepers++;
    }

    public void StopKeeping()
    {
        lock (_gate)
        {
            _keepers--;
            if (OneAtATime.CurrentCount == 1)
                LeaveToOthers();
        }
    }

    private void LeaveToOthers()
    {
        if (claims is null || _keepers > 0 || _heldSince is null)
            return;
        _heldSince = null;
        claims.Release(ToKeep());
    }

    /// <summary>What another program that held the host meanwhile has learnt counts as if it had been learnt here.</summary>
    private void TakeOver(HostRest rest)
    {
        Close(rest.NotBefore);
        _penalty = Longer(_penalty, rest.Penalty);
        _smoothedSeconds = rest.LatencySeconds ?? _smoothedSeconds;
    }

    public HostRest ToKeep()
    {
        lock (_gate)
        {
            var now = clock.GetUtcNow();
            return new HostRest(name, now + Longer(Owed(), _closedUntil - now), _penalty, _smoothedSeconds);
        }
    }

    public void Recall(HostRest rest)
    {
        lock (_gate)
        {
            Close(rest.NotBefore);
            if (_lastEnd is not null)
                return;
            _penalty = Longer(_penalty, rest.Penalty);
            _smoothedSeconds ??= rest.LatencySeconds;
        }
    }

    private void Close(DateTimeOffset until) => _closedUntil = until > _closedUntil ? until : _closedUntil;

    /// <summary>What is left of the pause after the last request.</summary>
    private TimeSpan Owed() => _lastEnd is { } end ? Pause() - clock.GetElapsedTime(end) : TimeSpan.Zero;

    private TimeSpan Pause()
    {
        var slow = _floor == TimeSpan.Zero ? 0 : Math.Min(Limits.MaxLatencyPause.TotalSeconds, Limits.PaceByLatency * (_smoothedSeconds ?? 0));
        return TimeSpan.FromSeconds(Math.Max(Math.Max(_floor.TotalSeconds, slow), _penalty.TotalSeconds));
    }

    private static TimeSpan Longer(TimeSpan one, TimeSpan other) => Positive(one > other ? one : other);

    private static TimeSpan Positive(TimeSpan time) => time > TimeSpan.Zero ? time : TimeSpan.Zero;
}
