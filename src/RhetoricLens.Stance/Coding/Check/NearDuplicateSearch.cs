using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>
/// Finds all pairs of passages with a Jaccard similarity of at least <see cref="Limits.NearDuplicate"/>. Exact: pairs that are alike must share one of
/// their rarest triples, so that only such pairs are compared (prefix filtering; Bayardo, Ma and Srikant 2007, Xiao et al. 2008).
/// </summary>
internal sealed class NearDuplicateSearch
{
    private readonly IReadOnlyList<CodedUnit> _units;
    private readonly Shingles _shingles;
    private readonly StanceLabel?[] _labels;
    private readonly PairList _pairs = new();

    // Postings of the triples in prefixes, as linked lists in two arrays.
    private readonly int[] _heads;
    private readonly List<(int Passage, int Next)> _postings = [];
    private readonly int[] _seenBy;
    private long _compared;
    private List<NearDuplicate>? _every;

    private NearDuplicateSearch(IReadOnlyList<CodedUnit> units, int words, CancellationToken cancellation)
    {
        _units = units;
        _shingles = Shingles.Of(units, words, cancellation);
        _labels = [.. units.Select(unit => unit.Decision)];
        _heads = new int[_shingles.Distinct];
        _seenBy = new int[units.Count];
        Array.Fill(_heads, -1);
        Array.Fill(_seenBy, -1);
    }

    public static NearDuplicates Run(IReadOnlyList<CodedUnit> units, int words, CancellationToken cancellation)
    {
        var search = new NearDuplicateSearch(units, words, cancellation);
        return search._pairs.ToResult(search.Compare(cancellation));
    }

    /// <summary>All pairs, however many they are.</summary>
    public static IReadOnlyList<NearDuplicate> Pairs(IReadOnlyList<CodedUnit> units, CancellationToken cancellation = default)
    {
        // No passage has more words than characters.
        var search = new NearDuplicateSearch(units, units.Sum(unit => unit.Text.Length), cancellation) { _every = [] };
        search.Compare(cancellation);
        return search._every;
    }

    /// <summary>False when there were too many pairs to compare.</summary>
    private bool Compare(CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, _units.Count).Where(i => _shingles.Shared[i].Length > 0).ToArray();
        Array.Sort(Array.ConvertAll(order, i => _shingles.Sizes[i]), order);
        foreach (var passage in order)
        {
            cancellation.ThrowIfCancellationRequested();
            foreach (var triple in Prefix(passage))
            {
                if (!CompareWith(passage, triple))
                    return false;
                _postings.Add((passage, _heads[triple]));
                _heads[triple] = _postings.Count - 1;
            }
        }
        return true;
    }

    /// <summary>The rarest triples: an alike passage has at least one of them. Those that no other has come first, and are not among the shared ones.</summary>
    private ArraySegment<int> Prefix(int passage)
    {
        var shared = _shingles.Shared[passage];
        var size = _shingles.Sizes[passage];
        var length = size - (int)Math.Ceiling(Limits.NearDuplicate * size) + 1 - (size - shared.Length);
        return new ArraySegment<int>(shared, 0, Math.Clamp(length, 0, shared.Length));
    }

    private bool CompareWith(int passage, int triple)
    {
        for (var at = _heads[triple]; at >= 0; at = _postings[at].Next)
        {
            var other = _postings[at].Passage;
            // Passages come in the order of their size: all further ones on this list are too small as well.
            if (_shingles.Sizes[other] < Limits.NearDuplicate * _shingles.Sizes[passage])
                break;
            if (_seenBy[other] == passage)
                continue;
            _seenBy[other] = passage;
            if (++_compared > Limits.MaxComparedPairs)
                return false;
            var similarity = Similarity(passage, other);
            if (similarity >= Limits.NearDuplicate)
                Add(Math.Min(passage, other), Math.Max(passage, other), similarity);
        }
        return true;
    }

    private void Add(int first, int second, double similarity)
    {
        var conflict = _labels[first] is { } a && _labels[second] is { } b && a != b;
        var pair = new NearDuplicate(_units[first].Id, _units[second].Id, similarity, conflict, _units[first].Fold != _units[second].Fold);
        _every?.Add(pair);
        _pairs.Add(pair);
    }

    private double Similarity(int x, int y)
    {
        var (a, b) = (_shingles.Shared[x], _shingles.Shared[y]);
        var (i, j, both) = (0, 0, 0);
        while (i < a.Length && j < b.Length)
        {
            var (left, right) = (a[i], b[j]);
            both += left == right ? 1 : 0;
            i += left <= right ? 1 : 0;
            j += right <= left ? 1 : 0;
        }
        return (double)both / (_shingles.Sizes[x] + _shingles.Sizes[y] - both);
    }
}
