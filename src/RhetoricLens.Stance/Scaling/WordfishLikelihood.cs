namespace RhetoricLens.Stance.Scaling;

/// <summary>
/// The objective of Wordfish as a function of the documents alone. Log rate of word j in document i: alpha_i + psi_j + beta_j theta_i; objective:
/// sum of y log(rate) - rate over all cells, less the prior on beta. Given alpha and theta the words do not touch one another, and each word's maximum is found
/// exactly: psi has a closed form, and what is left is concave in beta. So the maximum over the words, its gradient and its curvature cost a few passes over the cells.
/// </summary>
internal sealed class WordfishLikelihood
{
    private const int MaxBetaSteps = 60;
    private const double BetaTolerance = 1e-11;
    private const double MaxBetaStep = 3;

    private readonly int _documents;
    private readonly int[] _starts;
    private readonly int[] _rows;
    private readonly double[] _counts;
    private readonly double[] _totals;
    private readonly double _precision;
    private readonly double[] _exponentials;

    /// <param name="matrix">Every document and every term has a count.</param>
    /// <param name="priorDeviation">Standard deviation of the normal prior on beta.</param>
    public WordfishLikelihood(DocumentTermMatrix matrix, double priorDeviation)
    {
        (_documents, _precision) = (matrix.Documents.Count, 1 / (priorDeviation * priorDeviation));
        DocumentTotals = [.. matrix.Tokens.Select(tokens => (double)tokens)];
        _totals = [.. matrix.TermTotals().Select(total => (double)total)];
        (_starts, _rows, _counts) = ByTerm(matrix);
        Beta = new double[_totals.Length];
        Psi = new double[_totals.Length];
        Rates = new double[_totals.Length * _documents];
        _exponentials = new double[_documents];
    }

    public int Documents => _documents;

    public double[] DocumentTotals { get; }

    /// <summary>Discrimination of each word at the last evaluation.</summary>
    public double[] Beta { get; }

    /// <summary>Log frequency of each word at the last evaluation.</summary>
    public double[] Psi { get; }

    /// <summary>Expected counts at the last evaluation, word by word.</summary>
    private double[] Rates { get; }

    /// <summary>Maximises over the words and gives the objective.</summary>
    public double Evaluate(double[] alpha, double[] theta)
    {
        var objective = Dense.Dot(DocumentTotals, alpha);
        for (var word = 0; word < _totals.Length; word++)
            objective += Word(word, alpha, theta);
        return objective;
    }

    /// <summary>The gradient at the point of the last evaluation: for alpha, then for theta.</summary>
    public double[] Gradient()
    {
        var gradient = new double[2 * _documents];
        DocumentTotals.CopyTo(gradient, 0);
        var byAlpha = gradient.AsSpan(0, _documents);
        var byTheta = gradient.AsSpan(_documents);
        for (var word = 0; word < _totals.Length; word++)
        {
            var rates = RatesOf(word);
            Dense.AddScaled(rates, -1, byAlpha);
            Dense.AddScaled(rates, -Beta[word], byTheta);
            for (var at = _starts[word]; at < _starts[word + 1]; at++)
                byTheta[_rows[at]] += Beta[word] * _counts[at];
        }
        return gradient;
    }

    /// <summary>The product of minus the second derivatives, words maximised out (Schur complement), with a direction in alpha and theta.</summary>
    public void Curvature(double[] theta, ReadOnlySpan<double> direction, Span<double> product)
    {
        product.Clear();
        var alphas = direction[.._documents];
        var thetas = direction[_documents..];
        var byAlpha = product[.._documents];
        var byTheta = product[_documents..];
        for (var word = 0; word < _totals.Length; word++)
        {
            var rates = RatesOf(word);
            var beta = Beta[word];
            var (psi, slope) = WordsAnswer(word, rates, theta, alphas, thetas);
            for (var i = 0; i < rates.Length; i++)
            {
                var moved = rates[i] * (alphas[i] + beta * thetas[i] - psi - slope * theta[i]);
                byAlpha[i] += moved;
                byTheta[i] += beta * moved - slope * rates[i];
            }
            for (var at = _starts[word]; at < _starts[word + 1]; at++)
                byTheta[_rows[at]] += slope * _counts[at];
        }
    }

    /// <summary>Curvature in theta alone, alpha maximised out and the words held: what published standard errors rest on.</summary>
    public double[] ConditionalCurvature()
    {
        var (first, second) = (new double[_documents], new double[_documents]);
        for (var word = 0; word < _totals.Length; word++)
        {
            Dense.AddScaled(RatesOf(word), Beta[word], first);
            Dense.AddScaled(RatesOf(word), Beta[word] * Beta[word], second);
        }
        return [.. second.Select((value, i) => value - first[i] * first[i] / DocumentTotals[i])];
    }

    /// <summary>How psi and beta of a word follow a move of the documents.</summary>
    private (double Psi, double Beta) WordsAnswer(int word, ReadOnlySpan<double> rates, double[] theta, ReadOnlySpan<double> alphas, ReadOnlySpan<double> thetas)
    {
        var (toPsi, toBeta, mean, square) = (0.0, 0.0, 0.0, _precision);
        var beta = Beta[word];
        for (var i = 0; i < rates.Length; i++)
        {
            var move = rates[i] * (alphas[i] + beta * thetas[i]);
            toPsi += move;
            toBeta += move * theta[i] + rates[i] * thetas[i];
            mean += rates[i] * theta[i];
            square += rates[i] * theta[i] * theta[i];
        }
        for (var at = _starts[word]; at < _starts[word + 1]; at++)
            toBeta -= _counts[at] * thetas[_rows[at]];
        var determinant = _totals[word] * square - mean * mean;
        return ((square * toPsi - mean * toBeta) / determinant, (_totals[word] * toBeta - mean * toPsi) / determinant);
    }

    /// <summary>The best beta of one word by Newton's method, steps halved when they lead downhill; leaves its rates.</summary>
    private double Word(int word, double[] alpha, double[] theta)
    {
        var seen = 0.0;
        for (var at = _starts[word]; at < _starts[word + 1]; at++)
            seen += _counts[at] * theta[_rows[at]];
        var total = _totals[word];
        var beta = Beta[word];
        var (value, gradient, curvature, sum) = At(beta, seen, total, alpha, theta);
        for (var round = 0; round < MaxBetaSteps; round++)
        {
            var step = Math.Clamp(gradient / curvature, -MaxBetaStep, MaxBetaStep);
            if (Math.Abs(step) < BetaTolerance * (1 + Math.Abs(beta)))
                break;
            var next = At(beta + step, seen, total, alpha, theta);
            for (var halving = 0; halving < MaxBetaSteps && !(next.Value >= value - 1e-12 * Math.Abs(value)); halving++)
            {
                step /= 2;
                next = At(beta + step, seen, total, alpha, theta);
            }
            beta += step;
            (value, gradient, curvature, sum) = next;
        }
        Keep(word, beta, sum);
        return value + total * Math.Log(total) - total;
    }

    private (double Value, double Gradient, double Curvature, double Sum) At(double beta, double seen, double total, double[] alpha, double[] theta)
    {
        var (sum, first, second) = (0.0, 0.0, 0.0);
        for (var i = 0; i < theta.Length; i++)
        {
            var weight = Math.Exp(alpha[i] + beta * theta[i]);
            _exponentials[i] = weight;
            sum += weight;
            first += weight * theta[i];
            second += weight * theta[i] * theta[i];
        }
        var mean = first / sum;
        return (
            beta * seen - total * Math.Log(sum) - _precision * beta * beta / 2,
            seen - total * mean - _precision * beta,
            total * Math.Max(0, second / sum - mean * mean) + _precision,
            sum);
    }

    private void Keep(int word, double beta, double sum)
    {
        Beta[word] = beta;
        Psi[word] = Math.Log(_totals[word] / sum);
        var rates = Rates.AsSpan(word * _documents, _documents);
        for (var i = 0; i < rates.Length; i++)
            rates[i] = _totals[word] * _exponentials[i] / sum;
    }

    private ReadOnlySpan<double> RatesOf(int word) => Rates.AsSpan(word * _documents, _documents);

    private static (int[] Starts, int[] Rows, double[] Counts) ByTerm(DocumentTermMatrix matrix)
    {
        var starts = new int[matrix.Terms.Count + 1];
        foreach (var (term, frequency) in matrix.DocumentFrequencies().Index())
            starts[term + 1] = starts[term] + frequency;
        var (rows, counts) = (new int[matrix.NonZero], new double[matrix.NonZero]);
        var next = starts[..^1];
        for (var row = 0; row < matrix.Documents.Count; row++)
        {
            foreach (var (column, count) in matrix.Cells(row))
                (rows[next[column]], counts[next[column]++]) = (row, count);
        }
        return (starts, rows, counts);
    }
}
