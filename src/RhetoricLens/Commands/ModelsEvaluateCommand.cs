using System.CommandLine;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models evaluate</c>: one model against coded passages.</summary>
internal static class ModelsEvaluateCommand
{
    public static Command Create()
    {
        var labels = new Option<string>("--labels") { Description = "Coded passages, not trained on", HelpName = "SET", Required = true };
        var model = new Option<string?>("--model") { Description = "Version of the model; the one in use when left out", HelpName = "ID" };
        var command = new Command("evaluate", """
            Compare a model with coded passages: F1 per class, macro-F1, Matthews correlation, confusion, calibration and abstention.

            Example:
              rhetoriclens models evaluate --labels held-out.jsonl
            """) { labels, model };
        command.SetAction(parsed =>
        {
            var read = LabelledFile.ReadWithScorer(parsed.GetRequiredValue(CommonOptions.Data), parsed.GetRequiredValue(labels), parsed.GetValue(model));
            if (!read.IsOk)
                return Terminal.Fail(read.Problem);
            var (set, scorer) = read.Value;
            EvaluationTable.Write(scorer.Model.Version.Id, Evaluation.Of(scorer, set));
            return Terminal.Done;
        });
        return command;
    }
}
