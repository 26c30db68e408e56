using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models</c>: what is in the registry, and how good it is.</summary>
public static class ModelsCommand
{
    public static Command Create()
    {
        var command = new Command("models", """
            List the models, choose the one in use, and measure it on coded passages.

            Example:
              rhetoriclens models evaluate --labels held-out.jsonl
            """);
        command.Subcommands.Add(List());
        command.Subcommands.Add(Use());
        command.Subcommands.Add(Evaluate());
        command.Subcommands.Add(VectorsCommand.Create());
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", """
            The models at hand; * marks the one in use.

            Example:
              rhetoriclens models list
            """);
        command.SetAction(parsed =>
        {
            var registry = Workspace.RegistryOf(parsed.GetRequiredValue(CommonOptions.Data));
            var models = registry.List();
            if (!models.IsOk)
                return Terminal.Fail(models.Problem);
            var current = registry.CurrentId() is { IsOk: true } id ? id.Value : "";
            foreach (var model in models.Value)
                Console.Out.WriteLine($"{(model.Id == current ? '*' : ' ')} {model.Id,-12} {model.CreatedOn:yyyy-MM-dd}  {model.LabelledRows} passages of {model.LabelledSet}  {model.Sha256}");
            return Terminal.Done;
        });
        return command;
    }

    private static Command Use()
    {
        var id = new Argument<string>("model") { Description = "Id of a listed model" };
        var command = new Command("use", """
            Put a model in use; documents are scored by it the next time texts are taken in or crawled, and earlier scores stay.

            Example:
              rhetoriclens models use linear-1
            """) { id };
        command.SetAction(parsed =>
        {
            var used = Workspace.RegistryOf(parsed.GetRequiredValue(CommonOptions.Data)).Use(parsed.GetRequiredValue(id));
            if (!used.IsOk)
                return Terminal.Fail(used.Problem);
            Console.Out.WriteLine($"in use: {used.Value}");
            return Terminal.Done;
        });
        return command;
    }

    private static Command Evaluate()
    {
        var labels = new Option<string>("--labels") { Description = "Coded passages (JSONL: text, label), not trained on", HelpName = "FILE", Required = true };
        var model = new Option<string?>("--model") { Description = "Version of the model; the one in use when left out", HelpName = "ID" };
        var command = new Command("evaluate", """
            Compare a model with coded passages: F1 per class, macro-F1, Matthews correlation, confusion.

            Example:
              rhetoriclens models evaluate --labels held-out.jsonl
            """) { labels, model };
        command.SetAction(parsed =>
        {
            var set = LabelledFile.Read(parsed.GetRequiredValue(labels));
            if (!set.IsOk)
                return Terminal.Fail(set.Problem);
            var scorer = Workspace.LoadScorer(parsed.GetRequiredValue(CommonOptions.Data), parsed.GetValue(model));
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
