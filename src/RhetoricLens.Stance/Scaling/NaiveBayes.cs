using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Scaling;

/// <summary>
/// Multinomial naive Bayes with one count added to every word of the references (Manning, Raghavan and Schütze 2008, Introduction to Information Retrieval, 13.2). The posterior of long texts is near 0 or 1
/// whatever they say, so that it classifies but hardly scales; it stands here for comparison.
/// </summary>
public sealed class NaiveBayes
{
    private readonly DocumentTermMatrix _matrix;
    private readonly double[] _logPriors;
    private readonly double[]?[] _logWords;

    private NaiveBayes(DocumentTermMatrix matrix, IReadOnlyList<string> classes, double[] logPriors, double[]?[] logWords) =>
        (_matrix, Classes, _logPriors, _logWords) = (matrix, classes, logPriors, logWords);

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Takes words and class shares from the references.</summary>
    /// <param name="matrix">References and documents to be scored together.</param>
    /// <param name="references">The class of each reference; at least two classes.</param>
    public static Outcome<NaiveBayes> Fit(DocumentTermMatrix matrix, IReadOnlyDictionary<string, string> references)
    {
        var classes = References.Classes(matrix, references);
        if (!classes.IsOk)
            return classes.Problem;
        var counts = classes.Value.Select(one => Counts(matrix, one.Rows)).ToArray();
        var known = Enumerable.Range(0, matrix.Terms.Count).Count(term => counts.Any(words => words[term] > 0));
        var totals = counts.Select(words => words.Sum() + known).ToArray();
        return new NaiveBayes(
            matrix, [.. classes.Value.Select(one => one.Class)],
            [.. classes.Value.Select(one => Math.Log((double)one.Rows.Length / references.Count))],
            [.. Enumerable.Range(0, matrix.Terms.Count).Select(term => LogWords(counts, totals, term))]);
    }

    private static double[]? LogWords(double[][] counts, double[] totals, int term) =>
        counts.Any(words => words[term] > 0) ? [.. counts.Select((words, i) => Math.Log((words[term] + 1) / totals[i]))] : null;

    /// <summary>Probability of a word of the references in a class; null for a word that no reference has.</summary>
    public double? Probability(string term, string name)
    {
        var (column, place) = (Array.IndexOf([.. _matrix.Terms], term), Array.IndexOf([.. Classes], name));
        return column >= 0 && place >= 0 && _logWords[column] is { } logs ? Math.Exp(logs[place]) : null;
    }

    /// <summary>The posterior probabilities of the classes for each document.</summary>
    public IReadOnlyList<AffinityDocument> Score() => [.. Enumerable.Range(0, _matrix.Documents.Count).Select(Score)];

    private AffinityDocument Score(int row)
    {
        var logs = (double[])_logPriors.Clone();
        var tokens = 0L;
        foreach (var (term, count) in _matrix.Cells(row))
        {
            if (_logWords[term] is not { } words)
                continue;
            tokens += count;
            Dense.AddScaled(words, count, logs);
        }
        var top = logs.Max();
        var sum = logs.Sum(value => Math.Exp(value - top));
        return new AffinityDocument(_matrix.Documents[row], tokens == 0 ? null : [.. logs.Select(value => Math.Exp(value - top) / sum)], null, tokens);
    }

    private static double[] Counts(DocumentTermMatrix matrix, IEnumerable<int> rows)
    {
        var counts = new double[matrix.Terms.Count];
        foreach (var (term, count) in rows.SelectMany(matrix.Cells))
            counts[term] += count;
        return counts;
    }
}
