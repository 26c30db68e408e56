using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Jobs;

/// <summary>
/// Work that somebody at a browser asked for and waits for: one at a time, watched by whoever looks, gone when the program ends. What it has stored by then stays, and
/// asking again goes on from there; so it needs no lease.
/// </summary>
internal sealed class LocalTask<T>(CancellationToken stopping) : IProgress<Step>
    where T : class
{
    private readonly Lock _gate = new();
    private volatile StepBox? _step;

    /// <summary>Whether it is being done.</summary>
    public bool IsRunning { get; private set; }

    /// <summary>What came of it; null before its end, or when it failed.</summary>
    public T? Result { get; private set; }

    /// <summary>Why it failed; null when it did not.</summary>
    public Problem? Problem { get; private set; }

    /// <summary>How far it has come; null when it does not run.</summary>
    public Step? At => IsRunning ? _step?.Step : null;

    /// <summary>Begins; false when it is being done already.</summary>
    /// <param name="work">What is done, off the caller's thread.</param>
    public bool TryStart(Func<IProgress<Step>, CancellationToken, Task<Outcome<T>>> work)
    {
        lock (_gate)
        {
            if (IsRunning)
                return false;
            (IsRunning, Result, Problem, _step) = (true, null, null, null);
        }
        _ = Task.Run(() => DoAsync(work), CancellationToken.None);
        return true;
    }

    public void Report(Step value) => _step = new StepBox(value);

    private async Task DoAsync(Func<IProgress<Step>, CancellationToken, Task<Outcome<T>>> work)
    {
        try
        {
            (Result, Problem) = await work(this, stopping);
        }
        catch (OperationCanceledException)
        {
            Problem = new Problem("stopped", "The program was stopped.", "", "Start it again, and ask again: what was taken in so far stays.");
        }
        catch (Exception failure)
        {
            // Nobody awaits this task: whoever looks at the page hears of it.
            Problem = StorageFailures.Explain(failure) ?? new Problem("task_failed", failure.Message, "", "Try again; if it happens again, the log says more.");
        }
        IsRunning = false;
    }

    private sealed record StepBox(Step Step);
}
