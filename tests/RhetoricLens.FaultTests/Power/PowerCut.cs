using System.Collections.Concurrent;

namespace RhetoricLens.FaultTests.Power;

/// <summary>What a disk keeps when the power goes at a write.</summary>
public enum Loss
{
    /// <summary>Every write before it, as when the process is killed.</summary>
    Nothing,

    /// <summary>Every write before it, and the first half of that write.</summary>
    HalfOfTheLast,

    /// <summary>Of each file only what was written before its last sync.</summary>
    AllUnsynced,

    /// <summary>All but that write, which fails once: the power stays, as when a disk is full for a moment.</summary>
    ThatWriteOnly,
}

/// <summary>Counts the writes, syncs, truncations and deletions that reach the disk below a folder; from the n-th on none does any more.</summary>
internal sealed class PowerCut(string folder, int at, Loss loss)
{
    private readonly ConcurrentDictionary<string, List<Undo>> _unsynced = new(StringComparer.Ordinal);
    private int _writes;

    public int Writes => Math.Min(_writes, at);

    public bool IsDown => Volatile.Read(ref _writes) >= at;

    /// <summary>Whether nothing is written any more.</summary>
    public bool IsGone => IsDown && loss != Loss.ThatWriteOnly;

    public bool IsOf(string path) => path.StartsWith(folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    /// <summary>Whether the next write may be done, wholly or by half; none of it when the power is gone.</summary>
    public Fate Next() => Interlocked.Increment(ref _writes) switch
    {
        var number when number < at || (number > at && loss == Loss.ThatWriteOnly) => Fate.Done,
        var number when number == at && loss == Loss.HalfOfTheLast => Fate.Half,
        _ => Fate.Gone,
    };

    /// <summary>Notes how to undo a write that is not yet on the disk.</summary>
    public void Note(string path, Undo undo)
    {
        if (loss == Loss.AllUnsynced)
            _unsynced.GetOrAdd(path, _ => []).Add(undo);
    }

    public void Synced(string path) => _unsynced.TryRemove(path, out _);

    /// <summary>Copies the folder as the disk has it when the power is back.</summary>
    public void CopyTo(string target)
    {
        Support.Folders.Copy(folder, target);
        foreach (var (path, undos) in _unsynced)
        {
            var file = Path.Combine(target, Path.GetRelativePath(folder, path));
            if (!File.Exists(file))
                continue;
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
            foreach (var undo in Enumerable.Reverse(undos))
                undo.Run(stream);
        }
    }
}

/// <summary>What becomes of a write.</summary>
internal enum Fate
{
    Done,
    Half,
    Gone,
}

/// <summary>What a file was before a write: its length, and the bytes that were written over or cut off.</summary>
internal sealed record Undo(long Length, long At, byte[] Bytes)
{
    public void Run(FileStream stream)
    {
        stream.SetLength(Length);
        stream.Position = At;
        stream.Write(Bytes);
    }
}
