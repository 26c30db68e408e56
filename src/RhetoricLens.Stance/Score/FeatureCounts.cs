using System.Runtime.InteropServices;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// Counts of the hashed features of one passage. The table is as wide as the hash and kept between passages; only the cells that a passage
/// touched are cleared. Not safe for use by two threads at once.
/// </summary>
internal sealed class FeatureCounts(FeatureSettings settings)
{
    private readonly ushort[] _counts = new ushort[1 << settings.HashBits];
    private readonly List<int> _touched = [];

    /// <summary>Distinct features in the order of their first occurrence.</summary>
    public ReadOnlySpan<int> Indices => CollectionsMarshal.AsSpan(_touched);

    public int CountOf(int index) => _counts[index];

    public void Read(Tokens tokens)
    {
        foreach (var index in _touched)
            _counts[index] = 0;
        _touched.Clear();
        var sink = new Sink(this);
        Features.Extract(tokens, settings, ref sink);
    }

    /// <summary>1 + ln(count): the tenth mention says less than the first.</summary>
    public static float Value(int count) => count < Values.Length ? Values[count] : 1 + MathF.Log(count);

    /// <summary>Euclidean length of the values, by which they are divided so that long passages weigh as much as short ones; 1 when there are none.</summary>
    public double Norm()
    {
        var sum = 0.0;
        foreach (var index in _touched)
            sum += (double)Value(_counts[index]) * Value(_counts[index]);
        return sum > 0 ? Math.Sqrt(sum) : 1;
    }

    private static readonly float[] Values = [.. Enumerable.Range(0, 64).Select(count => count == 0 ? 0 : 1 + MathF.Log(count))];

    private void Count(int index)
    {
        ref var count = ref _counts[index];
        if (count == 0)
            _touched.Add(index);
        if (count < ushort.MaxValue)
            count++;
    }

    private readonly struct Sink(FeatureCounts counts) : IFeatureSink
    {
        public void Add(int index, FeatureKind kind, int token) => counts.Count(index);
    }
}
