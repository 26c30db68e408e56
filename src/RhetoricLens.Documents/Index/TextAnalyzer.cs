using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace RhetoricLens.Documents.Index;

/// <summary>A word as the index holds it, and where it stood.</summary>
/// <param name="Term">Folded form.</param>
/// <param name="Position">Place among the words, from 0; words left out leave a gap.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
internal readonly record struct Token(string Term, int Position, int Start, int End);

/// <summary>
/// One analyzer for all languages: words by Unicode (UAX 29), Chinese, Japanese and Korean as overlapping pairs of characters, lower case, Latin
/// letters without diacritics. Nothing is stemmed and no word is left out, so that a phrase means its words and a count of "we" or "not"
/// is exact.
/// </summary>
internal sealed class TextAnalyzer : Analyzer
{
    internal const LuceneVersion Version = LuceneVersion.LUCENE_48;

    internal static readonly TextAnalyzer Instance = new();

    /// <summary>The words of a text in order.</summary>
    internal IEnumerable<Token> Tokens(string text)
    {
        using var stream = GetTokenStream("", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        var offset = stream.AddAttribute<IOffsetAttribute>();
        var increment = stream.AddAttribute<IPositionIncrementAttribute>();
        var position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            position += increment.PositionIncrement;
            yield return new Token(term.ToString(), position, offset.StartOffset, offset.EndOffset);
        }
        stream.End();
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new StandardTokenizer(Version, reader);
        var folded = new LowerCaseFilter(Version, new CJKWidthFilter(words));
        return new TokenStreamComponents(words, new ASCIIFoldingFilter(new CJKBigramFilter(folded)));
    }
}
