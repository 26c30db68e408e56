namespace RhetoricLens.Stance.Train;

/// <summary>
/// One writer at a time in a registry's folder, whatever process it is in: a training that ends and a person who promotes must not undo each
/// other. The operating system lets go of it when the process dies.
/// </summary>
public static class RegistryLock
{
    private const string FileName = "registry.lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Keeps writers out while a folder of models is copied; null when there is no such folder.</summary>
    public static IDisposable? TakeIfThere(string folder) => Directory.Exists(folder) ? Take(folder) : null;

    /// <summary>Waits for the writers before; throws <see cref="IOException"/> when one of them does not end.</summary>
    internal static FileStream Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var until = TimeProvider.System.GetTimestamp() + (long)(Patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException error) when (IsHeld(error) && TimeProvider.System.GetTimestamp() < until)
            {
                CancellationToken.None.WaitHandle.WaitOne(Pause);
            }
        }
    }

    /// <summary>EWOULDBLOCK on Linux and on macOS, ERROR_SHARING_VIOLATION on Windows: another writer has it. Anything else will not pass by waiting.</summary>
    private static bool IsHeld(IOException error) => error.HResult is 11 or 35 or unchecked((int)0x80070020);
}
