namespace RhetoricLens.Stance.Train;

/// <summary>
/// One writer at a time in a registry's folder, whatever process it is in: a training that ends and a person who promotes must not undo each
/// other. The operating system lets go of it when the process dies.
/// </summary>
internal static class RegistryLock
{
    private const string FileName = "registry.lock";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    /// <summary>Waits for the writers before; throws <see cref="IOException"/> when one of them does not end.</summary>
    public static FileStream Take(string folder)
    {
        var path = Path.Combine(folder, FileName);
        var until = TimeProvider.System.GetTimestamp() + (long)(Patience.TotalSeconds * TimeProvider.System.TimestampFrequency);
        while (true)
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (TimeProvider.System.GetTimestamp() < until && Directory.Exists(folder))
            {
                CancellationToken.None.WaitHandle.WaitOne(Pause);
            }
        }
    }
}
