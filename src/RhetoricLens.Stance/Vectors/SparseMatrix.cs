namespace RhetoricLens.Stance.Vectors;

/// <summary>A matrix of which most entries are 0, row by row (compressed sparse rows), columns ascending within a row.</summary>
/// <param name="starts">Place of each row's first entry, and the end of the last: one number more than there are rows.</param>
/// <param name="columns">Column of each entry, from 0.</param>
/// <param name="values">Value of each entry.</param>
/// <param name="width">How many columns; as many as rows when left out.</param>
public sealed class SparseMatrix(int[] starts, int[] columns, float[] values, int? width = null)
{
    /// <summary>Rows.</summary>
    public int Size => starts.Length - 1;

    /// <summary>Columns.</summary>
    public int Width => width ?? Size;

    /// <summary>The matrix with rows and columns exchanged.</summary>
    public SparseMatrix Transposed()
    {
        var heads = new int[Width + 1];
        foreach (var column in columns)
            heads[column + 1]++;
        for (var column = 0; column < Width; column++)
            heads[column + 1] += heads[column];
        var next = heads.AsSpan(0, Width).ToArray();
        var (turnedColumns, turnedValues) = (new int[columns.Length], new float[values.Length]);
        for (var row = 0; row < Size; row++)
        {
            for (var i = starts[row]; i < starts[row + 1]; i++)
            {
                var at = next[columns[i]]++;
                (turnedColumns[at], turnedValues[at]) = (row, values[i]);
            }
        }
        return new SparseMatrix(heads, turnedColumns, turnedValues, Size);
    }

    /// <summary>The product with a table of <see cref="Width"/> rows; each of its rows is one thread's, summed from left to right.</summary>
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
