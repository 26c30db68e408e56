using System.Collections.Frozen;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.Ar;
using Lucene.Net.Analysis.Bg;
using Lucene.Net.Analysis.Core;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.El;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fa;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.Id;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ru;
using Lucene.Net.Analysis.Snowball;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;
using Lucene.Net.Tartarus.Snowball.Ext;

namespace RhetoricLens.Documents.Index.Analysis;

/// <summary>
/// How each language's words are stemmed. The light stemmers (Savoy) are taken where there is one: they join singular and plural, gender and case, and
/// keep words of different meaning apart more often than the full ones. Chinese, Japanese and Korean have none and are found by pairs of characters.
/// </summary>
internal static class StemFilters
{
    internal static readonly FrozenDictionary<string, Func<TokenStream, TokenStream>> ByLanguage = new Dictionary<string, Func<TokenStream, TokenStream>>(StringComparer.Ordinal)
    {
        ["ar"] = words => new ArabicStemFilter(new ArabicNormalizationFilter(Lower(words))),
        ["bg"] = words => new BulgarianStemFilter(Lower(words)),
        ["cs"] = words => new CzechStemFilter(Lower(words)),
        ["da"] = words => new SnowballFilter(Lower(words), new DanishStemmer()),
        ["de"] = words => new GermanLightStemFilter(new GermanNormalizationFilter(Lower(words))),
        ["el"] = words => new GreekStemFilter(new GreekLowerCaseFilter(TextAnalyzer.Version, words)),
        ["en"] = words => new PorterStemFilter(Lower(new EnglishPossessiveFilter(TextAnalyzer.Version, words))),
        ["es"] = words => new SpanishLightStemFilter(Lower(words)),
        ["fa"] = words => new PersianNormalizationFilter(new ArabicNormalizationFilter(Lower(words))),
        ["fi"] = words => new FinnishLightStemFilter(Lower(words)),
        ["fr"] = words => new FrenchLightStemFilter(Lower(new ElisionFilter(words, FrenchAnalyzer.DEFAULT_ARTICLES))),
        ["hu"] = words => new HungarianLightStemFilter(Lower(words)),
        ["id"] = words => new IndonesianStemFilter(Lower(words)),
        ["it"] = words => new ItalianLightStemFilter(Lower(new ElisionFilter(words, ItalianArticles))),
        ["nl"] = words => new SnowballFilter(Lower(words), new DutchStemmer()),
        ["no"] = words => new NorwegianLightStemFilter(Lower(words)),
        ["nb"] = words => new NorwegianLightStemFilter(Lower(words)),
        ["pt"] = words => new PortugueseLightStemFilter(Lower(words)),
        ["ro"] = words => new SnowballFilter(Lower(words), new RomanianStemmer()),
        ["ru"] = words => new RussianLightStemFilter(Lower(words)),
        ["sv"] = words => new SwedishLightStemFilter(Lower(words)),
        ["tr"] = words => new SnowballFilter(new TurkishLowerCaseFilter(words), new TurkishStemmer()),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly CharArraySet ItalianArticles = new(
        TextAnalyzer.Version,
        ["c", "l", "all", "dall", "dell", "nell", "sull", "coll", "pell", "gl", "agl", "dagl", "degl", "negl", "sugl", "un", "m", "t", "s", "v", "d"],
        ignoreCase: true);

    private static LowerCaseFilter Lower(TokenStream words) => new(TextAnalyzer.Version, words);
}
