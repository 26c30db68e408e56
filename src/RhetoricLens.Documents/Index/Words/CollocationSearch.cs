using System.Runtime.InteropServices;
using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Index.Queries;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>Counts the words around a node, and compares with how often they stand in the set at all.</summary>
internal sealed class CollocationSearch(IndexReader reader, StoredTexts texts)
{
    private sealed class Company
    {
        internal int Left, Right, Documents, LastDocument = -1;
    }

    /// <param name="request">What is asked.</param>
    /// <param name="patterns">The node.</param>
    /// <param name="set">Documents that count: all that pass the filters, whether they hold the node or not.</param>
    internal Outcome<Collocations> Run(CollocationRequest request, IEnumerable<QueryPattern> patterns, DocumentSet set)
    {
        var places = new Occurrences(reader, set).Of(patterns);
        if (places.Count > Limits.MaxConcordanceLines)
            return new Problem(
                "too_many_lines", FormattableString.Invariant($"The node stands at {places.Count:N0} places; the company of at most {Limits.MaxConcordanceLines:N0} is counted."),
                "q", "Narrow the question by country, date or a longer phrase.");
        var (company, window) = Count(places, request);
        var words = set.Words(DocumentLengths.Of(reader));
        var ranked = company.Where(pair => pair.Value.Left + pair.Value.Right >= request.MinCount)
            .Select(pair => Measure(pair.Key, pair.Value, Frequency(pair.Key, set), places.Count, window, words))
            .ToArray();
        return new Collocations(
            places.Count, places.DistinctBy(place => place.Document).Count(), window, set.Count, words, ranked.Length, [.. Ordered(ranked, request.Order).Take(request.Take)]);
    }

    private (Dictionary<string, Company> Company, long Window) Count(List<Occurrence> places, CollocationRequest request)
    {
        var company = new Dictionary<string, Company>(StringComparer.Ordinal);
        var (window, at, text) = (0L, -1, "");
        foreach (var place in places)
        {
            if (place.Document != at)
                (at, text) = (place.Document, texts.Of(place.Document).Content.Text);
            var context = Context.Around(text, place.Start, place.End, request.Left, request.Right);
            foreach (var word in context.Left)
                Met(company, word, place.Document).Left++;
            foreach (var word in context.Right)
                Met(company, word, place.Document).Right++;
            window += context.Left.Count + context.Right.Count;
        }
        return (company, window);
    }

    private static Company Met(Dictionary<string, Company> company, string word, int document)
    {
        ref var met = ref CollectionsMarshal.GetValueRefOrAddDefault(company, word, out _);
        met ??= new Company();
        if (met.LastDocument != document)
            (met.Documents, met.LastDocument) = (met.Documents + 1, document);
        return met;
    }

    private long Frequency(string word, DocumentSet set)
    {
        var total = 0L;
        if (Postings.Of(reader, word) is not { } postings)
            return total;
        for (var document = postings.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.NextDoc())
            total += set.Has(document) ? postings.Freq : 0;
        return total;
    }

    private static Collocate Measure(string word, Company met, long inSet, int node, long window, long words)
    {
        var count = met.Left + met.Right;
        var expected = (double)window * inSet / words;
        return new Collocate(
            word, count, met.Left, met.Right, met.Documents, inSet, expected,
            Association.LogDice(count, node, inSet), Association.LogLikelihood(count, window, inSet, words), Math.Log2(count / expected));
    }

    private static IEnumerable<Collocate> Ordered(IEnumerable<Collocate> collocates, CollocateOrder order) => (order switch
    {
        CollocateOrder.LogDice => collocates.OrderByDescending(one => one.LogDice),
        CollocateOrder.LogLikelihood => collocates.OrderByDescending(one => one.Count > one.Expected).ThenByDescending(one => one.LogLikelihood),
        _ => collocates.OrderByDescending(one => one.Count),
    }).ThenByDescending(one => one.Count).ThenBy(one => one.Word, StringComparer.Ordinal);
}
