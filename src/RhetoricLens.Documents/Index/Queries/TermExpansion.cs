using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;
using RhetoricLens.Core;

namespace RhetoricLens.Documents.Index.Queries;

/// <summary>The words of an index that a prefix or a fuzzy word stands for.</summary>
internal static class TermExpansion
{
    /// <summary>Null when there are more than <see cref="Limits.MaxTermExpansions"/>.</summary>
    internal static List<string>? Prefix(IndexReader reader, string field, string prefix)
    {
        var found = new List<string>();
        if (MultiFields.GetTerms(reader, field) is not { } terms)
            return found;
        var (walk, start) = (terms.GetEnumerator(), new BytesRef(prefix));
        var more = walk.SeekCeil(start) != TermsEnum.SeekStatus.END;
        while (more && StringHelper.StartsWith(walk.Term, start))
        {
            if (found.Count == Limits.MaxTermExpansions)
                return null;
            found.Add(walk.Term.Utf8ToString());
            more = walk.MoveNext();
        }
        return found;
    }

    /// <summary>Words with at most so many letters put in, left out, replaced or exchanged with their neighbour (Damerau-Levenshtein); null as above.</summary>
    internal static List<string>? Fuzzy(IndexReader reader, string field, string word, int edits)
    {
        var found = new List<string>();
        if (MultiFields.GetTerms(reader, field) is not { } terms)
            return found;
        var walk = new FuzzyTermsEnum(terms, new AttributeSource(), new Term(field, word), edits, Limits.FuzzyPrefixChars, transpositions: true);
        while (walk.MoveNext())
        {
            if (found.Count == Limits.MaxTermExpansions)
                return null;
            found.Add(walk.Term.Utf8ToString());
        }
        return found;
    }
}
