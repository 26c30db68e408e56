namespace RhetoricLens.Configuration;

/// <summary>Bounds the garbage-collected heap of this process.</summary>
public static class MemoryLimit
{
    private const long MiB = 1024 * 1024;

    /// <summary>Sets the bound as <c>DOTNET_GCHeapHardLimit</c> would at the start. What needs more fails with OutOfMemoryException; models and indexes that are mapped, and native memory, are not counted.</summary>
    /// <param name="mib">MiB; 0 leaves what the machine or container has.</param>
    public static void Set(int mib)
    {
        if (mib == 0)
            return;
        AppContext.SetData("GCHeapHardLimit", (ulong)(mib * MiB));
        GC.RefreshMemoryLimit();
    }
}
