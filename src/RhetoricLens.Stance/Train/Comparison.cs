using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Stance.Train;

/// <summary>One model's figures on the passages of a comparison.</summary>
/// <param name="Id">Version of the model.</param>
/// <param name="MacroF1">Mean F1 of the four classes, 0 to 1.</param>
/// <param name="Accuracy">Share judged as coded.</param>
/// <param name="Mcc">Matthews correlation, -1 to 1.</param>
public sealed record ModelFigures(string Id, double MacroF1, double Accuracy, double Mcc);

/// <summary>F1 of both models on one class.</summary>
/// <param name="Label">multilateral, multistakeholder, mixed or none.</param>
/// <param name="N">Passages so coded.</param>
/// <param name="A">F1 of the first.</param>
/// <param name="B">F1 of the second.</param>
public sealed record ClassComparison(string Label, int N, double A, double B)
{
    /// <summary>Second less first.</summary>
    public double Difference => B - A;
}

/// <summary>A passage that the two models label differently.</summary>
/// <param name="Id">In the test set.</param>
/// <param name="Text">The passage.</param>
/// <param name="Coded">The coders' label.</param>
/// <param name="A">Label by the first model.</param>
/// <param name="B">Label by the second.</param>
/// <param name="Gain">Probability of the coded label by the second less that by the first: negative where the second is the worse.</param>
public sealed record Disagreement(string Id, string Text, string Coded, string A, string B, double Gain);

/// <summary>Two models on the same coded passages.</summary>
/// <param name="A">The first, such as the model in use.</param>
/// <param name="B">The second, such as a challenger.</param>
/// <param name="Difference">Macro-F1 of the second less that of the first.</param>
/// <param name="Interval">Its 95 % interval, paired bootstrap over documents; null for fewer than two documents.</param>
/// <param name="N">Passages.</param>
/// <param name="Documents">Documents they come from.</param>
/// <param name="BothRight">Passages that both judge as coded.</param>
/// <param name="OnlyA">Passages that only the first judges as coded (with <paramref name="OnlyB"/>, what McNemar 1947 compares).</param>
/// <param name="OnlyB">Passages that only the second judges as coded.</param>
/// <param name="NeitherRight">Passages that neither does.</param>
/// <param name="PerClass">F1 by class.</param>
/// <param name="Disagreements">Passages with different labels, the largest change in the coded label's probability first.</param>
public sealed record Comparison(
    ModelFigures A, ModelFigures B, double Difference, Interval? Interval, int N, int Documents,
    int BothRight, int OnlyA, int OnlyB, int NeitherRight,
    IReadOnlyList<ClassComparison> PerClass, IReadOnlyList<Disagreement> Disagreements)
{
    /// <summary>Judges every passage of a set with both models.</summary>
    public static Comparison Of(StanceScorer a, StanceScorer b, LabelledSet set, CancellationToken cancellation = default)
    {
        var judged = new JudgedPassage[set.Passages.Count];
        Parallel.For(0, judged.Length, new ParallelOptions { CancellationToken = cancellation }, i =>
            judged[i] = new JudgedPassage(set.Passages[i], a.Score(set.Passages[i].Text), b.Score(set.Passages[i].Text)));
        return Of(a.Model.Version.Id, b.Model.Version.Id, judged);
    }

    /// <summary>Compares judgements that are there already.</summary>
    public static Comparison Of(string a, string b, IReadOnlyList<JudgedPassage> judged)
    {
        var first = Evaluation.Of(judged.Select(passage => (passage.Passage.Label, passage.A.Label)));
        var second = Evaluation.Of(judged.Select(passage => (passage.Passage.Label, passage.B.Label)));
        int Count(bool rightA, bool rightB) => judged.Count(passage =>
            passage.A.Label == passage.Passage.Label == rightA && passage.B.Label == passage.Passage.Label == rightB);
        return new Comparison(
            Figures(a, first), Figures(b, second), second.MacroF1 - first.MacroF1, PairedBootstrap.MacroF1Difference(judged),
            judged.Count, judged.Select(passage => passage.Passage.Group).Distinct(StringComparer.Ordinal).Count(),
            Count(true, true), Count(true, false), Count(false, true), Count(false, false),
            [.. first.PerClass.Zip(second.PerClass, (x, y) => new ClassComparison(StanceLabels.Name(x.Label), x.Support, x.F1, y.F1))],
            [.. judged.Where(passage => passage.A.Label != passage.B.Label).Select(Disagreement)
                .OrderByDescending(passage => Math.Abs(passage.Gain)).ThenBy(passage => passage.Id, StringComparer.Ordinal)]);
    }

    private static ModelFigures Figures(string id, Evaluation evaluation) => new(id, evaluation.MacroF1, evaluation.Accuracy, evaluation.Mcc);

    private static Disagreement Disagreement(JudgedPassage judged) => new(
        judged.Passage.Id, judged.Passage.Text,
        StanceLabels.Name(judged.Passage.Label), StanceLabels.Name(judged.A.Label), StanceLabels.Name(judged.B.Label),
        judged.B.Of(judged.Passage.Label) - judged.A.Of(judged.Passage.Label));
}
