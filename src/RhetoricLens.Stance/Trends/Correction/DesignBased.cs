namespace RhetoricLens.Stance.Trends.Correction;

/// <summary>
/// Mean by design-based supervised learning (Egami, Hinck, Stewart and Wei 2023, NeurIPS; 2024): every unit's prediction, and for coded ones the error of the prediction
/// divided by the probability with which they were drawn for coding. It holds whatever the predictions are, if those probabilities are right.
/// </summary>
public static class DesignBased
{
    /// <summary>The outcome that stands in for an uncoded one: unbiased, however wrong the prediction.</summary>
    /// <param name="predicted">The prediction.</param>
    /// <param name="truth">What the coder found; null when the unit was not coded.</param>
    /// <param name="probability">With which the unit was drawn for coding, above 0 to 1.</param>
    public static double PseudoOutcome(double predicted, double? truth, double probability) =>
        truth is { } known ? predicted + (known - predicted) / probability : predicted;

    /// <summary>Mean over units, each a cluster of its own.</summary>
    /// <param name="units">All units.</param>
    public static Estimate Mean(IReadOnlyList<(double Predicted, double? Truth, double Probability)> units)
    {
        var outcomes = units.Select(unit => PseudoOutcome(unit.Predicted, unit.Truth, unit.Probability)).ToArray();
        var mean = outcomes.Average();
        var variance = outcomes.Sum(outcome => (outcome - mean) * (outcome - mean)) / (outcomes.Length - 1) / outcomes.Length;
        return new Estimate(mean, Math.Sqrt(variance), 1);
    }
}
