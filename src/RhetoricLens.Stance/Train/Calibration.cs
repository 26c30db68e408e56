using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>Of the passages whose label got a probability in a range, how many were coded so.</summary>
/// <param name="From">Lower end of the range, not included.</param>
/// <param name="To">Upper end, included.</param>
/// <param name="N">Passages.</param>
/// <param name="Confidence">Mean probability of the label chosen.</param>
/// <param name="Accuracy">Share coded with that label.</param>
public sealed record ReliabilityBin(double From, double To, int N, double Confidence, double Accuracy);

/// <summary>Temperature scaling and how well probabilities mean what they say (Guo, Pleiss, Sun and Weinberger 2017).</summary>
public static class Calibration
{
    private const int Bins = 10;
    private const float Lowest = 0.2f;
    private const float Highest = 5f;

    /// <summary>The temperature that makes the coded labels most probable; 1 when there is nothing to fit.</summary>
    public static float Fit(IReadOnlyList<Judgement> judgements)
    {
        var scored = judgements.Where(judgement => judgement.Logits is not null).ToArray();
        if (scored.Length == 0)
            return 1;
        // The loss has one minimum in the logarithm of the temperature: golden-section search.
        var (low, high) = (Math.Log(Lowest), Math.Log(Highest));
        var ratio = (Math.Sqrt(5) - 1) / 2;
        while (high - low > 1e-4)
        {
            var (a, b) = (high - ratio * (high - low), low + ratio * (high - low));
            if (Loss(scored, Math.Exp(a)) < Loss(scored, Math.Exp(b)))
                high = b;
            else
                low = a;
        }
        return (float)Math.Round(Math.Exp((low + high) / 2), 3);
    }

    /// <summary>Ten ranges of the probability of the chosen label, those without passages left out.</summary>
    public static IReadOnlyList<ReliabilityBin> Table(IReadOnlyList<(StanceLabel Coded, StanceProbabilities P)> passages) =>
        [.. passages
            .GroupBy(passage => Math.Clamp((int)Math.Ceiling(passage.P.Of(passage.P.Label) * Bins), 1, Bins))
            .OrderBy(bin => bin.Key)
            .Select(bin => new ReliabilityBin(
                (bin.Key - 1.0) / Bins, (double)bin.Key / Bins, bin.Count(),
                bin.Average(passage => passage.P.Of(passage.P.Label)), bin.Average(passage => passage.P.Label == passage.Coded ? 1.0 : 0)))];

    /// <summary>Mean gap between probability and accuracy over the ranges, weighted by their passages: 0 is perfect.</summary>
    public static double ExpectedError(IReadOnlyList<(StanceLabel Coded, StanceProbabilities P)> passages) =>
        passages.Count == 0 ? 0 : Table(passages).Sum(bin => bin.N * Math.Abs(bin.Confidence - bin.Accuracy)) / passages.Count;

    private static double Loss(Judgement[] judgements, double temperature)
    {
        var loss = 0.0;
        foreach (var judgement in judgements)
            loss -= Math.Log(Math.Max(1e-12, judgement.At((float)temperature).Of(judgement.Passage.Label)));
        return loss;
    }
}
