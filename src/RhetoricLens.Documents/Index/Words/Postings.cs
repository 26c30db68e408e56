using Lucene.Net.Index;
using Lucene.Net.Util;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>The words of the exact field and the documents that hold them.</summary>
internal static class Postings
{
    /// <summary>Tells of each word in alphabetical order, with its documents; the spelling is only valid during the call.</summary>
    internal static void ForEach(IndexReader reader, Action<BytesRef, DocsEnum> tell)
    {
        if (MultiFields.GetTerms(reader, IndexFields.Text) is not { } terms)
            return;
        var words = terms.GetEnumerator();
        DocsEnum? postings = null;
        while (words.MoveNext())
        {
            postings = words.Docs(null, postings, DocsFlags.FREQS);
            tell(words.Term, postings);
        }
    }

    /// <summary>The documents that hold a word; null when none does.</summary>
    internal static DocsEnum? Of(IndexReader reader, string word) => MultiFields.GetTermDocsEnum(reader, null, IndexFields.Text, new BytesRef(word), DocsFlags.FREQS);

    /// <summary>The same with the places of the word; null when no document holds it.</summary>
    internal static DocsAndPositionsEnum? Places(IndexReader reader, string word) =>
        MultiFields.GetTermPositionsEnum(reader, null, IndexFields.Text, new BytesRef(word), DocsAndPositionsFlags.OFFSETS);

    /// <summary>Words that begin so, in alphabetical order.</summary>
    internal static IEnumerable<string> Beginning(IndexReader reader, string beginning)
    {
        if (MultiFields.GetTerms(reader, IndexFields.Text) is not { } terms)
            yield break;
        var words = terms.GetEnumerator();
        var start = new BytesRef(beginning);
        if (words.SeekCeil(start) == TermsEnum.SeekStatus.END)
            yield break;
        do
        {
            if (!StringHelper.StartsWith(words.Term, start))
                yield break;
            yield return words.Term.Utf8ToString();
        }
        while (words.MoveNext());
    }
}
