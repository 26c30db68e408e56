using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Util;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>A word as the index holds it, and where it stood.</summary>
/// <param name="Term">Folded form.</param>
/// <param name="Position">Place among the words, from 0; words left out leave a gap.</param>
/// <param name="Start">First character.</param>
/// <param name="End">One past the last character.</param>
internal readonly record struct Token(string Term, int Position, int Start, int End);

/// <summary>
/// One analyzer for the words of all languages as they were written: words by Unicode (UAX 29), Chinese, Japanese and Korean as overlapping pairs of
/// characters, case and diacritics folded (<see cref="FoldFilter"/>). Nothing is stemmed and no word is left out, so that a phrase means its words and
/// a count of "we" or "not" is exact. Stems stand in fields of their own (<see cref="Stemmer"/>).
/// </summary>
internal sealed class TextAnalyzer : Analyzer
{
    internal const LuceneVersion Version = LuceneVersion.LUCENE_48;

    internal static readonly TextAnalyzer Instance = new(_ => null);

    /// <summary>For each thread that indexes, the words of its document as they were before folding; what stems are made of.</summary>
    [ThreadStatic]
    private static SurfaceList? _surfaces;

    private readonly Func<string, Func<SurfaceList>?> _tap;

    private TextAnalyzer(Func<string, Func<SurfaceList>?> tap) : base(PER_FIELD_REUSE_STRATEGY) => _tap = tap;

    /// <summary>The surfaces of the document that this thread indexes.</summary>
    internal static SurfaceList Surfaces => _surfaces ??= new SurfaceList();

    /// <summary>As <see cref="Instance"/>, and notes the words of the given fields in <see cref="Surfaces"/> on the way.</summary>
    internal static TextAnalyzer Noting(params IReadOnlyCollection<string> fields) => new(field => fields.Contains(field) ? () => Surfaces : null);

    /// <summary>The words of a text in order.</summary>
    internal List<Token> Tokens(string text)
    {
        var tokens = new List<Token>();
        using var stream = GetTokenStream("", text);
        var term = stream.AddAttribute<ICharTermAttribute>();
        var offset = stream.AddAttribute<IOffsetAttribute>();
        var increment = stream.AddAttribute<IPositionIncrementAttribute>();
        var position = -1;
        stream.Reset();
        while (stream.IncrementToken())
        {
            position += increment.PositionIncrement;
            tokens.Add(new Token(term.ToString()!, position, offset.StartOffset, offset.EndOffset));
        }
        stream.End();
        return tokens;
    }

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new StandardTokenizer(Version, reader);
        var surfaces = _tap(fieldName);
        var pairs = new CJKBigramFilter(new FoldFilter(new CJKWidthFilter(words), surfaces));
        return new TokenStreamComponents(words, surfaces is null ? pairs : new PlaceFilter(pairs, surfaces));
    }
}
