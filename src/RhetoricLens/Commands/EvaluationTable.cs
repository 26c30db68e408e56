using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using RhetoricLens.Stance.Trends;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary>Shows how a model agrees with coded passages.</summary>
internal static class EvaluationTable
{
    public static void Write(string model, Evaluation evaluation)
    {
        Confusion(evaluation);
        if (evaluation.Reliability.Count > 0)
            Reliability(evaluation);
        if (evaluation.Abstention.Count > 0)
            Abstention(evaluation);
        Console.Out.WriteLine(Line(model, evaluation));
    }

    /// <summary>The headline in one line.</summary>
    public static string Line(string model, Evaluation evaluation) =>
        $"{model}: macro-F1 {Figure(evaluation.MacroF1)}{Range(evaluation.MacroF1Interval)}, MCC {Figure(evaluation.Mcc)}, accuracy {Figure(evaluation.Accuracy)}"
            + (evaluation.CalibrationError is { } error ? $", calibration error {Figure(error)}" : "") + $", n = {evaluation.Count}";

    private static void Confusion(Evaluation evaluation)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Coded as", "Precision", "Recall", "F1", "95 %", "n");
        foreach (var label in Enum.GetValues<StanceLabel>())
            table.AddColumn("→ " + StanceLabels.Name(label));
        foreach (var quality in evaluation.PerClass)
        {
            var counts = evaluation.Confusion[(int)quality.Label].Select(count => count.ToString(CultureInfo.InvariantCulture));
            var interval = evaluation.Intervals.GetValueOrDefault("f1_" + StanceLabels.Name(quality.Label));
            table.AddRow([
                StanceLabels.Name(quality.Label), Figure(quality.Precision), Figure(quality.Recall), Figure(quality.F1),
                interval is null ? "" : $"{Figure(interval.Low)}-{Figure(interval.High)}", $"{quality.Support}", .. counts,
            ]);
        }
        Terminal.Results.Write(table);
    }

    private static void Reliability(Evaluation evaluation)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Probability of the chosen label") };
        table.AddColumns("Range", "Passages", "Mean probability", "Share right");
        foreach (var bin in evaluation.Reliability)
            table.AddRow($"{Short(bin.From)}-{Short(bin.To)}", $"{bin.N}", Figure(bin.Confidence), Figure(bin.Accuracy));
        Terminal.Results.Write(table);
    }

    private static void Abstention(Evaluation evaluation)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle("Judging only the surest") };
        table.AddColumns("Share judged", "Least probability", "Share wrong", "Macro-F1");
        foreach (var point in evaluation.Abstention)
            table.AddRow(Short(point.Coverage), Figure(point.MinProbability), Figure(point.Risk), Figure(point.MacroF1));
        Terminal.Results.Write(table);
    }

    private static string Range(Interval? interval) =>
        interval is null ? "" : $" (95 % {Figure(interval.Low)} to {Figure(interval.High)}, over documents)";

    private static string Short(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
