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
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            var set = LabelledFile.Read(data, parsed.GetRequiredValue(labels));
            if (!set.IsOk)
                return Terminal.Fail(set.Problem);
            var scorer = Workspace.LoadScorer(data, parsed.GetValue(model));
            if (!scorer.IsOk)
                return Terminal.Fail(scorer.Problem);
            EvaluationTable.Write(scorer.Value.Model.Version.Id, Evaluation.Of(scorer.Value, set.Value));
            return Terminal.Done;
        });
        return command;
    }
}
