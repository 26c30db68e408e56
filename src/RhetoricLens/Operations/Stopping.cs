namespace RhetoricLens.Operations;

/// <summary>How long the process may take from SIGTERM or Ctrl-C to its end: ten seconds in all, which is what Docker waits before it kills.</summary>
internal static class Stopping
{
    /// <summary>For requests and background work to come to a point where they can stop; what has not by then is left, and done again after the next start.</summary>
    public static readonly TimeSpan OfHost = TimeSpan.FromSeconds(6);

    /// <summary>For work to stop by itself; then it is put back, and its server takes leave of the storage while that is still there.</summary>
    public static readonly TimeSpan OfWorkers = TimeSpan.FromSeconds(3);

    /// <summary>For a whole command; then it ends as it is. Training cannot be stopped within a fit, and has written nothing by then.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Waits until the process is told to end, and ends the host; true when all that was under way came to a point where it could stop.</summary>
    public static async Task<bool> WaitUntilStoppedAsync(this IHost host, CancellationToken cancellation)
    {
        try
        {
            await host.WaitForShutdownAsync(cancellation);
            return true;
        }
        catch (Exception exception) when (exception is OperationCanceledException or AggregateException { InnerException: OperationCanceledException })
        {
            return false;
        }
    }
}
