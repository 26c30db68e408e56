using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// Learns word vectors from unlabelled texts: positive pointwise mutual information of words and their neighbours, factorised by a truncated singular
/// value decomposition, vectors U * sqrt(S) (Levy and Goldberg 2014; Levy, Goldberg and Dagan 2015), each scaled to length 1 and rounded to bytes.
/// The same texts and settings give the same bytes, whatever the order of the texts and the number of threads.
/// </summary>
public static class VectorLearner
{
    /// <summary>a of a / (a + p): Arora, Liang and Ma 2017, section 4.1.</summary>
    private const double WeightParameter = 1e-3;

    /// <param name="texts">Gives the texts; asked for them twice, and read once through each time, one text at a time.</param>
    /// <param name="settings">What to learn.</param>
    /// <param name="progress">Told how far it is; null when nobody watches.</param>
    /// <param name="cancellation">Stops the learning.</param>
    /// <returns>
    /// A problem for settings out of range (<c>bad_vector_settings</c>), for fewer words than dimensions (<c>too_few_words</c>), or for more pairs of
    /// words than memory is given for (<c>too_many_word_pairs</c>).
    /// </returns>
    public static Outcome<LearnedVectors> Learn(
        Func<IEnumerable<WeightedText>> texts, VectorSettings settings, IProgress<LearningProgress>? progress, CancellationToken cancellation)
    {
        if (settings.Fault() is { } fault)
            return fault;
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };
        var counter = new TextCounter(progress, "words", null);
        var vocabulary = Vocabulary.Of(texts(), settings, counter, parallel);
        if (vocabulary.Count <= settings.Dimensions)
            return new Problem("too_few_words", $"The texts have {vocabulary.Count} words that are seen at least {settings.MinCount} times; vectors of {settings.Dimensions} dimensions need more.", "", "Give more texts, or ask for fewer dimensions.");
        var names = new string?[vocabulary.Count];
        var information = Information(texts(), vocabulary, settings.Window, names, new TextCounter(progress, "pairs", counter.Done), parallel);
        if (information is null)
            return new Problem("too_many_word_pairs", $"More than {Limits.MaxWordPairs} different pairs of words stand near each other.", "", "Ask for a smaller vocabulary.");
        var factors = TruncatedSvd.Of(
            information, settings.Dimensions, settings.PowerIterations, settings.Seed, parallel,
            (done, total) => progress?.Report(new LearningProgress("factors", done, total)));
        return Finish(vocabulary, factors, names);
    }

    private static SparseMatrix? Information(
        IEnumerable<WeightedText> texts, Vocabulary vocabulary, int window, string?[] names, TextCounter counter, ParallelOptions parallel) =>
        PairReader.Count(texts, vocabulary, window, names, counter, parallel) is { } counts
            ? PointwiseInformation.Of(counts, vocabulary.Count, parallel)
            : null;

    private static LearnedVectors Finish(Vocabulary vocabulary, TruncatedSvd factors, string?[] names)
    {
        var order = Enumerable.Range(0, vocabulary.Count).OrderBy(id => vocabulary.Hashes[id]).ToArray();
        var dimensions = factors.Values.Length;
        var stretch = Array.ConvertAll(factors.Values, Math.Sqrt);
        var (scales, values) = (new float[order.Length], new sbyte[order.Length * dimensions]);
        for (var row = 0; row < order.Length; row++)
            scales[row] = Quantise(factors.Left.Row(order[row]), stretch, values.AsSpan(row * dimensions, dimensions));
        var weights = Array.ConvertAll(order, id => (float)(WeightParameter / (WeightParameter + (double)vocabulary.Counts[id] / vocabulary.Total)));
        var vectors = new WordVectors(dimensions, Array.ConvertAll(order, id => vocabulary.Hashes[id]), weights, scales, values);
        return new LearnedVectors(vectors, Array.ConvertAll(order, id => names[id] ?? ""), vocabulary.Total);
    }

    /// <summary>Rounds a row to bytes, its largest number to 127; gives back the scale at which they have length 1, or 0 for a word without neighbours.</summary>
    private static float Quantise(ReadOnlySpan<float> left, double[] stretch, Span<sbyte> bytes)
    {
        var largest = 0.0;
        for (var i = 0; i < bytes.Length; i++)
            largest = Math.Max(largest, Math.Abs(left[i] * stretch[i]));
        if (largest == 0)
            return 0;
        var squares = 0;
        for (var i = 0; i < bytes.Length; i++)
        {
            bytes[i] = (sbyte)Math.Round(left[i] * stretch[i] / largest * sbyte.MaxValue);
            squares += bytes[i] * bytes[i];
        }
        return (float)(1 / Math.Sqrt(squares));
    }
}
