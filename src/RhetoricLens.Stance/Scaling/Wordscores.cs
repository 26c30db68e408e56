using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Scaling;

/// <summary>How raw wordscores are brought back to the scale of the references, towards whose middle they are drawn.</summary>
public enum Rescaling
{
    /// <summary>Raw scores.</summary>
    None,

    /// <summary>The spread of the documents scored becomes that of the references (Laver, Benoit and Garry 2003, p. 316); depends on which documents are scored.</summary>
    Lbg,

    /// <summary>The two outermost references get back the scores they were given (Martin and Vanberg 2007); does not depend on the other documents.</summary>
    MartinVanberg,
}

/// <summary>
/// Wordscores (Laver, Benoit and Garry 2003, "Extracting policy positions from political texts using words as data", APSR 97): each word takes the mean
/// of the reference scores, weighted by the probability of reading that reference given the word; a text takes the mean of its words.
/// </summary>
public sealed class Wordscores
{
    private readonly DocumentTermMatrix _matrix;
    private readonly double?[] _scores;
    private readonly (int Row, double Score)[] _references;

    private Wordscores(DocumentTermMatrix matrix, (int Row, double Score)[] references, double?[] scores) =>
        (_matrix, _references, _scores) = (matrix, references, scores);

    /// <summary>The score of each term of the matrix; null for one that no reference has.</summary>
    public IReadOnlyList<double?> TermScores => _scores;

    /// <summary>Takes the scores of words from the references.</summary>
    /// <param name="matrix">References and documents to be scored together.</param>
    /// <param name="references">At least two documents of the matrix with their given scores, not all the same.</param>
    public static Outcome<Wordscores> Fit(DocumentTermMatrix matrix, IReadOnlyDictionary<string, double> references)
    {
        var rows = References.Find(matrix, references);
        if (!rows.IsOk)
            return rows.Problem;
        if (rows.Value.Select(row => row.Value).Distinct().Count() < 2)
            return new Problem("too_few_references", "Wordscores needs references with at least two different scores.", "reference", "Give two or more, such as --reference CHN=-1 --reference USA=1.");
        return new Wordscores(matrix, rows.Value, Scores(matrix, rows.Value));
    }

    /// <summary>Raw scores of all documents, with the standard error of formula 4 of the paper.</summary>
    public IReadOnlyList<ScaledDocument> Raw() => [.. Enumerable.Range(0, _matrix.Documents.Count).Select(Raw)];

    /// <summary>
    /// Scores of all documents on the scale of the references. A standard error is stretched as its score is; some published programs move it as if it were a score.
    /// </summary>
    /// <param name="rescaling">Which way.</param>
    /// <param name="among">For <see cref="Rescaling.Lbg"/>: whether a document is among those whose mean and spread are taken; null for all.</param>
    public Outcome<IReadOnlyList<ScaledDocument>> Rescaled(Rescaling rescaling, Func<string, bool>? among = null)
    {
        var raw = Raw();
        var line = rescaling switch
        {
            Rescaling.Lbg => Lbg([.. raw.Where(document => document.Score is not null && (among is null || among(document.Document))).Select(document => document.Score!.Value)]),
            Rescaling.MartinVanberg => MartinVanberg(raw),
            _ => (1, 0),
        };
        if (!double.IsFinite(line.Slope))
            return new Problem("no_rescaling", "The raw scores do not vary, so that they cannot be stretched.", "rescale", "Score more documents, choose references that differ in their words, or ask for raw scores.");
        return raw.Select(document => document with { Score = document.Score * line.Slope + line.Shift, StandardError = document.StandardError * Math.Abs(line.Slope) }).ToArray();
    }

    /// <summary>The scored terms, the lowest first.</summary>
    public IEnumerable<ScaledTerm> Terms()
    {
        var totals = _matrix.TermTotals();
        return Enumerable.Range(0, _scores.Length).Where(term => _scores[term] is not null)
            .Select(term => new ScaledTerm(_matrix.Terms[term], _scores[term]!.Value, totals[term])).OrderBy(term => term.Weight);
    }

    private static double?[] Scores(DocumentTermMatrix matrix, (int Row, double Score)[] references)
    {
        var (weights, sums) = (new double[matrix.Terms.Count], new double[matrix.Terms.Count]);
        foreach (var (row, score) in references)
        {
            foreach (var (column, count) in matrix.Cells(row))
            {
                var frequency = (double)count / matrix.Tokens[row];
                weights[column] += frequency;
                sums[column] += frequency * score;
            }
        }
        return [.. weights.Zip(sums, (weight, sum) => weight > 0 ? sum / weight : (double?)null)];
    }

    private ScaledDocument Raw(int row)
    {
        var (mean, variance, tokens) = WeightedWords.Of(_matrix, row, _scores);
        return tokens == 0
            ? new ScaledDocument(_matrix.Documents[row], null, null, 0)
            : new ScaledDocument(_matrix.Documents[row], mean, Math.Sqrt(variance / tokens), tokens);
    }

    private (double Slope, double Shift) Lbg(double[] scores)
    {
        if (scores.Length < 2)
            return (double.NaN, 0);
        var (mean, spread) = Moments.Of(scores);
        var slope = Moments.Of([.. _references.Select(reference => reference.Score)]).Deviation / spread;
        return (slope, mean * (1 - slope));
    }

    private (double Slope, double Shift) MartinVanberg(IReadOnlyList<ScaledDocument> raw)
    {
        var (low, high) = (_references.MinBy(reference => reference.Score), _references.MaxBy(reference => reference.Score));
        var slope = (high.Score - low.Score) / (raw[high.Row].Score - raw[low.Row].Score) ?? double.NaN;
        return (slope, low.Score - raw[low.Row].Score * slope ?? double.NaN);
    }
}
