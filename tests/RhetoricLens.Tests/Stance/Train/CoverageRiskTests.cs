using RhetoricLens.Core;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class CoverageRiskTests
{
    /// <summary>Ten passages, ever less sure; the model errs on the two least sure.</summary>
    private static IEnumerable<(string, StanceLabel, StanceProbabilities)> Judged => Enumerable.Range(0, 10).Select(i =>
        ($"document {i}", i < 8 ? StanceLabel.Mixed : StanceLabel.None, new StanceProbabilities(0, 0, 0.95f - 0.04f * i, 0.05f + 0.04f * i)));

    [Fact]
    public void The_risk_falls_as_the_least_sure_passages_are_left_out()
    {
        var curve = Evaluation.Of(Judged).Abstention;
        Assert.Equal([1, 0.9, 0.8, 0.7, 0.6, 0.5], curve.Select(point => point.Coverage));
        Assert.Equal([0.2, 0.1111, 0, 0, 0, 0], curve.Select(point => Math.Round(point.Risk, 4)));
        Assert.Equal([0.59, 0.63, 0.67, 0.71, 0.75, 0.79], curve.Select(point => Math.Round(point.MinProbability, 4)));
    }

    [Fact]
    public void Macro_F1_is_that_of_the_passages_kept()
    {
        var curve = Evaluation.Of(Judged).Abstention;
        // Mixed: precision 0.8, recall 1; no passage of the other classes is found.
        Assert.Equal(1.6 / 1.8 / 4, curve[0].MacroF1, 9);
        Assert.Equal(0.25, curve[^1].MacroF1, 9);
    }

    [Fact]
    public void The_order_of_the_passages_does_not_matter() =>
        Assert.Equal(Evaluation.Of(Judged).Abstention, Evaluation.Of(Judged.Reverse()).Abstention);

    [Fact]
    public void One_passage_is_always_kept() =>
        Assert.All(Evaluation.Of(Judged.Take(1)).Abstention, point => Assert.Equal((0.0, 0.95f), (point.Risk, (float)point.MinProbability)));

    [Fact]
    public void Without_passages_there_is_no_curve() => Assert.Empty(Evaluation.Of(Judged.Take(0)).Abstention);
}
