using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>
/// Counts all hits by their values. A hit whose text another hit has too (<see cref="Copies"/>) is left out, so that a speech reprinted ten times
/// counts once.
/// </summary>
internal sealed class FacetCollector(IReadOnlyList<SearchFacet> facets, Dictionary<long, long> copies, PositionScores? scores) : ICollector
{
    private readonly HashSet<long> _originals = [.. copies.Values];
    private readonly HashSet<long> _seen = [];
    private readonly List<(AtomicReaderContext Context, int Doc, long Original)> _pending = [];
    private readonly Dictionary<string, int>[] _counts = facets.Select(_ => new Dictionary<string, int>(StringComparer.Ordinal)).ToArray();
    private FacetSegment? _segment;

    /// <summary>Hits left out.</summary>
    internal int LeftOut { get; private set; }

    public bool AcceptsDocsOutOfOrder => true;

    public void SetScorer(Scorer scorer)
    {
    }

    public void SetNextReader(AtomicReaderContext context)
    {
        _segment?.AddTo(_counts);
        _segment = new FacetSegment(context, facets, scores);
    }

    public void Collect(int doc)
    {
        if (copies.Count > 0)
        {
            var version = _segment!.Version(doc);
            if (copies.TryGetValue(version, out var original))
            {
                _pending.Add((_segment.Context, doc, original));
                return;
            }
            if (_originals.Contains(version))
                _seen.Add(version);
        }
        _segment!.Count(doc);
    }

    /// <summary>Takes in the copies whose originals are no hits, one for each text, and gives the counts.</summary>
    internal IReadOnlyDictionary<SearchFacet, IReadOnlyList<FacetCount>> Counts()
    {
        foreach (var (context, doc, original) in _pending)
        {
            if (!_seen.Add(original))
            {
                LeftOut++;
                continue;
            }
            if (_segment!.Context != context)
                SetNextReader(context);
            _segment.Count(doc);
        }
        _segment?.AddTo(_counts);
        _segment = null;
        return facets.Index().ToDictionary(pair => pair.Item, pair => Ordered(pair.Item, _counts[pair.Index]));
    }

    private static IReadOnlyList<FacetCount> Ordered(SearchFacet facet, Dictionary<string, int> counts)
    {
        var rows = counts.Select(pair => new FacetCount(pair.Key, pair.Value));
        var ordered = facet == SearchFacet.Year ? rows.OrderBy(row => row.Value, StringComparer.Ordinal) : rows.OrderByDescending(row => row.Count).ThenBy(row => row.Value, StringComparer.Ordinal);
        return ordered.Take(Limits.MaxFacetValues).ToArray();
    }
}

/// <summary>The counts within one segment, by the numbers that the segment gives to values.</summary>
internal sealed class FacetSegment
{
    private static readonly string[] LabelNames = Enum.GetValues<StanceLabel>().Select(StanceLabels.Name).ToArray();

    private readonly SortedDocValues?[] _values;
    private readonly int[][] _counts;
    private readonly NumericDocValues? _versions;
    private readonly NumericDocValues? _ordinals;
    private readonly PositionScores? _scores;

    internal FacetSegment(AtomicReaderContext context, IReadOnlyList<SearchFacet> facets, PositionScores? scores)
    {
        (Context, _scores) = (context, scores);
        var reader = context.AtomicReader;
        (_versions, _ordinals) = (reader.GetNumericDocValues(IndexFields.VersionId), reader.GetNumericDocValues(IndexFields.Ordinal));
        _values = facets.Select(facet => Field(facet) is { } field ? reader.GetSortedDocValues(field) : null).ToArray();
        _counts = facets.Select((facet, i) => new int[facet == SearchFacet.Label ? LabelNames.Length : _values[i]?.ValueCount ?? 0]).ToArray();
        LabelAt = Array.IndexOf(facets.ToArray(), SearchFacet.Label);
    }

    internal AtomicReaderContext Context { get; }

    private int LabelAt { get; }

    internal long Version(int doc) => _versions?.Get(doc) ?? 0;

    internal void Count(int doc)
    {
        for (var i = 0; i < _values.Length; i++)
        {
            if (_values[i]?.GetOrd(doc) is >= 0 and var value)
                _counts[i][value]++;
        }
        if (LabelAt >= 0)
            CountLabels(doc);
    }

    internal void AddTo(Dictionary<string, int>[] totals)
    {
        var bytes = new BytesRef();
        for (var i = 0; i < _counts.Length; i++)
        {
            for (var value = 0; value < _counts[i].Length; value++)
            {
                if (_counts[i][value] == 0)
                    continue;
                var name = i == LabelAt ? LabelNames[value] : Lookup(_values[i]!, value, bytes);
                totals[i][name] = totals[i].GetValueOrDefault(name) + _counts[i][value];
            }
        }
    }

    private static string Lookup(SortedDocValues values, int value, BytesRef bytes)
    {
        values.LookupOrd(value, bytes);
        return bytes.Utf8ToString();
    }

    private void CountLabels(int doc)
    {
        var (version, found) = (Version(doc), 0);
        if (_ordinals is not null)
            found = _scores!.Of(version, (int)_ordinals.Get(doc)) is { } only ? 1 << (int)only.Label : 0;
        else
            foreach (var position in _scores!.Of(version))
                found |= 1 << (int)position.Label;
        found = found == 0 ? 1 << (int)StanceLabel.None : found;
        for (var label = 0; label < LabelNames.Length; label++)
            _counts[LabelAt][label] += (found >> label) & 1;
    }

    private static string? Field(SearchFacet facet) => facet switch
    {
        SearchFacet.Country => IndexFields.Country,
        SearchFacet.Year => IndexFields.Year,
        SearchFacet.Source => IndexFields.Source,
        SearchFacet.Kind => IndexFields.Kind,
        SearchFacet.Language => IndexFields.Language,
        _ => null,
    };
}
