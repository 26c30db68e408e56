namespace RhetoricLens.Stance.Vectors;

/// <summary>A part of the counted pairs: open addressing, at most three quarters full. An amount of 0 marks an empty slot.</summary>
internal sealed class PairShard
{
    private uint[] _keys = new uint[1 << 10];
    private long[] _amounts = new long[1 << 10];
    private int _bits = 10;

    public int Count { get; private set; }

    /// <summary>The pairs and their amounts, in no order that means anything.</summary>
    public IEnumerable<(uint Key, long Amount)> Items()
    {
        for (var slot = 0; slot < _keys.Length; slot++)
        {
            if (_amounts[slot] > 0)
                yield return (_keys[slot], _amounts[slot]);
        }
    }

    public void Add(ReadOnlySpan<uint> keys, ReadOnlySpan<long> amounts)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (4 * Count >= 3 * _keys.Length)
                Grow();
            Add(keys[i], amounts[i]);
        }
    }

    private void Add(uint key, long amount)
    {
        var slot = First(key);
        while (_amounts[slot] > 0 && _keys[slot] != key)
            slot = (slot + 1) & (_keys.Length - 1);
        Count += _amounts[slot] == 0 ? 1 : 0;
        _keys[slot] = key;
        _amounts[slot] += amount;
    }

    private void Grow()
    {
        var (keys, amounts) = (_keys, _amounts);
        _bits++;
        (_keys, _amounts, Count) = (new uint[1 << _bits], new long[1 << _bits], 0);
        for (var i = 0; i < keys.Length; i++)
        {
            if (amounts[i] > 0)
                Add(keys[i], amounts[i]);
        }
    }

    // The highest bits of the mixed key chose the shard: the next ones choose the slot.
    private int First(uint key) => (int)(PairCounts.Mix(key) << PairCounts.ShardBits >> (32 - _bits));
}
