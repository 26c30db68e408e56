namespace RhetoricLens.Tests.Crawling.Fetch;

/// <summary>A clock on which waiting takes no time: a timer of at most ten seconds rings at once and moves the clock; longer ones never ring.</summary>
public sealed class SkippingClock : TimeProvider
{
    private readonly Lock _gate = new();
    private TimeSpan _elapsed;

    /// <summary>Waits that were asked for.</summary>
    public List<TimeSpan> Waits { get; } = [];

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2024, 1, 1, 0, 0, 0, TimeSpan.Zero) + Elapsed;

    public override long GetTimestamp() => Elapsed.Ticks;

    private TimeSpan Elapsed
    {
        get
        {
            lock (_gate)
                return _elapsed;
        }
    }

    public void Advance(TimeSpan time)
    {
        lock (_gate)
            _elapsed += time;
    }

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime > TimeSpan.Zero && dueTime <= TimeSpan.FromSeconds(10))
        {
            Waits.Add(dueTime);
            Advance(dueTime);
            ThreadPool.QueueUserWorkItem(_ => callback(state));
        }
        return new NoTimer();
    }

    private sealed class NoTimer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
