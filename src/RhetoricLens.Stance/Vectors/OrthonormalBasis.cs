namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// Modified Gram-Schmidt, done twice ("twice is enough": Giraud, Langou and Rozložník 2005). A column that depends on those before it becomes 0.
/// </summary>
internal static class OrthonormalBasis
{
    /// <summary>What is left of a dependent column is rounding, of the order of 1e-7 of its length.</summary>
    private const double Dependent = 1e-5;

    /// <summary>A basis of the space that the columns span.</summary>
    public static Table Of(Table table, ParallelOptions parallel)
    {
        var columns = table.Transposed(parallel);
        for (var round = 0; round < 2; round++)
            Orthogonalise(columns, parallel);
        return columns.Transposed(parallel);
    }

    private static void Orthogonalise(Table columns, ParallelOptions parallel)
    {
        var before = new double[columns.Rows];
        for (var i = 0; i < before.Length; i++)
            before[i] = Length(columns.Row(i));
        for (var i = 0; i < before.Length; i++)
        {
            if (!Normalise(columns.Row(i), before[i]))
                continue;
            var done = i;
            Parallel.For(i + 1, columns.Rows, parallel, later =>
            {
                var projection = Lanes.Dot(columns.Row(done), columns.Row(later));
                Lanes.AddScaled(columns.Row(done), -(float)projection, columns.Row(later));
            });
        }
    }

    private static bool Normalise(Span<float> column, double before)
    {
        var length = Length(column);
        if (length <= Dependent * before)
        {
            column.Clear();
            return false;
        }
        foreach (ref var value in column)
            value = (float)(value / length);
        return true;
    }

    private static double Length(ReadOnlySpan<float> column) => Math.Sqrt(Lanes.Dot(column, column));
}
