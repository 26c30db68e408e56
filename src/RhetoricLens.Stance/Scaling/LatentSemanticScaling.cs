using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Stance.Scaling;

/// <summary>How Latent Semantic Scaling is fitted.</summary>
/// <param name="Rank">Dimensions of the word vectors, at least 1; fewer when there are fewer terms or contexts.</param>
/// <param name="PowerIterations">Rounds that sharpen the decomposition.</param>
/// <param name="Seed">Of the sketch; the same seed gives the same numbers.</param>
/// <param name="Threads">Does not change the numbers.</param>
public sealed record LssSettings(int Rank = 300, int PowerIterations = 2, ulong Seed = 1, int Threads = 1);

/// <summary>
/// Latent Semantic Scaling (Watanabe 2021, "Latent Semantic Scaling", Communication Methods and Measures 15): word vectors by truncated singular value decomposition of
/// counts by sentence; a word's polarity is the mean cosine to the seeds of one pole less that to the other's; a document takes the mean of its words.
/// </summary>
public static class LatentSemanticScaling
{
    /// <summary>The polarity of each term.</summary>
    /// <param name="contexts">Sentences (or whole documents) by terms.</param>
    /// <param name="seeds">Words of both poles.</param>
    /// <param name="settings">See there.</param>
    /// <param name="cancellation">Stops between products of matrices.</param>
    /// <returns>By column of the matrix; null for a term whose vector is 0.</returns>
    public static Outcome<IReadOnlyList<double?>> Polarities(DocumentTermMatrix contexts, IReadOnlyList<SeedWord> seeds, LssSettings settings, CancellationToken cancellation)
    {
        var columns = SeedWords.Find(contexts.Terms, seeds);
        if (!columns.IsOk)
            return columns.Problem;
        var rank = Math.Min(settings.Rank, Math.Min(contexts.Terms.Count, contexts.Documents.Count));
        if (((long)contexts.Documents.Count + contexts.Terms.Count) * rank > Limits.MaxLssNumbers)
            return new Problem("matrix_too_large", $"{contexts.Documents.Count:N0} sentences and {contexts.Terms.Count:N0} terms with {rank} dimensions are more than LSS takes here.", "", "Narrow the question, raise the minimum document frequency, or ask for fewer dimensions.");
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = settings.Threads, CancellationToken = cancellation };
        var vectors = TruncatedSvd.Of(TermsByContexts(contexts), rank, settings.PowerIterations, settings.Seed, parallel).Left;
        return Outcome(Polarities(vectors, columns.Value));
    }

    /// <summary>
    /// Scores of documents: mean polarity of their words, then brought to mean 0 and standard deviation 1 (divisor n - 1) over the documents that have one. A standard error is that of
    /// the mean over the document's words, as if they were drawn one by one; it does not cover the errors of the polarities.
    /// </summary>
    /// <param name="matrix">Documents by terms.</param>
    /// <param name="polarities">By column.</param>
    public static Outcome<IReadOnlyList<ScaledDocument>> Score(DocumentTermMatrix matrix, IReadOnlyList<double?> polarities)
    {
        var raw = Raw(matrix, polarities);
        var known = raw.Where(document => document.Score is not null).Select(document => document.Score!.Value).ToArray();
        if (known.Length < 2 || Moments.Of(known) is not { Deviation: > 0 } moments)
            return new Problem("too_few_documents", $"{known.Length} documents have words with a polarity: too few, or all alike.", "", "Give at least two documents that differ.");
        return raw.Select(document => document with { Score = (document.Score - moments.Mean) / moments.Deviation, StandardError = document.StandardError / moments.Deviation }).ToArray();
    }

    /// <summary>Mean polarity of each document's words, not brought to a common scale.</summary>
    public static IReadOnlyList<ScaledDocument> Raw(DocumentTermMatrix matrix, IReadOnlyList<double?> polarities) =>
        [.. Enumerable.Range(0, matrix.Documents.Count).Select(row => Raw(matrix, row, polarities))];

    private static ScaledDocument Raw(DocumentTermMatrix matrix, int row, IReadOnlyList<double?> polarities)
    {
        var (mean, variance, tokens) = WeightedWords.Of(matrix, row, polarities);
        return tokens == 0 ? new ScaledDocument(matrix.Documents[row], null, null, 0) : new ScaledDocument(matrix.Documents[row], mean, Math.Sqrt(variance / tokens), tokens);
    }

    private static Outcome<IReadOnlyList<double?>> Outcome(IReadOnlyList<double?> polarities) => polarities is double?[] all ? all : polarities.ToArray();

    private static double?[] Polarities(Table vectors, (int Column, double Weight)[] seeds)
    {
        var lengths = new double[vectors.Rows];
        for (var term = 0; term < lengths.Length; term++)
            lengths[term] = Math.Sqrt(Lanes.Dot(vectors.Row(term), vectors.Row(term)));
        var polarities = new double?[vectors.Rows];
        for (var term = 0; term < lengths.Length; term++)
        {
            if (lengths[term] == 0)
                continue;
            var sum = 0.0;
            foreach (var (column, weight) in seeds)
                sum += lengths[column] == 0 ? 0 : weight * Lanes.Dot(vectors.Row(term), vectors.Row(column)) / (lengths[term] * lengths[column]);
            polarities[term] = sum;
        }
        return polarities;
    }

    private static SparseMatrix TermsByContexts(DocumentTermMatrix contexts)
    {
        var starts = new int[contexts.Documents.Count + 1];
        var (columns, values) = (new int[contexts.NonZero], new float[contexts.NonZero]);
        var at = 0;
        for (var row = 0; row < contexts.Documents.Count; row++)
        {
            foreach (var (column, count) in contexts.Cells(row))
                (columns[at], values[at++]) = (column, count);
            starts[row + 1] = at;
        }
        return new SparseMatrix(starts, columns, values, contexts.Terms.Count).Transposed();
    }
}
