namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// Positive pointwise mutual information of a word (row) and a neighbour (column), with the neighbours' distribution raised to the power of 0.75
/// so that rare neighbours do not count too much (Levy, Goldberg and Dagan 2015, section 3.1).
/// </summary>
internal sealed class PointwiseInformation
{
    private const double Smoothing = 0.75;

    private readonly PairCounts _counts;
    private readonly double[] _word;
    private readonly double[] _neighbour;

    private PointwiseInformation(PairCounts counts, int words)
    {
        _counts = counts;
        var sums = Sums(counts, words);
        var smoothed = Array.ConvertAll(sums, sum => Math.Pow(sum, Smoothing));
        var total = Math.Log(smoothed.Sum());
        _word = Array.ConvertAll(sums, sum => -Math.Log(sum));
        _neighbour = Array.ConvertAll(smoothed, sum => total - Math.Log(sum));
    }

    public static SparseMatrix Of(PairCounts counts, int words, ParallelOptions parallel) => new PointwiseInformation(counts, words).Build(parallel);

    /// <summary>By word, the amounts of all its pairs; a pair of the same word twice counts from both ends.</summary>
    private static long[] Sums(PairCounts counts, int words)
    {
        var sums = new long[words];
        foreach (var (key, amount) in counts.Shards.SelectMany(shard => shard.Items()))
        {
            var (first, second) = PairCounts.Words(key);
            sums[first] += amount;
            sums[second] += amount;
        }
        return sums;
    }

    private SparseMatrix Build(ParallelOptions parallel)
    {
        var starts = new int[_word.Length + 1];
        foreach (var (row, _, _) in Positive())
            starts[row + 1]++;
        for (var row = 0; row < _word.Length; row++)
            starts[row + 1] += starts[row];
        var next = starts.AsSpan(0, _word.Length).ToArray();
        var (columns, values) = (new int[starts[^1]], new float[starts[^1]]);
        foreach (var (row, column, value) in Positive())
        {
            var at = next[row]++;
            (columns[at], values[at]) = (column, value);
        }
        Parallel.For(0, _word.Length, parallel, row => Array.Sort(columns, values, starts[row], starts[row + 1] - starts[row]));
        return new SparseMatrix(starts, columns, values);
    }

    private IEnumerable<(int Row, int Column, float Value)> Positive()
    {
        foreach (var (key, amount) in _counts.Shards.SelectMany(shard => shard.Items()))
        {
            var (first, second) = PairCounts.Words(key);
            // A word beside itself is a pair in either direction.
            var log = Math.Log(first == second ? 2 * amount : amount);
            if ((float)(log + _word[first] + _neighbour[second]) is > 0 and var there)
                yield return (first, second, there);
            if (first != second && (float)(log + _word[second] + _neighbour[first]) is > 0 and var back)
                yield return (second, first, back);
        }
    }
}
