using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>Finds every place of words and phrases in a set of documents, from the postings alone: no text is read.</summary>
internal sealed class Occurrences(IndexReader reader, DocumentSet set)
{
    private readonly record struct Place(int Position, int Start, int End);

    /// <summary>A problem when a prefix begins more words than are looked up; null when all is well.</summary>
    internal Problem? TooWide(IEnumerable<QueryPattern> patterns) => patterns
        .Where(pattern => pattern.IsPrefix && Postings.Beginning(reader, pattern.Tokens[0].Term).Skip(Limits.MaxPrefixWords).Any())
        .Select(pattern => new Problem("bad_prefix", $"More than {Limits.MaxPrefixWords} words begin with \"{pattern.Tokens[0].Term}\".", "q", "Write more letters before the star."))
        .FirstOrDefault();

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

    private IEnumerable<string> Spellings(QueryPattern pattern)
    {
        var word = pattern.Tokens[0].Term;
        return pattern.IsPrefix ? Postings.Beginning(reader, word) : [word];
    }

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
