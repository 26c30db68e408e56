using System.Collections.Concurrent;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs;

/// <summary>For which work this process has rung, so that what waits long for a worker is not enqueued anew each minute.</summary>
internal sealed class Alarms
{
    /// <summary>A ring may be lost with the process or the storage that kept it.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromMinutes(10);

    private readonly ConcurrentDictionary<(long Work, int Attempts), long> _rung = new();

    /// <summary>True when it is to be rung for now: the first time for this taking of the work, or long after the last.</summary>
    public bool IsTime(WorkItem work)
    {
        foreach (var (old, at) in _rung)
        {
            if (TimeProvider.System.GetElapsedTime(at) >= Again)
                _rung.TryRemove(old, out _);
        }
        return _rung.TryAdd((work.Id, work.Attempts), TimeProvider.System.GetTimestamp());
    }
}
