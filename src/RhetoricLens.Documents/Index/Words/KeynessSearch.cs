using Lucene.Net.Index;
using Lucene.Net.Search;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>Counts every word of two sets in one pass over the postings, and tests the difference of its rates.</summary>
internal sealed class KeynessSearch(IndexReader reader, DocumentSet first, DocumentSet second)
{
    private readonly Side _first = new(first, DocumentLengths.Of(reader)), _second = new(second, DocumentLengths.Of(reader));

    internal Outcome<Keyness> Run(KeynessRequest request)
    {
        if (_first.Words == 0 || _second.Words == 0)
            return new Problem("empty_set", "There are no words in one of the two sets.", _first.Words == 0 ? "a" : "b", "Choose sets with documents in them; rhetoriclens search shows what a query finds.");
        var tested = Test(request);
        var rates = Association.FalseDiscoveryRates([.. tested.Select(word => word.Probability)]);
        var words = tested.Select((word, i) => word with { Rate = rates[i] })
            .OrderBy(word => word.Rate).ThenByDescending(word => word.LogLikelihood).ThenBy(word => word.Word, StringComparer.Ordinal).ToArray();
        return new Keyness(
            _first.Size, _second.Size, first.Members().Count(second.Has), tested.Count,
            [.. words.Where(word => word.LogRatio > 0).Take(request.Take)], [.. words.Where(word => word.LogRatio < 0).Take(request.Take)]);
    }

    private List<Keyword> Test(KeynessRequest request)
    {
        var tested = new List<Keyword>();
        Postings.ForEach(reader, (word, postings) =>
        {
            _first.Begin();
            _second.Begin();
            for (var document = postings.NextDoc(); document != DocIdSetIterator.NO_MORE_DOCS; document = postings.NextDoc())
            {
                _first.Count(document, postings.Freq);
                _second.Count(document, postings.Freq);
            }
            if (_first.Times + _second.Times >= request.MinCount && _first.Documents + _second.Documents >= request.MinDocuments)
                tested.Add(Compare(word.Utf8ToString()));
        });
        return tested;
    }

    private Keyword Compare(string word)
    {
        var ratio = Math.Log2(_first.RateOrHalf / _second.RateOrHalf);
        var error = _first.LogError is { } a && _second.LogError is { } b ? Math.Sqrt(a + b) / Math.Log(2) : (double?)null;
        var both = _first.Times + _second.Times;
        var likelihood = Association.LogLikelihood(_first.Times, both, _first.Words, _first.Words + _second.Words);
        var margin = error is { } known ? Association.Margin(known) : (double?)null;
        return new Keyword(
            word, _first.Times, _second.Times, _first.Documents, _second.Documents, _first.PerMillion, _second.PerMillion,
            ratio, ratio - margin, ratio + margin, likelihood,
            error is > 0 ? Association.ProbabilityOfZ(ratio / error.Value) : Association.ProbabilityOf(likelihood), 1);
    }

    /// <summary>One of the two sets, and what is known of the word at hand in it.</summary>
    private sealed class Side(DocumentSet set, int[] lengths)
    {
        private readonly double _squaredLengths = set.Members().Sum(document => (double)lengths[document] * lengths[document]);
        private double _squares, _products;

        internal long Words { get; } = set.Words(lengths);

        internal WordSet Size => new(set.Count, Words);

        internal long Times { get; private set; }

        internal int Documents { get; private set; }

        internal double PerMillion => 1e6 * Times / Words;

        internal double RateOrHalf => Math.Max(Times, 0.5) / Words;

        /// <summary>
        /// Variance of the natural logarithm of the rate when documents, not words, are drawn: that of a ratio of sums, Σ(times − rate · length)²
        /// (Cochran 1977, chapter 6), by the square of the sum. Null for a word of fewer than two documents, of which nothing is known.
        /// </summary>
        internal double? LogError
        {
            get
            {
                if (Documents < 2)
                    return null;
                var rate = (double)Times / Words;
                var spread = _squares - 2 * rate * _products + rate * rate * _squaredLengths;
                return Math.Max(0, spread) * set.Count / (set.Count - 1.0) / ((double)Times * Times);
            }
        }

        internal void Begin() => (Times, Documents, _squares, _products) = (0, 0, 0, 0);

        internal void Count(int document, int times)
        {
            if (!set.Has(document))
                return;
            (Times, Documents) = (Times + times, Documents + 1);
            _squares += (double)times * times;
            _products += (double)times * lengths[document];
        }
    }
}
