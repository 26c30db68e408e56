namespace RhetoricLens.Stance.Scaling;

/// <summary>The mean weight of a document's words.</summary>
internal static class WeightedWords
{
    /// <summary>Mean and variance (over tokens, divisor n) of the weights of those words of a document that have one, and how many tokens they are.</summary>
    public static (double Mean, double Variance, long Tokens) Of(DocumentTermMatrix matrix, int row, IReadOnlyList<double?> weights)
    {
        var (sum, tokens) = (0.0, 0L);
        foreach (var (column, count) in matrix.Cells(row))
        {
            if (weights[column] is not { } weight)
                continue;
            sum += count * weight;
            tokens += count;
        }
        if (tokens == 0)
            return (double.NaN, double.NaN, 0);
        var mean = sum / tokens;
        var squares = matrix.Cells(row).Where(cell => weights[cell.Key] is not null)
            .Sum(cell => cell.Value * (weights[cell.Key]!.Value - mean) * (weights[cell.Key]!.Value - mean));
        return (mean, squares / tokens, tokens);
    }
}

internal static class Moments
{
    /// <summary>Mean and standard deviation with divisor n - 1.</summary>
    public static (double Mean, double Deviation) Of(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return (mean, Math.Sqrt(values.Sum(value => (value - mean) * (value - mean)) / (values.Count - 1)));
    }
}
