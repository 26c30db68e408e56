namespace RhetoricLens.Core;

/// <summary>The hash by which words and runs of words are compared: the same on every machine and in every version. Collisions of 64 bits are left aside.</summary>
public static class TextHash
{
    /// <summary>FNV-1a, 64 bit (Fowler, Noll, Vo), over UTF-16 code units.</summary>
    public const ulong Seed = 14695981039346656037, Prime = 1099511628211;

    /// <summary>Hash of some characters.</summary>
    public static ulong Of(ReadOnlySpan<char> text)
    {
        var hash = Seed;
        foreach (var c in text)
            hash = (hash ^ c) * Prime;
        return Mix(hash);
    }

    /// <summary>Hash of a run of hashes in their order.</summary>
    public static ulong Run(ReadOnlySpan<ulong> hashes)
    {
        var hash = Seed;
        foreach (var item in hashes)
            hash = Mix(hash ^ item);
        return hash;
    }

    /// <summary>Spreads bits (the finaliser of SplitMix64).</summary>
    public static ulong Mix(ulong z)
    {
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
