using System.Collections.Concurrent;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Vectors;

/// <summary>Counts the pairs of one thread's texts; pairs go to the shared counts in batches.</summary>
internal sealed class PairReader
{
    private const int Batch = 1024;
    private const string Number = "(number)";

    private readonly Vocabulary _vocabulary;
    private readonly PairCounts _counts;
    private readonly string?[] _names;
    private readonly Tokens _tokens = new();
    private readonly long[] _amounts;
    private readonly (uint[] Keys, long[] Amounts, int Count)[] _batches;
    private int[] _ids = new int[1024];

    private PairReader(Vocabulary vocabulary, PairCounts counts, string?[] names, int window)
    {
        (_vocabulary, _counts, _names) = (vocabulary, counts, names);
        _amounts = new long[window + 1];
        _batches = [.. counts.Shards.Select(_ => (new uint[Batch], new long[Batch], 0))];
    }

    /// <summary>Null when there are more pairs than memory is given for. Fills <paramref name="names"/> with the normal forms of the vocabulary.</summary>
    public static PairCounts? Count(
        IEnumerable<WeightedText> texts, Vocabulary vocabulary, int window, string?[] names, TextCounter counter, ParallelOptions parallel)
    {
        var counts = new PairCounts();
        var done = Parallel.ForEach(
            Partitioner.Create(texts, EnumerablePartitionerOptions.NoBuffering),
            parallel,
            () => new PairReader(vocabulary, counts, names, window),
            (text, loop, own) =>
            {
                own.Read(text);
                counter.Add();
                if (counts.IsFull)
                    loop.Stop();
                return own;
            },
            own => own.FlushAll());
        return done.IsCompleted && !counts.IsFull ? counts : null;
    }

    private void Read(WeightedText text)
    {
        _tokens.Read(text.Text);
        if (_ids.Length < _tokens.Count)
            _ids = new int[_tokens.Count];
        for (var i = 0; i < _tokens.Count; i++)
            _ids[i] = Identify(i);
        var weight = Math.Clamp(text.Weight, WeightedText.Least, WeightedText.Most);
        for (var distance = 1; distance < _amounts.Length; distance++)
            _amounts[distance] = (long)Math.Round((double)weight * PairCounts.Unit / distance);
        AddPairs(_ids.AsSpan(0, _tokens.Count));
    }

    private int Identify(int token)
    {
        var id = _vocabulary.IdOf(_tokens.Hash(token));
        // Two threads may both do this; they write the same.
        if (id >= 0 && _names[id] is null)
            _names[id] = _tokens[token].ContainsAnyExceptInRange('0', '9') ? _tokens[token].ToString() : Number;
        return id;
    }

    /// <summary>Words without a vector are no neighbours, but they take up their place.</summary>
    private void AddPairs(ReadOnlySpan<int> ids)
    {
        for (var i = 0; i < ids.Length; i++)
        {
            if (ids[i] < 0)
                continue;
            var reach = Math.Min(_amounts.Length, ids.Length - i);
            for (var distance = 1; distance < reach; distance++)
            {
                if (ids[i + distance] >= 0)
                    Add(PairCounts.Key(ids[i], ids[i + distance]), _amounts[distance]);
            }
        }
    }

    private void Add(uint key, long amount)
    {
        var shard = PairCounts.ShardOf(key);
        ref var batch = ref _batches[shard];
        batch.Keys[batch.Count] = key;
        batch.Amounts[batch.Count++] = amount;
        if (batch.Count == Batch)
            Flush(shard);
    }

    private void Flush(int shard)
    {
        ref var batch = ref _batches[shard];
        _counts.Add(shard, batch.Keys.AsSpan(0, batch.Count), batch.Amounts.AsSpan(0, batch.Count));
        batch.Count = 0;
    }

    private void FlushAll()
    {
        for (var shard = 0; shard < _batches.Length; shard++)
            Flush(shard);
    }
}
