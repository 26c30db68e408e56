using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Stance.Scaling;

/// <summary>
/// Places to start from: the first principal axes of the log counts, centred by row and column (Slapin and Proksch 2008), and those of a correspondence analysis. The
/// objective has several maxima; one start is not enough.
/// </summary>
internal static class WordfishStarts
{
    private const double AddedToCount = 0.1;
    private const int AxesEach = 3;

    public static IReadOnlyList<double[]> Of(DocumentTermMatrix matrix)
    {
        var axes = Axes(Gram(matrix, LogResiduals(matrix))).Concat(Axes(Gram(matrix, PearsonResiduals(matrix))));
        return [.. axes.Where(axis => Moments.Of(axis).Deviation > 1e-9)];
    }

    private static IEnumerable<double[]> Axes(double[][] gram)
    {
        var (values, vectors) = SymmetricEigen.Of(gram);
        return vectors.Take(AxesEach).Where((_, k) => values[k] > 1e-9 * values[0]);
    }

    /// <summary>Products of documents over all terms; a term's column is made when it is needed.</summary>
    private static double[][] Gram(DocumentTermMatrix matrix, Action<int, double[]> residuals)
    {
        var size = matrix.Documents.Count;
        var gram = new double[size][];
        for (var i = 0; i < size; i++)
            gram[i] = new double[size];
        var columns = Columns(matrix);
        var column = new double[size];
        for (var term = 0; term < columns.Length; term++)
        {
            Array.Clear(column);
            foreach (var (row, count) in columns[term])
                column[row] = count;
            residuals(term, column);
            for (var i = 0; i < size; i++)
                Dense.AddScaled(column.AsSpan(0, i + 1), column[i], gram[i].AsSpan(0, i + 1));
        }
        for (var i = 0; i < size; i++)
        {
            for (var j = 0; j < i; j++)
                gram[j][i] = gram[i][j];
        }
        return gram;
    }

    private static Action<int, double[]> LogResiduals(DocumentTermMatrix matrix)
    {
        var rowMeans = Enumerable.Range(0, matrix.Documents.Count).Select(row =>
            (matrix.Cells(row).Sum(cell => Math.Log(cell.Value + AddedToCount)) + (matrix.Terms.Count - matrix.TermsIn(row)) * Math.Log(AddedToCount)) / matrix.Terms.Count).ToArray();
        var grand = rowMeans.Average();
        return (_, column) =>
        {
            for (var i = 0; i < column.Length; i++)
                column[i] = Math.Log(column[i] + AddedToCount);
            var mean = column.Average();
            for (var i = 0; i < column.Length; i++)
                column[i] += grand - mean - rowMeans[i];
        };
    }

    private static Action<int, double[]> PearsonResiduals(DocumentTermMatrix matrix)
    {
        var (totals, all) = (matrix.TermTotals(), (double)matrix.Tokens.Sum());
        return (term, column) =>
        {
            for (var i = 0; i < column.Length; i++)
            {
                var expected = totals[term] * (matrix.Tokens[i] / all);
                column[i] = (column[i] - expected) / Math.Sqrt(expected);
            }
        };
    }

    private static List<(int Row, int Count)>[] Columns(DocumentTermMatrix matrix)
    {
        var columns = new List<(int, int)>[matrix.Terms.Count];
        for (var term = 0; term < columns.Length; term++)
            columns[term] = [];
        for (var row = 0; row < matrix.Documents.Count; row++)
        {
            foreach (var (term, count) in matrix.Cells(row))
                columns[term].Add((row, count));
        }
        return columns;
    }
}
