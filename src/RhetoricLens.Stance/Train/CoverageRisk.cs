using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>What is gained by not judging the least sure passages (Geifman and El-Yaniv 2017).</summary>
/// <param name="Coverage">Share of the passages judged, 0 to 1, the surest first.</param>
/// <param name="MinProbability">Least probability of the chosen label among them.</param>
/// <param name="Risk">Share of them that is judged wrong.</param>
/// <param name="MacroF1">Mean F1 of the four classes among them.</param>
public sealed record CoverageRisk(double Coverage, double MinProbability, double Risk, double MacroF1)
{
    private static readonly double[] Coverages = [1, 0.9, 0.8, 0.7, 0.6, 0.5];

    internal static IReadOnlyList<CoverageRisk> Of(IReadOnlyList<(StanceLabel Coded, StanceProbabilities P)> passages)
    {
        if (passages.Count == 0)
            return [];
        var surest = passages.OrderByDescending(passage => passage.P.Of(passage.P.Label)).ToArray();
        return [.. Coverages.Select(coverage => At(surest[..Math.Max(1, (int)(surest.Length * coverage))], coverage))];
    }

    private static CoverageRisk At((StanceLabel Coded, StanceProbabilities P)[] kept, double coverage)
    {
        var evaluation = Evaluation.Of(kept.Select(passage => (passage.Coded, passage.P.Label)));
        return new CoverageRisk(coverage, kept[^1].P.Of(kept[^1].P.Label), 1 - evaluation.Accuracy, evaluation.MacroF1);
    }
}
