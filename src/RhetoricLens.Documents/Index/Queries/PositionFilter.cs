using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>
/// Documents with a passage that takes a position so, or such passages themselves, by the scores in the store: these change with every model,
/// and the index does not.
/// </summary>
internal sealed class PositionFilter : Filter
{
    private readonly PositionScores _scores;
    private readonly Func<Position, bool> _isWanted;
    private readonly bool _withNone;
    private readonly bool _ofPassages;

    internal PositionFilter(PositionScores scores, AxisSpan span, bool ofPassages)
        : this(scores, position => span.Holds(position.Axis), false, ofPassages)
    {
    }

    internal PositionFilter(PositionScores scores, IReadOnlyList<StanceLabel> labels, bool ofPassages)
        : this(scores, position => labels.Contains(position.Label), labels.Contains(StanceLabel.None), ofPassages)
    {
    }

    private PositionFilter(PositionScores scores, Func<Position, bool> isWanted, bool withNone, bool ofPassages) =>
        (_scores, _isWanted, _withNone, _ofPassages) = (scores, isWanted, withNone, ofPassages);

    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        var found = new FixedBitSet(reader.MaxDoc);
        var versions = reader.GetNumericDocValues(IndexFields.VersionId);
        var ordinals = _ofPassages ? reader.GetNumericDocValues(IndexFields.Ordinal) : null;
        for (var doc = 0; versions is not null && doc < reader.MaxDoc; doc++)
        {
            if ((acceptDocs is null || acceptDocs.Get(doc)) && IsWanted(versions.Get(doc), ordinals is null ? null : (int)ordinals.Get(doc)))
                found.Set(doc);
        }
        return found;
    }

    private bool IsWanted(long version, int? ordinal)
    {
        var positions = _scores.Of(version);
        if (ordinal is { } only)
            return _scores.Of(version, only) is { } position ? _isWanted(position) : _withNone;
        foreach (var position in positions)
        {
            if (_isWanted(position))
                return true;
        }
        return _withNone && positions.Length == 0;
    }
}
