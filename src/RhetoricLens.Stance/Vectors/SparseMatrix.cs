namespace RhetoricLens.Stance.Vectors;

/// <summary>A square matrix of which most entries are 0, row by row (compressed sparse rows), columns ascending within a row.</summary>
/// <param name="starts">Place of each row's first entry, and the end of the last: one number more than there are rows.</param>
/// <param name="columns">Column of each entry, from 0.</param>
/// <param name="values">Value of each entry.</param>
public sealed class SparseMatrix(int[] starts, int[] columns, float[] values)
{
    /// <summary>Rows, and columns.</summary>
    public int Size => starts.Length - 1;

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public SparseMatrix Transposed()
    {
        var heads = new int[starts.Length];
        foreach (var column in columns)
            heads[column + 1]++;
        for (var row = 0; row < Size; row++)
            heads[row + 1] += heads[row];
        var next = heads.AsSpan(0, Size).ToArray();
        var (turnedColumns, turnedValues) = (new int[columns.Length], new float[values.Length]);
        for (var row = 0; row < Size; row++)
        {
            for (var i = starts[row]; i < starts[row + 1]; i++)
            {
                var at = next[columns[i]]++;
                (turnedColumns[at], turnedValues[at]) = (row, values[i]);
            }
        }
        return new SparseMatrix(heads, turnedColumns, turnedValues);
    }

    /// <summary>The product with a table of <see cref="Size"/> rows; each of its rows is one thread's, summed from left to right.</summary>
    public Table Times(Table table, ParallelOptions parallel)
    {
        var product = new Table(Size, table.Columns);
        Parallel.For(0, Size, parallel, row =>
        {
            var sum = product.Row(row);
            for (var i = starts[row]; i < starts[row + 1]; i++)
                Lanes.AddScaled(table.Row(columns[i]), values[i], sum);
        });
        return product;
    }
}
