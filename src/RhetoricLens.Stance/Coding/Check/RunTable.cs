namespace RhetoricLens.Stance.Coding.Check;

/// <summary>Which runs of words stand in which passages; sorted, so that the passages of one run stand together.</summary>
/// <param name="capacity">The most runs that are added.</param>
internal sealed class RunTable(int capacity)
{
    private readonly ulong[] _hashes = new ulong[capacity];
    private readonly int[] _passages = new int[capacity];
    private int _count;

    public void Add(ulong hash, int passage) => (_hashes[_count], _passages[_count++]) = (hash, passage);

    public void Sort() => Array.Sort(_hashes, _passages, 0, _count);

    public ulong Hash(int at) => _hashes[at];

    public ReadOnlySpan<int> Passages(int start, int length) => _passages.AsSpan(start, length);

    /// <summary>Places of the runs that stand in the table at least so often.</summary>
    public IEnumerable<(int Start, int Length)> Repeated(int times)
    {
        for (int start = 0, end; start < _count; start = end)
        {
            for (end = start + 1; end < _count && _hashes[end] == _hashes[start];)
                end++;
            if (end - start >= times)
                yield return (start, end - start);
        }
    }
}
