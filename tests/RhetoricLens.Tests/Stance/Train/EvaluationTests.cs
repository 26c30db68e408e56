using RhetoricLens.Core;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class EvaluationTests
{
    [Fact]
    public void Figures_follow_from_the_confusion_matrix()
    {
        // Coded none: 3 right, 1 called mixed. Coded mixed: 1 right, 1 called none. The other classes do not occur.
        var evaluation = Evaluation.Of(
        [
            .. Pairs(StanceLabel.None, StanceLabel.None, 3), .. Pairs(StanceLabel.None, StanceLabel.Mixed, 1),
            .. Pairs(StanceLabel.Mixed, StanceLabel.Mixed, 1), .. Pairs(StanceLabel.Mixed, StanceLabel.None, 1),
        ]);
        Assert.Equal(6, evaluation.Count);
        Assert.Equal(4 / 6.0, evaluation.Accuracy, 9);
        Assert.Equal(new ClassQuality(StanceLabel.None, 0.75, 0.75, 0.75, 4), evaluation.PerClass[(int)StanceLabel.None]);
        Assert.Equal(new ClassQuality(StanceLabel.Mixed, 0.5, 0.5, 0.5, 2), evaluation.PerClass[(int)StanceLabel.Mixed]);
        Assert.Equal((0.75 + 0.5) / 4, evaluation.MacroF1, 9);
        // (3*1 - 1*1) / sqrt(4 * 2 * 4 * 2), the formula for two classes.
        Assert.Equal(2 / 8.0, evaluation.Mcc, 9);
    }

    [Fact]
    public void A_model_that_always_says_the_same_has_no_correlation() =>
        Assert.Equal(0, Evaluation.Of([.. Pairs(StanceLabel.None, StanceLabel.None, 5), .. Pairs(StanceLabel.Mixed, StanceLabel.None, 5)]).Mcc);

    [Fact]
    public void No_passages_give_zeros() => Assert.Equal((0, 0.0, 0.0), (Evaluation.Of(Pairs(StanceLabel.None, StanceLabel.None, 0)).Count, Evaluation.Of(Pairs(StanceLabel.None, StanceLabel.None, 0)).Accuracy, Evaluation.Of(Pairs(StanceLabel.None, StanceLabel.None, 0)).MacroF1));

    [Fact]
    public void The_interval_is_wider_when_passages_come_from_few_documents()
    {
        var few = Evaluation.Of(Judged(documents: 4)).MacroF1Interval!;
        var many = Evaluation.Of(Judged(documents: 100)).MacroF1Interval!;
        Assert.True(few.High - few.Low > many.High - many.Low);
        Assert.InRange(Evaluation.Of(Judged(documents: 100)).MacroF1, many.Low, many.High);
        Assert.Equal(many, Evaluation.Of(Judged(documents: 100).Reverse()).MacroF1Interval);
        Assert.Null(Evaluation.Of(Judged(documents: 1)).MacroF1Interval);
    }

    /// <summary>Four hundred passages of two classes; the model errs on every passage of every fourth document.</summary>
    private static IEnumerable<(string Group, StanceLabel Coded, StanceLabel Predicted)> Judged(int documents) => Enumerable.Range(0, 400).Select(i =>
    {
        var coded = i / documents % 2 == 0 ? StanceLabel.Mixed : StanceLabel.Multilateral;
        return ($"document {i % documents}", coded, i % documents % 4 == 0 ? StanceLabel.None : coded);
    });

    [Fact]
    public void Metrics_carry_their_prefix()
    {
        var metrics = Evaluation.Of(Pairs(StanceLabel.Mixed, StanceLabel.Mixed, 2)).Metrics("cv");
        Assert.Equal(1, metrics["cv_f1_mixed"]);
        Assert.Equal(0.25, metrics["cv_macro_f1"]);
        Assert.Equal(2, metrics["cv_n"]);
    }

    private static IEnumerable<(StanceLabel, StanceLabel)> Pairs(StanceLabel coded, StanceLabel predicted, int count) =>
        Enumerable.Repeat((coded, predicted), count);
}
