using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models evaluate</c>: one model against coded passages.</summary>
internal static class ModelsEvaluateCommand
{
    public static Command Create()
    {
        var labels = new Option<string>("--labels") { Description = "Coded passages, not trained on", HelpName = "SET", Required = true };
        var model = new Option<string?>("--model") { Description = "Version of the model; the one in use when left out", HelpName = "ID" };
        var command = new Command("evaluate", """
            Compare a model with coded passages: F1 per class, macro-F1, Matthews correlation, confusion.

            Example:
              rhetoriclens models evaluate --labels held-out.jsonl
            """) { labels, model };
        command.SetAction(parsed =>
        {
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            var set = LabelledFile.Read(data, parsed.GetRequiredValue(labels));
            if (!set.IsOk)
                return Terminal.Fail(set.Problem);
            var scorer = Workspace.LoadScorer(data, parsed.GetValue(model));
            if (!scorer.IsOk)
                return Terminal.Fail(scorer.Problem);
            Write(scorer.Value.Model.Version.Id, Evaluation.Of(scorer.Value, set.Value));
            return Terminal.Done;
        });
        return command;
    }

    private static void Write(string model, Evaluation evaluation)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Coded as", "Precision", "Recall", "F1", "n");
        var labels = Enum.GetValues<StanceLabel>().Select(StanceLabels.Name).ToArray();
        foreach (var label in labels)
            table.AddColumn("→ " + label);
        foreach (var quality in evaluation.PerClass)
        {
            var confusion = evaluation.Confusion[(int)quality.Label].Select(count => count.ToString(CultureInfo.InvariantCulture));
            table.AddRow([StanceLabels.Name(quality.Label), Figure(quality.Precision), Figure(quality.Recall), Figure(quality.F1), $"{quality.Support}", .. confusion]);
        }
        Terminal.Results.Write(table);
        Console.Out.WriteLine($"{model}: macro-F1 {Figure(evaluation.MacroF1)}{Interval(evaluation)}, MCC {Figure(evaluation.Mcc)}, accuracy {Figure(evaluation.Accuracy)}, n = {evaluation.Count}");
    }

    private static string Interval(Evaluation evaluation) => evaluation.MacroF1Interval is { } interval
        ? $" (95 % {Figure(interval.Low)} to {Figure(interval.High)}, over documents)"
        : "";

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
