using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>The stems of words that another field's analysis has found already, so that a text is cut into words once.</summary>
internal sealed class StemTokens : TokenStream
{
    private readonly SurfaceList _words;
    private readonly Stemmer _stemmer;
    private readonly ICharTermAttribute _term;
    private int _next;

    internal StemTokens(SurfaceList words, Stemmer stemmer) => (_words, _stemmer, _term) = (words, stemmer, AddAttribute<ICharTermAttribute>());

    public override void Reset() => _next = 0;

    public override bool IncrementToken()
    {
        if (_next >= _words.Count)
            return false;
        _term.SetEmpty().Append(_stemmer.Of(_words.Word(_next++)));
        return true;
    }
}
