using RhetoricLens.Core;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class EvaluationMetricsTests
{
    private static readonly string[] Figures = ["accuracy", "f1_mixed", "f1_multilateral", "f1_multistakeholder", "f1_none", "macro_f1", "mcc"];

    /// <summary>Forty passages of ten documents, one of which is coded as another class throughout; every judgement claims 0.7.</summary>
    private static IEnumerable<(string, StanceLabel, StanceProbabilities)> Judged => Enumerable.Range(0, 40).Select(i =>
        ($"document {i % 10}", (StanceLabel)(i % 10 == 3 ? 1 : i / 10), P((StanceLabel)(i / 10))));

    [Fact]
    public void Every_figure_has_an_interval_around_it()
    {
        var metrics = Evaluation.Of(Judged).Metrics("cv");
        Assert.Equal([.. Figures.SelectMany(name => new[] { name, name + "_high", name + "_low" }).Append("ece").Append("n").Select(name => "cv_" + name).Order(StringComparer.Ordinal)], metrics.Keys);
        Assert.All(Figures, name => Assert.InRange(metrics["cv_" + name], metrics[$"cv_{name}_low"], metrics[$"cv_{name}_high"]));
        Assert.All(Figures, name => Assert.True(metrics[$"cv_{name}_low"] < metrics[$"cv_{name}_high"], name));
    }

    [Fact]
    public void The_calibration_error_stands_beside_them()
    {
        // All claim 0.7; 37 of 40 are right.
        Assert.Equal(0.225, Evaluation.Of(Judged).Metrics("test")["test_ece"], 4);
        Assert.Equal((40, 0.925), (Evaluation.Of(Judged).Metrics("test")["test_n"], Evaluation.Of(Judged).Metrics("test")["test_accuracy"]));
    }

    [Fact]
    public void The_same_judgements_in_another_order_have_the_same_metrics() =>
        Assert.Equal(Evaluation.Of(Judged).Metrics("cv"), Evaluation.Of(Judged.Reverse()).Metrics("cv"));

    [Fact]
    public void One_document_has_figures_without_intervals()
    {
        var metrics = Evaluation.Of(Judged.Select(passage => ("one", passage.Item2, passage.Item3))).Metrics("cv");
        Assert.Equal([.. Figures.Append("ece").Append("n").Select(name => "cv_" + name).Order(StringComparer.Ordinal)], metrics.Keys);
    }

    [Fact]
    public void Labels_alone_have_no_calibration_error()
    {
        var metrics = Evaluation.Of(Judged.Select(passage => (passage.Item1, passage.Item2, passage.Item3.Label))).Metrics("cv");
        Assert.False(metrics.ContainsKey("cv_ece"));
        Assert.True(metrics.ContainsKey("cv_mcc_low"));
    }

    private static StanceProbabilities P(StanceLabel label)
    {
        float Of(StanceLabel other) => other == label ? 0.7f : 0.1f;
        return new StanceProbabilities(Of(StanceLabel.Multilateral), Of(StanceLabel.Multistakeholder), Of(StanceLabel.Mixed), Of(StanceLabel.None));
    }
}
