namespace RhetoricLens.Jobs;

/// <summary>Carries the progress of background work to whoever listens in this process.</summary>
public sealed class ProgressFeed : IProgress<Step>
{
    /// <summary>Told after each step, on the worker's thread; null when nobody listens.</summary>
    public IProgress<Step>? Listener { get; set; }

    public void Report(Step value) => Listener?.Report(value);
}
