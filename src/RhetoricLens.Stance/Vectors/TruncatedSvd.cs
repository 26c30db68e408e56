using RhetoricLens.Core;

namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// The largest singular values of a large sparse matrix and their left vectors, from a random sketch of its range (Halko, Martinsson and Tropp 2011,
/// algorithms 4.4 and 5.1). The same matrix, rank and seed give the same numbers, whatever the number of threads.
/// </summary>
/// <param name="Left">One row for each row of the matrix, one column for each singular value.</param>
/// <param name="Values">The largest first; 0 beyond the rank of the matrix.</param>
public sealed record TruncatedSvd(Table Left, double[] Values)
{
    /// <summary>Columns of the sketch beyond the rank asked for: 5 to 10 are enough (section 4.2), made up to a whole number of lanes.</summary>
    private const int Oversampling = 10;
    private const int LaneWidth = 8;

    /// <param name="matrix">The matrix.</param>
    /// <param name="rank">How many singular values, at least 1.</param>
    /// <param name="powerIterations">Rounds that sharpen the sketch: the slower the values fall, the more are needed.</param>
    /// <param name="seed">Seed of the sketch.</param>
    /// <param name="parallel">Threads, and what stops them.</param>
    /// <param name="progress">Told how many products of matrices are done, and of how many.</param>
    public static TruncatedSvd Of(SparseMatrix matrix, int rank, int powerIterations, ulong seed, ParallelOptions parallel, Action<int, int>? progress = null)
    {
        var turned = matrix.Transposed();
        var (done, steps) = (0, 2 * powerIterations + 2);
        Table Product(SparseMatrix factor, Table table)
        {
            var product = factor.Times(table, parallel);
            progress?.Invoke(++done, steps);
            return product;
        }

        var width = Math.Min(Math.Min(matrix.Size, matrix.Width), (rank + Oversampling + LaneWidth - 1) / LaneWidth * LaneWidth);
        var basis = OrthonormalBasis.Of(Product(matrix, Sketch(matrix.Width, width, seed)), parallel);
        for (var i = 0; i < powerIterations; i++)
        {
            var back = OrthonormalBasis.Of(Product(turned, basis), parallel);
            basis = OrthonormalBasis.Of(Product(matrix, back), parallel);
        }
        return FromProjection(basis, Product(turned, basis), rank, parallel);
    }

    /// <summary>With Q the basis and B = Q'A: the eigenvectors V of BB' give the left vectors QV of A.</summary>
    private static TruncatedSvd FromProjection(Table basis, Table projected, int rank, ParallelOptions parallel)
    {
        var (squares, vectors) = SymmetricEigen.Of(Gram(projected.Transposed(parallel), parallel));
        var turn = new Table(basis.Columns, rank);
        for (var i = 0; i < basis.Columns; i++)
        {
            for (var k = 0; k < Math.Min(rank, vectors.Length); k++)
                turn.Row(i)[k] = (float)vectors[k][i];
        }
        var left = new Table(basis.Rows, rank);
        Parallel.For(0, basis.Rows, parallel, row =>
        {
            for (var i = 0; i < turn.Rows; i++)
                Lanes.AddScaled(turn.Row(i), basis.Row(row)[i], left.Row(row));
        });
        var values = new double[rank];
        for (var k = 0; k < Math.Min(rank, squares.Length); k++)
            values[k] = Math.Sqrt(Math.Max(0, squares[k]));
        return new TruncatedSvd(left, values);
    }

    private static double[][] Gram(Table rows, ParallelOptions parallel)
    {
        var gram = new double[rows.Rows][];
        for (var i = 0; i < gram.Length; i++)
            gram[i] = new double[rows.Rows];
        Parallel.For(0, rows.Rows, parallel, i =>
        {
            for (var j = 0; j <= i; j++)
                gram[i][j] = gram[j][i] = Lanes.Dot(rows.Row(i), rows.Row(j));
        });
        return gram;
    }

    /// <summary>
    /// Plus and minus one at random (SplitMix64 from the seed): as good as normal numbers, and the same on every machine. A sketch of full width is the matrix itself: a few random columns may be
    /// dependent.
    /// </summary>
    private static Table Sketch(int rows, int columns, ulong seed)
    {
        var table = new Table(rows, columns);
        if (columns == rows)
        {
            for (var row = 0; row < rows; row++)
                table.Row(row)[row] = 1;
            return table;
        }
        var state = seed;
        for (var row = 0; row < rows; row++)
        {
            foreach (ref var value in table.Row(row))
                value = (TextHash.Mix(state += 0x9E3779B97F4A7C15) & 1) == 0 ? 1 : -1;
        }
        return table;
    }
}
