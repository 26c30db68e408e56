using System.Runtime.CompilerServices;
using Lucene.Net.Index;
using Lucene.Net.Search;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>How many words each document of the index has, counted from the postings: Lucene keeps lengths only roughly.</summary>
internal static class DocumentLengths
{
    // One pass over all postings takes half a second for the UN debates, so it is made once for each state of the index and forgotten with it.
    private static readonly ConditionalWeakTable<IndexReader, int[]> Known = [];

    /// <summary>Words of each document, by Lucene's number.</summary>
    internal static int[] Of(IndexReader reader) => Known.GetValue(reader, Count);

    private static int[] Count(IndexReader reader)
    {
        var lengths = new int[reader.MaxDoc];
        Postings.ForEach(reader, (_, postings) =>
        {
            for (var document = postings.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.NextDoc())
                lengths[document] += postings.Freq;
        });
        return lengths;
    }
}
