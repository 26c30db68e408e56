using RhetoricLens.Core;

namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// How often two words stand near each other, whichever comes first. Amounts are whole numbers (fixed point), so that their sums do not depend on
/// the order in which texts are read nor on the number of threads.
/// </summary>
internal sealed class PairCounts
{
    /// <summary>The amount of two neighbouring words in a text of weight 1; fine enough for a twentieth of a hundredth.</summary>
    public const int Unit = 1 << 16;

    public const int ShardBits = 6;

    private readonly PairShard[] _shards = [.. Enumerable.Range(0, 1 << ShardBits).Select(_ => new PairShard())];

    /// <summary>More pairs than memory is given for.</summary>
    public bool IsFull => _shards.Sum(shard => (long)shard.Count) > Limits.MaxWordPairs;

    public IReadOnlyList<PairShard> Shards => _shards;

    /// <summary>Two words as one number; at most 2^16 words, see <see cref="Limits.MaxVectorWords"/>.</summary>
    public static uint Key(int first, int second) => first < second ? (uint)first << 16 | (uint)second : (uint)second << 16 | (uint)first;

    public static (int First, int Second) Words(uint key) => ((int)(key >> 16), (int)(key & 0xFFFF));

    public static int ShardOf(uint key) => (int)(Mix(key) >> (32 - ShardBits));

    // Finaliser of MurmurHash3 (Appleby): keys of frequent words differ in few bits.
    public static uint Mix(uint key)
    {
        key = (key ^ key >> 16) * 0x85EBCA6B;
        key = (key ^ key >> 13) * 0xC2B2AE35;
        return key ^ key >> 16;
    }

    /// <summary>Safe for several threads.</summary>
    public void Add(int shard, ReadOnlySpan<uint> keys, ReadOnlySpan<long> amounts)
    {
        lock (_shards[shard])
            _shards[shard].Add(keys, amounts);
    }
}
