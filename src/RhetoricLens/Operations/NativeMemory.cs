using System.Runtime.InteropServices;

namespace RhetoricLens.Operations;

/// <summary>
/// Keeps memory beside the managed heap (of the database, of compression) from growing for as long as the program runs. The C library of most Linux systems gives each thread
/// one of eight pools a processor and, after the first large block, hands nothing below 64 MB of each back (mallopt(3): M_ARENA_MAX, M_TRIM_THRESHOLD and the dynamic thresholds that setting it ends).
/// </summary>
public static class NativeMemory
{
    private const int TrimThreshold = -1;
    private const int ArenaMax = -8;

    /// <summary>What is free at the end of a pool is handed back beyond this; the library's own value before it adapts.</summary>
    private const int KeptBytes = 128 * 1024;

    /// <summary>One pool a processor, and what is free handed back. Does nothing where the library has no such settings, or the environment sets its own.</summary>
    public static void Bound()
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariables().Keys.Cast<string>().Any(name => name.StartsWith("MALLOC_", StringComparison.Ordinal)))
            return;
        try
        {
            _ = SetOption(ArenaMax, Math.Max(2, Environment.ProcessorCount));
            _ = SetOption(TrimThreshold, KeptBytes);
        }
        catch (Exception exception) when (exception is EntryPointNotFoundException or DllNotFoundException)
        {
            // Another C library, with an allocator of its own.
        }
    }

    [System.Diagnostics.CodeAnalysis.SuppressMessage("Interoperability", "SYSLIB1054", Justification = "Generated marshalling needs unsafe code; two numbers need no marshalling.")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    [DllImport("libc", EntryPoint = "mallopt")]
    private static extern int SetOption(int option, int value);
}
