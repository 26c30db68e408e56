using RhetoricLens.Core;
using RhetoricLens.Stance.Coding.Agreement;

namespace RhetoricLens.Queries;

/// <summary>A figure of a model's quality as a row of a table.</summary>
/// <param name="Model">Version.</param>
/// <param name="On">cross-validation, or the name of the labelled set.</param>
/// <param name="By">all, class, language, country, source or decade.</param>
/// <param name="Name">Which; empty for all.</param>
/// <param name="N">Passages; of a class those coded so.</param>
/// <param name="F1">F1 of a class, 0 to 1; for everything else the mean of the four.</param>
/// <param name="Low">Lower end of its 95 % interval over documents; null for fewer than two documents.</param>
/// <param name="High">Upper end.</param>
/// <param name="Accuracy">Share judged as coded; null for a class.</param>
/// <param name="Precision">Of a class.</param>
/// <param name="Recall">Of a class.</param>
public sealed record QualityRow(
    string Model, string On, string By, string Name, int N, double F1, double? Low, double? High, double? Accuracy, double? Precision, double? Recall)
{
    /// <summary>All figures of an evaluation.</summary>
    public static IReadOnlyList<QualityRow> Of(ModelEvaluation measured)
    {
        var all = measured.Evaluation;
        QualityRow Row(string by, string name, int n, double f1, Stance.Trends.Interval? interval, double? accuracy) =>
            new(measured.Model, measured.On, by, name, n, f1, interval?.Low, interval?.High, accuracy, null, null);
        return
        [
            Row("all", "", all.Count, all.MacroF1, all.MacroF1Interval, all.Accuracy),
            .. all.PerClass.Select(one => Row("class", StanceLabels.Name(one.Label), one.Support, one.F1, all.Intervals.GetValueOrDefault("f1_" + StanceLabels.Name(one.Label)), null)
                with { Precision = one.Precision, Recall = one.Recall }),
            .. measured.Parts.Select(part => Row(part.By, part.Name, part.N, part.MacroF1, part.Interval, part.Accuracy)),
        ];
    }
}

/// <summary>A figure of coders' agreement as a row of a table.</summary>
/// <param name="Set">The labelled set.</param>
/// <param name="By">all, class or pair.</param>
/// <param name="Name">The class, or the two coders; empty for all.</param>
/// <param name="N">Passages; of a class the decisions for it.</param>
/// <param name="Agreement">Share of decisions that agree, 0 to 1; of a class its specific agreement; null when nobody chose it.</param>
/// <param name="Alpha">Krippendorff's, nominal; null when all decisions are the same.</param>
/// <param name="AlphaLow">Lower end of its 95 % interval, where one was measured.</param>
/// <param name="AlphaHigh">Upper end.</param>
/// <param name="Kappa">Cohen's, of a pair.</param>
/// <param name="KappaLow">Lower end of its 95 % interval.</param>
/// <param name="KappaHigh">Upper end.</param>
public sealed record AgreementRow(
    string Set, string By, string Name, int N, double? Agreement, double? Alpha, double? AlphaLow, double? AlphaHigh, double? Kappa, double? KappaLow, double? KappaHigh)
{
    /// <summary>All figures of a report.</summary>
    public static IReadOnlyList<AgreementRow> Of(AgreementReport report) =>
    [
        new(report.Name, "all", "", report.Passages, report.Percent, report.Nominal.Value, report.Nominal.Interval?.Low, report.Nominal.Interval?.High, null, null, null),
        .. report.Classes.Select(one => new AgreementRow(report.Name, "class", StanceLabels.Name(one.Label), one.Decisions, one.Specific, one.Alpha, null, null, null, null, null)),
        .. report.Pairs.Select(pair => new AgreementRow(
            report.Name, "pair", $"{pair.First}, {pair.Second}", pair.Passages, pair.Percent, pair.Alpha, null, null, pair.Kappa, pair.KappaInterval?.Low, pair.KappaInterval?.High)),
    ];
}
