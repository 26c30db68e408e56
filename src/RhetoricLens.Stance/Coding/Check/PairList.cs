using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>Counts pairs and keeps the gravest of them.</summary>
internal sealed class PairList
{
    // By gravity; each list is bounded, so that a set of alike passages does not fill the memory.
    private readonly List<NearDuplicate>[] _kept = [[], [], []];
    private readonly int[] _counts = new int[3];

    public void Add(NearDuplicate pair)
    {
        var gravity = pair.IsConflict ? 0 : pair.IsLeak ? 1 : 2;
        _counts[gravity]++;
        if (_kept[gravity].Count < Limits.MaxListedFindings)
            _kept[gravity].Add(pair);
    }

    public NearDuplicates ToResult(bool isComplete) => new(
        [.. _kept.SelectMany(pairs => pairs.OrderByDescending(pair => pair.Similarity).ThenBy(pair => pair.First, StringComparer.Ordinal).ThenBy(pair => pair.Second, StringComparer.Ordinal)).Take(Limits.MaxListedFindings)],
        _counts[0], _counts[1], _counts[2], isComplete);
}
