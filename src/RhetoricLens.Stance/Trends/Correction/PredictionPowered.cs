namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>An estimate with its standard error.</summary>
/// <param name="Value">The estimate.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="Lambda">Weight of the predictions; 1 where the method has none.</param>
public sealed record Estimate(double Value, double StandardError, double Lambda)
{
    /// <summary>The normal 95 % interval.</summary>
    public Interval Interval => new(Value - Normal * StandardError, Value + Normal * StandardError);

    internal const double Normal = 1.959963984540054;
}

/// <summary>
/// Mean of a quantity that is known for few units and predicted for many: prediction-powered inference (Angelopoulos, Bates, Fannjiang, Jordan and Zrnic 2023,
/// Science 382:669-674) with power tuning (Angelopoulos, Duchi and Zrnic 2024, PPI++, arXiv:2311.01453). Both kinds of units are simple random samples.
/// </summary>
public static class PredictionPowered
{
    /// <summary>λ mean(f over the many) + mean(y - λ f over the few).</summary>
    /// <param name="truth">What is known of the few.</param>
    /// <param name="predicted">What was predicted for the same.</param>
    /// <param name="others">What was predicted for the many, the few not among them.</param>
    /// <param name="lambda">0: the few alone; 1: the first form of the method; null: the value that makes the variance least, kept between 0 and 1.</param>
    public static Estimate Mean(IReadOnlyList<double> truth, IReadOnlyList<double> predicted, IReadOnlyList<double> others, double? lambda = null)
    {
        if (predicted.Count != truth.Count)
            throw new ArgumentException("Each known unit has one prediction.", nameof(predicted));
        var weight = lambda ?? Tuned(truth, predicted, others);
        var rectified = truth.Zip(predicted, (y, f) => y - weight * f).ToArray();
        var variance = Variance(rectified) / truth.Count + weight * weight * Variance(others) / others.Count;
        return new Estimate(weight * others.Average() + rectified.Average(), Math.Sqrt(variance), weight);
    }

    private static double Tuned(IReadOnlyList<double> truth, IReadOnlyList<double> predicted, IReadOnlyList<double> others)
    {
        double[] all = [.. predicted, .. others];
        var spread = Variance(all) * all.Length / (all.Length - 1);
        var (y, f) = (truth.Average(), predicted.Average());
        var shared = truth.Zip(predicted, (a, b) => (a - y) * (b - f)).Average();
        return spread == 0 ? 0 : Math.Clamp(shared / ((1 + (double)truth.Count / others.Count) * spread), 0, 1);
    }

    /// <summary>With n in the denominator, as in the papers' own code.</summary>
    private static double Variance(IReadOnlyList<double> values)
    {
        var mean = values.Average();
        return values.Sum(value => (value - mean) * (value - mean)) / values.Count;
    }
}
