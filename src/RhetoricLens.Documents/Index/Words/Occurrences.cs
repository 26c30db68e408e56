using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Documents.Index.Analysis;
using RhetoricLens.Documents.Index.Queries;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>Finds every place of words and phrases in a set of documents, from the postings alone: no text is read.</summary>
internal sealed class Occurrences(IndexReader reader, DocumentSet set)
{
    private readonly record struct Place(int Position, int Start, int End);

    /// <summary>All places of all patterns, in the order of documents and texts; a place that two patterns match is given once.</summary>
    internal List<Occurrence> Of(IEnumerable<QueryPattern> patterns)
    {
        var found = new HashSet<Occurrence>();
        foreach (var pattern in patterns)
            found.UnionWith(Of(pattern));
        return [.. found.OrderBy(place => place.Document).ThenBy(place => place.Start).ThenBy(place => place.End)];
    }

    private IEnumerable<Occurrence> Of(QueryPattern pattern)
    {
        if (pattern.Tokens.Count == 1)
            return Spellings(pattern).SelectMany(Single);
        return Phrase(pattern.Tokens);
    }

    /// <summary>The word as it is spelt, not by its stem: a concordance of "state" does not list "states".</summary>
    private IEnumerable<string> Spellings(QueryPattern pattern) => pattern switch
    {
        { Words: { } words } => words,
        { IsHalfPair: true } => Postings.Beginning(reader, pattern.Tokens[0].Term),
        _ => [pattern.Tokens[0].Term],
    };

    private IEnumerable<Occurrence> Single(string word)
    {
        foreach (var (document, places) in Places(word))
        {
            foreach (var place in places)
                yield return new Occurrence(document, place.Start, place.End);
        }
    }

    private IEnumerable<Occurrence> Phrase(IReadOnlyList<Token> tokens)
    {
        // The later words are looked up by position in the documents that hold all before.
        var later = tokens.Skip(1).Select(token => (
            Distance: token.Position - tokens[0].Position,
            Documents: Places(token.Term).ToDictionary(pair => pair.Document, pair => pair.Places.ToDictionary(place => place.Position)))).ToArray();
        foreach (var (document, places) in Places(tokens[0].Term))
        {
            var words = later.Select(word => (word.Distance, Places: word.Documents.GetValueOrDefault(document))).ToArray();
            if (Array.Exists(words, word => word.Places is null))
                continue;
            foreach (var first in places)
            {
                var end = first.End;
                if (Array.TrueForAll(words, word => word.Places!.TryGetValue(first.Position + word.Distance, out var next) && (end = Math.Max(end, next.End)) > 0))
                    yield return new Occurrence(document, first.Start, end);
            }
        }
    }

    private IEnumerable<(int Document, Place[] Places)> Places(string word)
    {
        if (Postings.Places(reader, word) is not { } postings)
            yield break;
        for (var document = postings.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.NextDoc())
        {
            if (!set.Has(document))
                continue;
            var places = new Place[postings.Freq];
            for (var i = 0; i < places.Length; i++)
            {
                var position = postings.NextPosition();
                places[i] = new Place(position, postings.StartOffset, postings.EndOffset);
            }
            yield return (document, places);
        }
    }
}
