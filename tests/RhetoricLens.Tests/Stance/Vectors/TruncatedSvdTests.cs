using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Tests.Stance.Vectors;

public sealed class TruncatedSvdTests
{
    private const int Size = 64;
    private static readonly ParallelOptions Parallel = new() { MaxDegreeOfParallelism = 3 };

    [Fact]
    public void Singular_values_and_left_vectors_of_a_known_matrix_are_found()
    {
        double[] values = [10, 5, 2.5, 1];
        var svd = TruncatedSvd.Of(Matrix(values), 6, 2, seed: 1, Parallel);
        Assert.All(values.Zip(svd.Values), pair => Assert.Equal(pair.First, pair.Second, 1e-4));
        Assert.All(svd.Values.Skip(values.Length), value => Assert.Equal(0, value, 1e-4));
        for (var k = 0; k < values.Length; k++)
        {
            var sign = Math.Sign(svd.Left.Row(0)[k] * Left(0, k));
            for (var row = 0; row < Size; row++)
                Assert.Equal(Left(row, k), sign * svd.Left.Row(row)[k], 1e-4);
        }
    }

    [Fact]
    public void The_largest_values_of_a_matrix_of_full_rank_are_found()
    {
        var values = Enumerable.Range(0, Size).Select(k => 10 * Math.Pow(0.8, k)).ToArray();
        var svd = TruncatedSvd.Of(Matrix(values), 5, 3, seed: 1, Parallel);
        Assert.All(svd.Values.Zip(values), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void All_values_are_found_when_the_rank_is_the_size()
    {
        var values = Enumerable.Range(0, Size).Select(k => 2 - k / 40.0).ToArray();
        var svd = TruncatedSvd.Of(Matrix(values), Size, 0, seed: 1, Parallel);
        Assert.All(svd.Values.Zip(values), pair => Assert.Equal(pair.Second, pair.First, 1e-4));
    }

    [Fact]
    public void Left_vectors_are_orthonormal()
    {
        var svd = TruncatedSvd.Of(Matrix([.. Enumerable.Range(0, Size).Select(k => 1.0 / (k + 1))]), 8, 1, seed: 5, Parallel);
        for (var i = 0; i < 8; i++)
        {
            for (var j = 0; j <= i; j++)
                Assert.Equal(i == j ? 1 : 0, Enumerable.Range(0, Size).Sum(row => (double)svd.Left.Row(row)[i] * svd.Left.Row(row)[j]), 1e-5);
        }
    }

    [Fact]
    public void A_matrix_of_zeros_has_no_values()
    {
        var svd = TruncatedSvd.Of(new SparseMatrix(new int[Size + 1], [], []), 4, 1, seed: 1, Parallel);
        Assert.Equal([0, 0, 0, 0], svd.Values);
    }

    [Fact]
    public void A_transposed_matrix_has_rows_and_columns_exchanged()
    {
        // 0 5 0 / 7 0 8 / 0 0 0
        var turned = new SparseMatrix([0, 1, 3, 3], [1, 0, 2], [5, 7, 8]).Transposed();
        var unit = new Table(3, 3);
        for (var i = 0; i < 3; i++)
            unit.Row(i)[i] = 1;
        var product = turned.Times(unit, Parallel);
        Assert.Equal([0, 7, 0], product.Row(0).ToArray());
        Assert.Equal([5, 0, 0], product.Row(1).ToArray());
        Assert.Equal([0, 8, 0], product.Row(2).ToArray());
    }

    /// <summary>Sum of value * left * right', with two different orthonormal bases.</summary>
    private static SparseMatrix Matrix(double[] values)
    {
        var entries = new float[Size * Size];
        for (var i = 0; i < entries.Length; i++)
            entries[i] = (float)Enumerable.Range(0, values.Length).Sum(k => values[k] * Left(i / Size, k) * Right(i % Size, k));
        return new SparseMatrix(
            [.. Enumerable.Range(0, Size + 1).Select(row => row * Size)], [.. Enumerable.Range(0, Size * Size).Select(i => i % Size)], entries);
    }

    /// <summary>Discrete cosine transform, type II.</summary>
    private static double Left(int row, int k) => Math.Sqrt((k == 0 ? 1.0 : 2.0) / Size) * Math.Cos(Math.PI * (row + 0.5) * k / Size);

    /// <summary>Walsh functions.</summary>
    private static double Right(int row, int k) => (int.PopCount(row & k) % 2 == 0 ? 1 : -1) / Math.Sqrt(Size);
}
