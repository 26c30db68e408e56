using System.Numerics;

namespace RhetoricLens.Stance.Vectors;

/// <summary>From the hash of a word to its row: open addressing with linear probing, at most half full. Safe for any number of threads.</summary>
internal sealed class HashIndex
{
    private readonly ulong[] _hashes;

    // Row + 1; 0 is an empty slot.
    private readonly int[] _slots;
    private readonly int _shift;

    /// <param name="hashes">Distinct hashes; a hash's place is its row. Kept, not copied.</param>
    public HashIndex(ulong[] hashes)
    {
        _hashes = hashes;
        var bits = Math.Max(2, BitOperations.Log2((uint)Math.Max(1, hashes.Length)) + 2);
        _slots = new int[1 << bits];
        _shift = 64 - bits;
        for (var row = 0; row < hashes.Length; row++)
        {
            var slot = First(hashes[row]);
            while (_slots[slot] != 0)
                slot = Next(slot);
            _slots[slot] = row + 1;
        }
    }

    /// <summary>-1 when the hash is unknown.</summary>
    public int RowOf(ulong hash)
    {
        for (var slot = First(hash); _slots[slot] != 0; slot = Next(slot))
        {
            var row = _slots[slot] - 1;
            if (_hashes[row] == hash)
                return row;
        }
        return -1;
    }

    // Fibonacci hashing (Knuth, vol. 3, 6.4): spreads the high bits, in which FNV-1a is weak for short words.
    private int First(ulong hash) => (int)(hash * 0x9E3779B97F4A7C15 >> _shift);

    private int Next(int slot) => (slot + 1) & (_slots.Length - 1);
}
