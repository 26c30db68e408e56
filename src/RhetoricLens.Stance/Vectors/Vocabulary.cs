using System.Collections.Concurrent;
using System.Runtime.InteropServices;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Vectors;

/// <summary>The words that get a vector, the most frequent first; words seen equally often in the order of their hashes.</summary>
internal sealed class Vocabulary
{
    private readonly HashIndex _index;

    private Vocabulary(ulong[] hashes, long[] counts, long total)
    {
        (Hashes, Counts, Total) = (hashes, counts, total);
        _index = new HashIndex(hashes);
    }

    public ulong[] Hashes { get; }

    /// <summary>Times each word was seen.</summary>
    public long[] Counts { get; }

    /// <summary>All words seen, also those that get no vector.</summary>
    public long Total { get; }

    public int Count => Hashes.Length;

    /// <summary>-1 for a word without a vector.</summary>
    public int IdOf(ulong hash) => _index.RowOf(hash);

    public static Vocabulary Of(IEnumerable<WeightedText> texts, VectorSettings settings, TextCounter counter, ParallelOptions parallel)
    {
        var all = new Dictionary<ulong, long>();
        Parallel.ForEach(
            Partitioner.Create(texts, EnumerablePartitionerOptions.NoBuffering),
            parallel,
            () => (Tokens: new Tokens(), Counts: new Dictionary<ulong, long>()),
            (text, _, own) =>
            {
                own.Tokens.Read(text.Text);
                for (var i = 0; i < own.Tokens.Count; i++)
                    CollectionsMarshal.GetValueRefOrAddDefault(own.Counts, own.Tokens.Hash(i), out var _)++;
                counter.Add();
                return own;
            },
            own => Merge(own.Counts, all));
        var chosen = all.Where(word => word.Value >= settings.MinCount)
            .OrderByDescending(word => word.Value).ThenBy(word => word.Key).Take(settings.Vocabulary).ToArray();
        return new Vocabulary([.. chosen.Select(word => word.Key)], [.. chosen.Select(word => word.Value)], all.Values.Sum());
    }

    private static void Merge(Dictionary<ulong, long> own, Dictionary<ulong, long> all)
    {
        lock (all)
        {
            foreach (var (hash, count) in own)
                CollectionsMarshal.GetValueRefOrAddDefault(all, hash, out _) += count;
        }
    }
}
