namespace RhetoricLens.Stance.Scaling;

/// <summary>Where a search ended.</summary>
/// <param name="Alpha">Log length of each document.</param>
/// <param name="Theta">Position of each, mean 0 and standard deviation 1.</param>
/// <param name="Objective">At that point.</param>
/// <param name="Steps">Newton steps taken.</param>
/// <param name="IsConverged">Whether the last step was negligible and the curvature there that of a maximum.</param>
internal sealed record WordfishPoint(double[] Alpha, double[] Theta, double Objective, int Steps, bool IsConverged);

/// <summary>
/// Climbs to a maximum of <see cref="WordfishLikelihood"/> by truncated Newton steps (Nocedal and Wright 2006, algorithm 7.1) on the sphere of positions with mean 0
/// and standard deviation 1: directions are projected on its tangent, and the curvature is corrected for the sphere's own (Absil, Mahony and Sepulchre 2008, 5.3).
/// All sums run in a fixed order on one thread.
/// </summary>
internal sealed class WordfishSearch(WordfishLikelihood likelihood, bool isThetaFixed = false)
{
    private const double NegligibleStep = 1e-8;
    private const double Rounding = 1e-13;
    private readonly int _n = likelihood.Documents;
    private double[] _theta = [];
    private double _sphere;

    /// <param name="theta">Start.</param>
    /// <param name="maxSteps">Newton steps at most.</param>
    /// <param name="cancellation">Stops between steps.</param>
    public WordfishPoint Climb(double[] theta, int maxSteps, CancellationToken cancellation)
    {
        _theta = Standardised(theta);
        var alpha = Array.ConvertAll(likelihood.DocumentTotals, Math.Log);
        var shift = alpha.Average();
        alpha = Array.ConvertAll(alpha, value => value - shift);
        var objective = likelihood.Evaluate(alpha, _theta);
        for (var step = 0; step < maxSteps; step++)
        {
            cancellation.ThrowIfCancellationRequested();
            var gradient = ProjectedGradient();
            var (direction, isMaximum) = Direction(gradient);
            var isLast = isMaximum && Largest(direction) < NegligibleStep;
            if (isLast)
                return new WordfishPoint(alpha, _theta, objective, step, true);
            if (Step(alpha, _theta, direction, objective, Dense.Dot(gradient, direction)) is not { } next)
                // No better point can be told from this one within rounding.
                return new WordfishPoint(alpha, _theta, likelihood.Evaluate(alpha, _theta), step, isMaximum && Largest(direction) < Math.Sqrt(NegligibleStep));
            (alpha, _theta, objective) = next;
        }
        return new WordfishPoint(alpha, _theta, objective, maxSteps, false);
    }

    /// <summary>
    /// Standard errors of theta: words held at their estimates, as published programs do; and with the words estimated too. The second is null where the curvature is not that of a maximum.
    /// </summary>
    public (double[] Conditional, double[]? Joint) StandardErrors(WordfishPoint point)
    {
        likelihood.Evaluate(point.Alpha, point.Theta);
        _theta = point.Theta;
        ProjectedGradient();
        var conditional = Array.ConvertAll(likelihood.ConditionalCurvature(), value => 1 / Math.Sqrt(value));
        return (conditional, Joint());
    }

    /// <summary>Mean 0, standard deviation 1 (divisor n - 1).</summary>
    public static double[] Standardised(double[] theta)
    {
        var (mean, deviation) = Moments.Of(theta);
        return Array.ConvertAll(theta, value => (value - mean) / deviation);
    }

    private (double[] Alpha, double[] Theta, double Objective)? Step(double[] alpha, double[] theta, double[] direction, double objective, double slope)
    {
        for (var length = 1.0; length > 1e-10; length /= 2)
        {
            var nextAlpha = alpha.Select((value, i) => value + length * direction[i]).ToArray();
            var nextTheta = isThetaFixed ? theta : Standardised([.. theta.Select((value, i) => value + length * direction[_n + i])]);
            var next = likelihood.Evaluate(nextAlpha, nextTheta);
            if (next >= objective + 1e-4 * length * slope || (length == 1 && next >= objective - Rounding * Math.Abs(objective) && Largest(direction) < 1e-3))
                return (nextAlpha, nextTheta, next);
        }
        return null;
    }

    private double[] ProjectedGradient()
    {
        var gradient = likelihood.Gradient();
        _sphere = isThetaFixed ? 0 : Dense.Dot(_theta, gradient.AsSpan(_n)) / Dense.Dot(_theta, _theta);
        Project(gradient);
        return gradient;
    }

    /// <summary>Preconditioned conjugate gradients, stopped early while far off and where the curvature turns.</summary>
    private (double[] Direction, bool IsMaximum) Direction(double[] gradient)
    {
        var scale = Scale();
        var direction = new double[2 * _n];
        var rest = (double[])gradient.Clone();
        var ahead = Conditioned(rest, scale);
        var search = (double[])ahead.Clone();
        var product = new double[2 * _n];
        var (first, square) = (Dense.Dot(rest, ahead), Dense.Dot(rest, ahead));
        var goal = first * Math.Min(0.01, first);
        for (var round = 0; round < 4 * _n + 50 && square > goal && square > 1e-24 * first; round++)
        {
            Curvature(search, product);
            var bend = Dense.Dot(search, product);
            if (bend <= 0)
                return (round == 0 ? search : direction, false);
            var length = square / bend;
            Dense.AddScaled(search, length, direction);
            Dense.AddScaled(product, -length, rest);
            ahead = Conditioned(rest, scale);
            var next = Dense.Dot(rest, ahead);
            for (var i = 0; i < search.Length; i++)
                search[i] = ahead[i] + next / square * search[i];
            square = next;
        }
        return (direction, true);
    }

    private void Curvature(ReadOnlySpan<double> direction, double[] product)
    {
        likelihood.Curvature(_theta, direction, product);
        Dense.AddScaled(direction[_n..], _sphere, product.AsSpan(_n));
        Project(product);
    }

    private double[] Scale()
    {
        var curvature = likelihood.ConditionalCurvature();
        return [.. likelihood.DocumentTotals, .. curvature.Select(value => Math.Max(value, 1e-3))];
    }

    private double[] Conditioned(double[] rest, double[] scale)
    {
        var ahead = new double[rest.Length];
        for (var i = 0; i < ahead.Length; i++)
            ahead[i] = rest[i] / scale[i];
        Project(ahead);
        return ahead;
    }

    /// <summary>Takes out what changes nothing (alpha shifted as a whole) and what leaves the sphere.</summary>
    private void Project(Span<double> vector)
    {
        Centre(vector[.._n]);
        var thetas = vector[_n..];
        if (isThetaFixed)
        {
            thetas.Clear();
            return;
        }
        Centre(thetas);
        Dense.AddScaled(_theta, -Dense.Dot(_theta, thetas) / Dense.Dot(_theta, _theta), thetas);
    }

    private static void Centre(Span<double> values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value;
        foreach (ref var value in values)
            value -= sum / values.Length;
    }

    private double Largest(double[] direction) => isThetaFixed ? direction.Max(Math.Abs) : direction.Skip(_n).Max(Math.Abs);

    /// <summary>From the inverse of the projected curvature, made invertible along the three directions that were taken out.</summary>
    private double[]? Joint()
    {
        var size = 2 * _n;
        double[][] free = [Unit(i => i < _n ? 1 : 0), Unit(i => i < _n ? 0 : 1), Unit(i => i < _n ? 0 : _theta[i - _n])];
        var matrix = new double[size][];
        var unit = new double[size];
        for (var i = 0; i < size; i++)
        {
            unit[i] = 1;
            Project(unit);
            matrix[i] = new double[size];
            Curvature(unit, matrix[i]);
            Array.Clear(unit);
        }
        var typical = Enumerable.Range(0, size).Average(i => matrix[i][i]);
        for (var i = 0; i < size; i++)
        {
            foreach (var direction in free)
                Dense.AddScaled(direction, typical * direction[i], matrix[i]);
        }
        return Cholesky.Of(matrix)?.InverseDiagonal().Skip(_n)
            .Select((variance, i) => Math.Sqrt(Math.Max(0, variance - free.Sum(direction => direction[_n + i] * direction[_n + i]) / typical))).ToArray();
    }

    private double[] Unit(Func<int, double> entry)
    {
        var vector = Enumerable.Range(0, 2 * _n).Select(entry).ToArray();
        var length = Math.Sqrt(Dense.Dot(vector, vector));
        return Array.ConvertAll(vector, value => value / length);
    }
}
