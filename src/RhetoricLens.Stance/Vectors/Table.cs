namespace RhetoricLens.Stance.Vectors;

/// <summary>A matrix of which every entry is kept, row by row; zeros at first.</summary>
public sealed class Table(int rows, int columns)
{
    private readonly float[] _values = new float[rows * columns];

    public int Rows => rows;

    public int Columns => columns;

    public Span<float> Row(int row) => _values.AsSpan(row * columns, columns);

    public Table Transposed(ParallelOptions parallel)
    {
        var turned = new Table(columns, rows);
        Parallel.For(0, columns, parallel, column =>
        {
            var target = turned.Row(column);
            for (var row = 0; row < target.Length; row++)
                target[row] = _values[row * columns + column];
        });
        return turned;
    }
}
