using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>Folds every word (<see cref="Folding"/>), and notes what it was before where that is wanted.</summary>
internal sealed class FoldFilter : TokenFilter
{
    private readonly ICharTermAttribute _term;
    private readonly IOffsetAttribute _offset;
    private readonly Func<SurfaceList>? _surfaces;
    private readonly Folding _folding = new();

    internal FoldFilter(TokenStream input, Func<SurfaceList>? surfaces = null) : base(input) =>
        (_term, _offset, _surfaces) = (AddAttribute<ICharTermAttribute>(), AddAttribute<IOffsetAttribute>(), surfaces);

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
            return false;
        _surfaces?.Invoke().Add(_term.Buffer.AsSpan(0, _term.Length), _offset.StartOffset);
        if (!Folding.Ascii(_term.Buffer.AsSpan(0, _term.Length)))
            Fold();
        return true;
    }

    private void Fold()
    {
        var folded = _folding.Of(_term.Buffer.AsSpan(0, _term.Length));
        if (_term.Buffer.Length < folded.Length)
            _term.ResizeBuffer(folded.Length);
        folded.CopyTo(_term.Buffer);
        _term.Length = folded.Length;
    }
}
