using Lucene.Net.Index;
using Lucene.Net.Queries;
using Lucene.Net.Queries.Mlt;
using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Analysis;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index;

/// <summary>Finds documents that share the words which set one apart (those frequent in it and rare elsewhere).</summary>
internal sealed class LikeSearch(IndexSearcher searcher, Database database)
{
    /// <summary>Words taken over from the document: Lucene's own number; more change the first hits hardly.</summary>
    private const int Words = 25;

    /// <summary>Documents from which on words of more than half of them are left out: in smaller stores every word is frequent.</summary>
    private const int ManyDocuments = 100;

    internal Outcome<SearchPage> Run(StoredDocument document, int take, string? model)
    {
        var like = new MoreLikeThis(searcher.IndexReader)
        {
            Analyzer = TextAnalyzer.Instance, FieldNames = [IndexFields.Text], MaxQueryTerms = Words, MinTermFreq = 1, MinDocFreq = 2, MinWordLen = 2,
        };
        if (searcher.IndexReader.NumDocs >= ManyDocuments)
            like.SetMaxDocFreqPct(50);
        var text = document.Content.Text;
        var query = like.Like(new StringReader(text.Length > Limits.MaxFragmentScanChars ? text[..Limits.MaxFragmentScanChars] : text), IndexFields.Text);
        var others = new BooleanFilter { { new TermsFilter(new Term(IndexFields.Id, document.Content.Id)), Occur.MUST_NOT } };
        var rows = searcher.Search(query, others, take).ScoreDocs;
        var hits = new HitReader(searcher, database).Read(rows, new SearchRequest("") { Model = model }, []);
        return new SearchPage(hits.Length, hits, null);
    }
}
