namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// Eigenvalues and eigenvectors of a small symmetric matrix by Jacobi's rotations in a fixed order (Golub and Van Loan, Matrix Computations, 8.5):
/// slower than a library's, but with no choices that could differ between machines.
/// </summary>
internal static class SymmetricEigen
{
    private const int MaxSweeps = 60;

    /// <param name="matrix">Symmetric; is overwritten.</param>
    /// <returns>Eigenvalues, the largest first, and for each its vector of length 1.</returns>
    public static (double[] Values, double[][] Vectors) Of(double[][] matrix)
    {
        var size = matrix.Length;
        var vectors = Identity(size);
        var negligible = 1e-15 * Math.Sqrt(matrix.Sum(row => row.Sum(value => value * value)));
        for (var sweep = 0; sweep < MaxSweeps && Sweep(matrix, vectors, negligible / size); sweep++)
        {
        }
        var order = Enumerable.Range(0, size).OrderByDescending(i => matrix[i][i]).ToArray();
        return (Array.ConvertAll(order, i => matrix[i][i]), Array.ConvertAll(order, i => vectors[i]));
    }

    /// <summary>False when there was nothing left to rotate.</summary>
    private static bool Sweep(double[][] matrix, double[][] vectors, double negligible)
    {
        var rotated = false;
        for (var p = 0; p < matrix.Length; p++)
        {
            for (var q = p + 1; q < matrix.Length; q++)
            {
                if (Math.Abs(matrix[p][q]) <= negligible)
                    continue;
                Rotate(matrix, vectors, p, q);
                rotated = true;
            }
        }
        return rotated;
    }

    private static void Rotate(double[][] matrix, double[][] vectors, int p, int q)
    {
        var theta = (matrix[q][q] - matrix[p][p]) / (2 * matrix[p][q]);
        var tangent = (theta >= 0 ? 1 : -1) / (Math.Abs(theta) + Math.Sqrt(theta * theta + 1));
        var cosine = 1 / Math.Sqrt(tangent * tangent + 1);
        var sine = tangent * cosine;
        foreach (var row in matrix)
            (row[p], row[q]) = (cosine * row[p] - sine * row[q], sine * row[p] + cosine * row[q]);
        RotateRows(matrix[p], matrix[q], cosine, sine);
        RotateRows(vectors[p], vectors[q], cosine, sine);
        (matrix[p][q], matrix[q][p]) = (0, 0);
    }

    private static void RotateRows(double[] p, double[] q, double cosine, double sine)
    {
        for (var i = 0; i < p.Length; i++)
            (p[i], q[i]) = (cosine * p[i] - sine * q[i], sine * p[i] + cosine * q[i]);
    }

    private static double[][] Identity(int size)
    {
        var rows = new double[size][];
        for (var i = 0; i < size; i++)
        {
            rows[i] = new double[size];
            rows[i][i] = 1;
        }
        return rows;
    }
}
