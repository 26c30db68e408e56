using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Scaling;

/// <summary>How much of each class is in a document.</summary>
/// <param name="Document">Its name.</param>
/// <param name="Shares">One for each class, in the order of <see cref="ClassAffinity.Classes"/>; their sum is 1. Null for a document without words.</param>
/// <param name="StandardErrors">Of the shares.</param>
/// <param name="Tokens">Its words.</param>
public sealed record AffinityDocument(string Document, IReadOnlyList<double>? Shares, IReadOnlyList<double>? StandardErrors, long Tokens);

/// <summary>
/// Class affinity scaling (Perry and Benoit 2017, "Scaling text with the class affinity model", arXiv:1710.08963): a document is a blend of the word distributions of the classes, and its shares
/// in the blend are its positions. Both the classes' counts and the shares are smoothed by half a count.
/// </summary>
public sealed class ClassAffinity
{
    private const double Smoothing = 0.5;
    private const int MaxSteps = 200;
    private const double Tolerance = 1e-14;

    private readonly DocumentTermMatrix _matrix;
    private readonly double[][] _distributions;

    private ClassAffinity(DocumentTermMatrix matrix, IReadOnlyList<string> classes, double[][] distributions) => (_matrix, Classes, _distributions) = (matrix, classes, distributions);

    /// <summary>The classes, in ordinal order.</summary>
    public IReadOnlyList<string> Classes { get; }

    /// <summary>Takes the word distributions of the classes from the references.</summary>
    /// <param name="matrix">References and documents to be scored together.</param>
    /// <param name="references">The class of each reference; at least two classes.</param>
    public static Outcome<ClassAffinity> Fit(DocumentTermMatrix matrix, IReadOnlyDictionary<string, string> references)
    {
        var classes = References.Classes(matrix, references);
        return classes.IsOk
            ? new ClassAffinity(matrix, [.. classes.Value.Select(one => one.Class)], [.. classes.Value.Select(one => Distribution(matrix, one.Rows))])
            : classes.Problem;
    }

    /// <summary>The shares of all documents.</summary>
    public IReadOnlyList<AffinityDocument> Score() => [.. Enumerable.Range(0, _matrix.Documents.Count).Select(Score)];

    /// <summary>Terms by how much more likely they are in the last class than in the first (log ratio), the lowest first.</summary>
    public IEnumerable<ScaledTerm> Terms()
    {
        var totals = _matrix.TermTotals();
        return Enumerable.Range(0, _matrix.Terms.Count)
            .Select(term => new ScaledTerm(_matrix.Terms[term], Math.Log(_distributions[^1][term] / _distributions[0][term]), totals[term])).OrderBy(term => term.Weight);
    }

    private AffinityDocument Score(int row)
    {
        if (_matrix.Tokens[row] == 0)
            return new AffinityDocument(_matrix.Documents[row], null, null, 0);
        var shares = Enumerable.Repeat(1.0 / Classes.Count, Classes.Count).ToArray();
        for (var step = 0; step < MaxSteps; step++)
        {
            var next = Step(row, shares);
            var change = next.Zip(shares, (a, b) => Math.Abs(a - b)).Max();
            shares = next;
            if (change < Tolerance)
                break;
        }
        return new AffinityDocument(_matrix.Documents[row], shares, Errors(Derivatives(row, shares).Information), _matrix.Tokens[row]);
    }

    /// <summary>A Newton step on the simplex, shortened so that every share stays positive and the objective does not fall.</summary>
    private double[] Step(int row, double[] shares)
    {
        var (value, gradient, information) = Derivatives(row, shares);
        var factor = Cholesky.Of(information)!;
        var (free, level) = (factor.Solve(gradient), factor.Solve([.. Enumerable.Repeat(1.0, shares.Length)]));
        var multiplier = free.Sum() / level.Sum();
        var move = free.Zip(level, (a, b) => a - multiplier * b).ToArray();
        for (var length = 1.0; length > 1e-12; length /= 2)
        {
            var next = shares.Zip(move, (share, change) => share + length * change).ToArray();
            if (next.All(share => share > 0) && Derivatives(row, next).Value >= value)
                return next;
        }
        return shares;
    }

    private (double Value, double[] Gradient, double[][] Information) Derivatives(int row, double[] shares)
    {
        var value = shares.Sum(share => Smoothing * Math.Log(share));
        var gradient = Array.ConvertAll(shares, share => Smoothing / share);
        var information = shares.Select((share, k) => shares.Select((_, l) => k == l ? Smoothing / (share * share) : 0).ToArray()).ToArray();
        foreach (var (term, count) in _matrix.Cells(row))
        {
            var blend = shares.Zip(_distributions, (share, words) => share * words[term]).Sum();
            value += count * Math.Log(blend);
            for (var k = 0; k < shares.Length; k++)
            {
                var ratio = _distributions[k][term] / blend;
                gradient[k] += count * ratio;
                for (var l = 0; l < shares.Length; l++)
                    information[k][l] += count * ratio * (_distributions[l][term] / blend);
            }
        }
        return (value, gradient, information);
    }

    /// <summary>From the inverse information within the simplex.</summary>
    private static double[] Errors(double[][] information)
    {
        var factor = Cholesky.Of(information)!;
        var level = factor.Solve([.. Enumerable.Repeat(1.0, information.Length)]);
        return [.. factor.InverseDiagonal().Zip(level, (variance, part) => Math.Sqrt(Math.Max(0, variance - part * part / level.Sum())))];
    }

    private static double[] Distribution(DocumentTermMatrix matrix, IEnumerable<int> rows)
    {
        var counts = Enumerable.Repeat(Smoothing, matrix.Terms.Count).ToArray();
        foreach (var (term, count) in rows.SelectMany(matrix.Cells))
            counts[term] += count;
        var total = counts.Sum();
        return Array.ConvertAll(counts, count => count / total);
    }
}
