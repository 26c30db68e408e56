namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>A mean axis score freed of the classifier's bias.</summary>
/// <param name="Mean">The estimate.</param>
/// <param name="Lambda">Weight of the model's scores; null where the method has none.</param>
/// <param name="Influence">What each document, of the point or coded, adds to the error: their squares add up to the variance. By these two means are compared that share coded passages.</param>
/// <param name="Freedom">Degrees of freedom of the interval.</param>
public sealed record CorrectedMean(double Mean, double? Lambda, IReadOnlyDictionary<string, double> Influence, double Freedom)
{
    /// <summary>Cluster-robust over documents.</summary>
    public double StandardError => Math.Sqrt(Influence.Values.Sum(part => part * part));

    /// <summary>95 % interval by Student's t.</summary>
    public Interval Interval => Of(Mean, StandardError, Freedom);

    /// <summary>The mean less another one, with the interval of the difference.</summary>
    public (double Difference, Interval Interval) Less(CorrectedMean other)
    {
        var parts = new Dictionary<string, double>(Influence, StringComparer.Ordinal);
        foreach (var (document, part) in other.Influence)
            parts[document] = parts.GetValueOrDefault(document) - part;
        var difference = Mean - other.Mean;
        return (difference, Of(difference, Math.Sqrt(parts.Values.Sum(part => part * part)), Math.Min(Freedom, other.Freedom)));
    }

    private static Interval Of(double mean, double error, double freedom)
    {
        var reach = StudentT(freedom) * error;
        return new Interval(mean - reach, mean + reach);
    }

    /// <summary>97.5th percentile of Student's t by the expansion of Fisher and Cornish (1960); within 0.01 from four degrees of freedom on.</summary>
    public static double StudentT(double freedom)
    {
        var (z, v) = (Estimate.Normal, Math.Max(freedom, 1));
        var (z2, z3) = (z * z, z * z * z);
        return z
            + (z3 + z) / (4 * v)
            + (5 * z3 * z2 + 16 * z3 + 3 * z) / (96 * v * v)
            + (3 * z3 * z2 * z2 + 19 * z3 * z2 + 17 * z3 - 15 * z) / (384 * v * v * v);
    }
}
