using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace RhetoricLens.FaultTests.Power;

/// <summary>
/// A file system for SQLite (https://sqlite.org/vfs.html): the one that it has, with the functions that write replaced by ones that ask a <see cref="PowerCut"/> first. SQLite
/// above it is the real one, and so are the files beneath. It becomes the default, and leaves files of other folders alone.
/// </summary>
internal static unsafe partial class CutFiles
{
    private const int IoError = 10, IoErrorWrite = IoError | (3 << 8), IoErrorSync = IoError | (4 << 8), IoErrorTruncate = IoError | (6 << 8), IoErrorDelete = IoError | (10 << 8), CannotOpen = 14;

    // Places in the structs sqlite3_vfs and sqlite3_io_methods, in pointers.
    private const int VfsWords = 21, VfsName = 3, VfsOpen = 5, VfsDelete = 6;
    private const int MethodWords = 19, Read = 2, Write = 3, Truncate = 4, Sync = 5, FileSize = 6;

    private static readonly ConcurrentDictionary<nint, nint> PatchedTables = new();
    private static readonly ConcurrentDictionary<nint, (PowerCut Cut, string Path, nint Methods)> Files = new();
    private static readonly ConcurrentDictionary<PowerCut, byte> Cuts = new();
    private static readonly nint* System = Install();

    /// <summary>From now on the cut's folder is watched, until <see cref="Remove"/>.</summary>
    public static void Add(PowerCut cut)
    {
        Assert.True(System != null);
        Cuts[cut] = 0;
    }

    public static void Remove(PowerCut cut) => Cuts.TryRemove(cut, out _);

    private static nint* Install()
    {
        var system = (nint*)Find(null);
        var vfs = (nint*)NativeMemory.Alloc(VfsWords, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>(system, VfsWords).CopyTo(new Span<nint>(vfs, VfsWords));
        vfs[VfsName] = Marshal.StringToCoTaskMemUTF8("powercut");
        vfs[VfsOpen] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, nint, int, nint, int>)&OpenFile;
        vfs[VfsDelete] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int, int>)&DeleteFile;
        Assert.Equal(0, Register((nint)vfs, 1));
        return system;
    }

    private static PowerCut? CutOf(string? path) => path is null ? null : Cuts.Keys.FirstOrDefault(cut => cut.IsOf(path));

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int OpenFile(nint vfs, nint name, nint file, int flags, nint outFlags)
    {
        var path = Marshal.PtrToStringUTF8(name);
        var cut = CutOf(path);
        if (cut is { IsGone: true })
            return CannotOpen;
        var result = ((delegate* unmanaged[Cdecl]<nint, nint, nint, int, nint, int>)System[VfsOpen])((nint)System, name, file, flags, outFlags);
        var methods = *(nint*)file;
        if (cut is null || result != 0 || methods == 0)
            return result;
        Files[file] = (cut, path!, methods);
        *(nint*)file = PatchedTables.GetOrAdd(methods, Patched);
        return result;
    }

    private static nint Patched(nint methods)
    {
        var table = (nint*)NativeMemory.Alloc(MethodWords, (nuint)sizeof(nint));
        new ReadOnlySpan<nint>((void*)methods, MethodWords).CopyTo(new Span<nint>(table, MethodWords));
        table[Write] = (nint)(delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)&WriteFile;
        table[Truncate] = (nint)(delegate* unmanaged[Cdecl]<nint, long, int>)&TruncateFile;
        table[Sync] = (nint)(delegate* unmanaged[Cdecl]<nint, int, int>)&SyncFile;
        return (nint)table;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int DeleteFile(nint vfs, nint name, int syncFolder) =>
        CutOf(Marshal.PtrToStringUTF8(name)) is { } cut && cut.Next() != Fate.Done
            ? IoErrorDelete
            : ((delegate* unmanaged[Cdecl]<nint, nint, int, int>)System[VfsDelete])((nint)System, name, syncFolder);

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int WriteFile(nint file, nint bytes, int count, long at)
    {
        var (cut, path, methods) = Files[file];
        var fate = cut.Next();
        if (fate == Fate.Gone)
            return IoErrorWrite;
        cut.Note(path, Before(file, methods, at, count));
        var written = ((delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)((nint*)methods)[Write])(file, bytes, fate == Fate.Half ? count / 2 : count, at);
        return fate == Fate.Half ? IoErrorWrite : written;
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int TruncateFile(nint file, long length)
    {
        var (cut, path, methods) = Files[file];
        if (cut.Next() != Fate.Done)
            return IoErrorTruncate;
        cut.Note(path, Before(file, methods, length, int.MaxValue));
        return ((delegate* unmanaged[Cdecl]<nint, long, int>)((nint*)methods)[Truncate])(file, length);
    }

    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    private static int SyncFile(nint file, int flags)
    {
        var (cut, path, methods) = Files[file];
        if (cut.Next() != Fate.Done)
            return IoErrorSync;
        cut.Synced(path);
        return ((delegate* unmanaged[Cdecl]<nint, int, int>)((nint*)methods)[Sync])(file, flags);
    }

    /// <summary>Length of the file, and what stands at a place.</summary>
    private static Undo Before(nint file, nint methods, long at, int most)
    {
        long length;
        ((delegate* unmanaged[Cdecl]<nint, long*, int>)((nint*)methods)[FileSize])(file, &length);
        var bytes = new byte[Math.Clamp(length - at, 0, most)];
        fixed (byte* start = bytes)
        {
            if (bytes.Length > 0)
                ((delegate* unmanaged[Cdecl]<nint, nint, int, long, int>)((nint*)methods)[Read])(file, (nint)start, bytes.Length, at);
        }
        return new Undo(length, Math.Min(at, length), bytes);
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_find", StringMarshalling = StringMarshalling.Utf8)]
    private static partial nint Find(string? name);

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_vfs_register")]
    private static partial int Register(nint vfs, int makeDefault);
}
