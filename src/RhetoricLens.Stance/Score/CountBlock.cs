using System.Runtime.InteropServices;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// Counts of the features of one kind in one passage. The table is kept between passages; only the cells that a passage touched are cleared.
/// Not safe for use by two threads at once.
/// </summary>
internal sealed class CountBlock(int size)
{
    private static readonly float[] Values = [.. Enumerable.Range(0, 64).Select(count => count == 0 ? 0 : 1 + MathF.Log(count))];

    private readonly ushort[] _counts = new ushort[size];
    private readonly List<int> _touched = [];

    /// <summary>Distinct features in the order of their first occurrence.</summary>
    public ReadOnlySpan<int> Indices => CollectionsMarshal.AsSpan(_touched);

    public int CountOf(int index) => _counts[index];

    /// <summary>1 + ln(count): the tenth mention says less than the first.</summary>
    public float ValueOf(int index) => _counts[index] is var count && count < Values.Length ? Values[count] : 1 + MathF.Log(count);

    public void Clear()
    {
        foreach (var index in _touched)
            _counts[index] = 0;
        _touched.Clear();
    }

    public void Add(int index)
    {
        ref var count = ref _counts[index];
        if (count == 0)
            _touched.Add(index);
        if (count < ushort.MaxValue)
            count++;
    }

    /// <summary>Factor that brings the values to a length, so that long passages weigh as much as short ones; 0 when there are none.</summary>
    /// <param name="scale">Length wanted.</param>
    /// <param name="weights">What each value is multiplied with beforehand; empty: nothing.</param>
    public float Factor(float scale, ReadOnlySpan<float> weights)
    {
        var sum = 0.0;
        foreach (var index in _touched)
        {
            var value = (double)ValueOf(index) * (weights.IsEmpty ? 1 : weights[index]);
            sum += value * value;
        }
        return sum > 0 ? (float)(scale / Math.Sqrt(sum)) : 0;
    }
}
