using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>Notes the positions that words are given in the end, so that their stems get the same.</summary>
internal sealed class PlaceFilter : TokenFilter
{
    private readonly Func<SurfaceList> _surfaces;
    private readonly IOffsetAttribute _offset;
    private readonly IPositionIncrementAttribute _increment;

    internal PlaceFilter(TokenStream input, Func<SurfaceList> surfaces) : base(input) =>
        (_surfaces, _offset, _increment) = (surfaces, AddAttribute<IOffsetAttribute>(), AddAttribute<IPositionIncrementAttribute>());

    public override void Reset()
    {
        base.Reset();
        _surfaces().BeginField();
    }

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
            return false;
        _surfaces().Place(_offset.StartOffset, _increment.PositionIncrement);
        return true;
    }
}
