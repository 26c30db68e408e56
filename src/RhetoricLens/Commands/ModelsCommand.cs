using System.CommandLine;
using System.Globalization;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models</c>: what is in the registry, how good it is, and which model is in use.</summary>
public static class ModelsCommand
{
    public static Command Create()
    {
        var command = new Command("models", """
            Train models, list and compare them, put one in use and go back.

            Example:
              rhetoriclens models compare linear-1 linear-2 --labels held-out.jsonl
            """);
        command.Subcommands.Add(TrainCommand.Create());
        command.Subcommands.Add(List());
        command.Subcommands.Add(Show());
        command.Subcommands.Add(ModelsEvaluateCommand.Create());
        command.Subcommands.Add(ModelsCrossValidateCommand.Create());
        command.Subcommands.Add(ModelsTermsCommand.Create());
        command.Subcommands.Add(ModelsCompareCommand.Create());
        command.Subcommands.Add(ModelsFreezeCommand.Create());
        command.Subcommands.Add(ModelsPromoteCommand.Create());
        command.Subcommands.Add(ModelsRollbackCommand.Create());
        command.Subcommands.Add(VectorsCommand.Create());
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", """
            The models at hand: day of training, passages trained on, macro-F1 with its 95 % interval, state; * marks the one in use.

            Example:
              rhetoriclens models list
            """);
        command.SetAction(parsed =>
        {
            var overview = Workspace.RegistryOf(parsed.GetRequiredValue(CommonOptions.Data)).Overview();
            if (!overview.IsOk)
                return Terminal.Fail(overview.Problem);
            foreach (var model in overview.Value.Models)
            {
                var mark = model.State == ModelState.InUse ? '*' : ' ';
                Console.Out.WriteLine($"{mark} {model.Id,-12} {model.CreatedOn:yyyy-MM-dd}  {model.LabelledRows,7} rows  {Quality(model.Quality),-40} {State(model.State)}");
            }
            return Terminal.Done;
        });
        return command;
    }

    private static Command Show()
    {
        var id = new Argument<string>("model") { Description = "Id of a listed model" };
        var command = new Command("show", """
            A model's card: what it was trained on, how good it is, its settings; then when it came in use and went.

            Example:
              rhetoriclens models show linear-1
            """) { id };
        command.SetAction(parsed =>
        {
            var registry = Workspace.RegistryOf(parsed.GetRequiredValue(CommonOptions.Data));
            var card = registry.Card(parsed.GetRequiredValue(id));
            if (!card.IsOk)
                return Terminal.Fail(card.Problem);
            var overview = registry.Overview();
            return overview.IsOk ? Write(card.Value, overview.Value, parsed.GetRequiredValue(id), registry) : Terminal.Fail(overview.Problem);
        });
        return command;
    }

    private static int Write(string card, RegistryAnswer overview, string id, ModelRegistry registry)
    {
        var model = overview.Models.Single(model => model.Id == id);
        var marks = registry.TrainedOn(id) is { IsOk: true } trainedOn ? $"{trainedOn.Value.Count} texts and documents marked" : "not kept: the gate refuses it";
        Console.Out.WriteLine(card);
        Console.Out.WriteLine($"## State\n\n{State(model.State)}; training data {model.LabelledSetSha256}, {marks}\n");
        foreach (var change in overview.History.Where(change => change.From == id || change.To == id))
            Console.Out.WriteLine(Line(change));
        return Terminal.Done;
    }

    private static string Line(RegistryEvent change)
    {
        var gate = change.Gate is { } numbers
            ? string.Create(CultureInfo.InvariantCulture, $"; difference {numbers.Difference:+0.000;-0.000} ({numbers.Low:+0.000;-0.000} to {numbers.High:+0.000;-0.000}) on {numbers.N} passages of {numbers.Documents} documents of {numbers.TestSet}")
            : "";
        var said = change.Reason.Length > 0 ? "; " + change.Reason : "";
        return string.Create(CultureInfo.InvariantCulture, $"{change.When:yyyy-MM-dd HH:mm}Z {change.Kind.ToString().ToLowerInvariant()} {change.From} -> {change.To}{gate}{said}");
    }

    private static string Quality(ModelQuality? quality)
    {
        if (quality is null)
            return "not measured";
        var interval = quality is { Low: { } low, High: { } high } ? string.Create(CultureInfo.InvariantCulture, $" ({low:0.000} to {high:0.000})") : "";
        return string.Create(CultureInfo.InvariantCulture, $"{quality.On} {quality.MacroF1:0.000}{interval}");
    }

    private static string State(ModelState state) => state switch
    {
        ModelState.InUse => "in use",
        ModelState.Previous => "in use before: rollback goes here",
        ModelState.UsedBefore => "was in use",
        _ => "candidate",
    };
}
