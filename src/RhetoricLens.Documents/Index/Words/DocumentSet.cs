using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>Some of the documents in the index, each text once: copies are left out.</summary>
internal sealed class DocumentSet
{
    private readonly FixedBitSet _members;

    private DocumentSet(FixedBitSet members) => (_members, Count) = (members, members.Cardinality);

    /// <summary>How many documents.</summary>
    internal int Count { get; }

    internal bool Has(int document) => _members.Get(document);

    /// <summary>The members, by Lucene's number, in order.</summary>
    internal IEnumerable<int> Members()
    {
        for (var document = _members.NextSetBit(0); document >= 0; document = document + 1 < _members.Length ? _members.NextSetBit(document + 1) : -1)
            yield return document;
    }

    /// <summary>Running words of all members.</summary>
    internal long Words(int[] lengths) => Members().Sum(document => (long)lengths[document]);

    /// <summary>The documents that a query and the filters of its request find.</summary>
    /// <param name="searcher">One state of the index.</param>
    /// <param name="query">Words that must be found; null for all documents.</param>
    /// <param name="request">Filters.</param>
    /// <param name="copies">Says which documents are copies of others.</param>
    internal static DocumentSet Find(IndexSearcher searcher, Query? query, SearchRequest request, Copies copies)
    {
        var members = new FixedBitSet(Math.Max(1, searcher.IndexReader.MaxDoc));
        searcher.Search(query ?? new MatchAllDocsQuery(), IndexFields.Filter(request), new Gatherer(members));
        foreach (var copy in copies.Ids())
        {
            if (MultiFields.GetTermDocsEnum(searcher.IndexReader, null, IndexFields.Id, new BytesRef(copy)) is not { } found)
                continue;
            for (var document = found.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = found.NextDoc())
                members.Clear(document);
        }
        return new DocumentSet(members);
    }

    private sealed class Gatherer(FixedBitSet members) : ICollector
    {
        private int _base;

        public bool AcceptsDocsOutOfOrder => true;

        public void SetScorer(Scorer scorer)
        {
        }

        public void Collect(int doc) => members.Set(_base + doc);

        public void SetNextReader(AtomicReaderContext context) => _base = context.DocBase;
    }
}
