using System.Diagnostics;
using System.Globalization;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Extract;

/// <summary>
/// Work on a thread of its own with a bound on the processor time that it uses, because no parser can be stopped from outside: after the limit it is
/// left to end by itself, which the limits on depth and elements make sure it does.
/// </summary>
internal static class TimedRun
{
    /// <summary>The parsers recurse; the depth limit keeps them far below this.</summary>
    private const int StackBytes = 16 * 1024 * 1024;

    /// <summary>The result; null when the work needed more than the limit.</summary>
    /// <param name="work">Must not throw; it is told to end once the limit is over.</param>
    /// <param name="limit">Processor time of the thread; where the system does not tell it (not Linux), time by the clock.</param>
    public static T? Within<T>(Func<CancellationToken, T> work, TimeSpan limit)
        where T : class
    {
        T? result = null;
        var id = 0;
        var cancel = new CancellationTokenSource();
        var thread = new Thread(
            () =>
            {
                Volatile.Write(ref id, OwnId() ?? 0);
                result = work(cancel.Token);
            },
            StackBytes) { IsBackground = true };
        thread.Start();
        for (var round = 1; round <= Limits.MaxExtractPatience; round++)
        {
            if (thread.Join(limit))
            {
                cancel.Dispose();
                return result;
            }
            // A busy machine gives a thread little of the time that passes.
            if (UsedBy(Volatile.Read(ref id)) is not { } used || used >= limit)
                break;
        }
        cancel.Cancel();
        return null;
    }

    /// <summary>The system's number of this thread; null where it cannot be had.</summary>
    private static int? OwnId()
    {
        try
        {
            return OperatingSystem.IsLinux() && new FileInfo("/proc/thread-self").LinkTarget is { } link
                && int.TryParse(link.AsSpan(link.LastIndexOf('/') + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private static TimeSpan? UsedBy(int id)
    {
        if (id == 0)
            return null;
        try
        {
            using var process = Process.GetCurrentProcess();
            return process.Threads.Cast<ProcessThread>().FirstOrDefault(thread => thread.Id == id)?.TotalProcessorTime;
        }
        catch (Exception failure) when (failure is InvalidOperationException or IOException or System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }
}
