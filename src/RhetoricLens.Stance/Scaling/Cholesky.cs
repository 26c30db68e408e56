namespace RhetoricLens.Stance.Scaling;

/// <summary>
/// The factor L of a symmetric positive definite matrix LL' (Golub and Van Loan, Matrix Computations, 4.2). Sums run in a fixed order: the same matrix gives the same bits.
/// </summary>
internal sealed class Cholesky
{
    private readonly double[][] _lower;

    private Cholesky(double[][] lower) => _lower = lower;

    /// <summary>Null when the matrix is not positive definite.</summary>
    /// <param name="matrix">Of which the lower triangle is read.</param>
    public static Cholesky? Of(double[][] matrix)
    {
        var lower = new double[matrix.Length][];
        for (var i = 0; i < lower.Length; i++)
        {
            lower[i] = new double[i + 1];
            for (var j = 0; j <= i; j++)
            {
                var left = matrix[i][j] - Dense.Dot(lower[i].AsSpan(0, j), lower[j].AsSpan(0, j));
                if (i == j && !(left > 0))
                    return null;
                lower[i][j] = i == j ? Math.Sqrt(left) : left / lower[j][j];
            }
        }
        return new Cholesky(lower);
    }

    /// <summary>The solution of Ax = b.</summary>
    public double[] Solve(ReadOnlySpan<double> right)
    {
        var x = right.ToArray();
        for (var i = 0; i < x.Length; i++)
            x[i] = (x[i] - Dense.Dot(_lower[i].AsSpan(0, i), x.AsSpan(0, i))) / _lower[i][i];
        for (var i = x.Length - 1; i >= 0; i--)
        {
            x[i] /= _lower[i][i];
            Dense.AddScaled(_lower[i].AsSpan(0, i), -x[i], x.AsSpan(0, i));
        }
        return x;
    }

    /// <summary>The diagonal of the inverse.</summary>
    public double[] InverseDiagonal()
    {
        var diagonal = new double[_lower.Length];
        var unit = new double[_lower.Length];
        for (var i = 0; i < diagonal.Length; i++)
        {
            unit[i] = 1;
            diagonal[i] = Solve(unit)[i];
            unit[i] = 0;
        }
        return diagonal;
    }
}

/// <summary>Dense vectors.</summary>
internal static class Dense
{
    /// <summary>Sum of products, from left to right.</summary>
    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    public static void AddScaled(ReadOnlySpan<double> a, double factor, Span<double> target)
    {
        for (var i = 0; i < a.Length; i++)
            target[i] += factor * a[i];
    }
}
