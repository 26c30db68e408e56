using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>The stems of words that another field's analysis has found already, at the same positions, so that a text is cut into words once.</summary>
internal sealed class StemTokens : TokenStream
{
    private readonly SurfaceList _words;
    private readonly Stemmer _stemmer;
    private readonly ICharTermAttribute _term;
    private readonly IPositionIncrementAttribute _increment;
    private int _next;
    private int _place;
    private int _position;

    internal StemTokens(SurfaceList words, Stemmer stemmer) =>
        (_words, _stemmer, _term, _increment) = (words, stemmer, AddAttribute<ICharTermAttribute>(), AddAttribute<IPositionIncrementAttribute>());

    public override void Reset() => (_next, _place, _position) = (0, 0, -1);

    public override bool IncrementToken()
    {
        if (_next >= _words.Count)
            return false;
        var position = _words.Position(_next, ref _place);
        (_increment.PositionIncrement, _position) = (position - _position, position);
        _term.SetEmpty().Append(_stemmer.Of(_words.Word(_next++)));
        return true;
    }
}
