using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models compare</c>: two models on the same coded passages.</summary>
internal static class ModelsCompareCommand
{
    public static Command Create()
    {
        var a = new Argument<string>("a") { Description = "Id of a model" };
        var b = new Argument<string>("b") { Description = "Id of the other" };
        var labels = new Option<string>("--labels") { Description = "Coded passages that neither was trained on", HelpName = "SET", Required = true };
        var list = new Option<int>("--list") { Description = "Passages listed on which they differ most", HelpName = "N", DefaultValueFactory = _ => 0 };
        var command = new Command("compare", """
            Two models on the same coded passages: macro-F1 and its difference with a 95 % interval, who is right where, F1 by class.

            Example:
              rhetoriclens models compare linear-1 linear-2 --labels held-out.jsonl --list 10
            """) { a, b, labels, list };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var compared = Compare(
                    parsed.GetRequiredValue(CommonOptions.Data), parsed.GetRequiredValue(a), parsed.GetRequiredValue(b), parsed.GetRequiredValue(labels), cancellation);
                return compared.IsOk ? Write(compared.Value, parsed.GetValue(list)) : Terminal.Fail(compared.Problem);
            },
            cancellation));
        return command;
    }

    private static Outcome<Comparison> Compare(string data, string a, string b, string labels, CancellationToken cancellation)
    {
        var set = LabelledFile.Read(data, labels);
        if (!set.IsOk)
            return set.Problem;
        var registry = Workspace.RegistryOf(data);
        var compared = registry.Compare(a, b, set.Value, cancellation);
        if (compared.IsOk)
            Warn(registry, [a, b], set.Value);
        return compared;
    }

    private static void Warn(ModelRegistry registry, string[] ids, LabelledSet set)
    {
        foreach (var id in ids)
        {
            if (registry.TrainedOn(id) is { IsOk: true } trainedOn && trainedOn.Value.Seen(set).Passages is > 0 and var seen)
                Terminal.Say($"note: {id} was trained on {seen} of these passages or their documents; its figures flatter it.");
        }
    }

    private static int Write(Comparison compared, int list)
    {
        var (a, b) = (compared.A, compared.B);
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("", a.Id, b.Id, "Difference", "n");
        table.AddRow("macro-F1", Figure(a.MacroF1), Figure(b.MacroF1), Signed(compared.Difference), $"{compared.N}");
        foreach (var label in compared.PerClass)
            table.AddRow("F1 " + label.Label, Figure(label.A), Figure(label.B), Signed(label.Difference), $"{label.N}");
        table.AddRow("accuracy", Figure(a.Accuracy), Figure(b.Accuracy), Signed(b.Accuracy - a.Accuracy), $"{compared.N}");
        table.AddRow("MCC", Figure(a.Mcc), Figure(b.Mcc), Signed(b.Mcc - a.Mcc), $"{compared.N}");
        Terminal.Results.Write(table);
        var interval = compared.Interval is { } known ? $"95 % {Signed(known.Low)} to {Signed(known.High)}, paired bootstrap over {compared.Documents} documents" : "no interval: one document";
        Console.Out.WriteLine($"{b.Id} less {a.Id}: macro-F1 {Signed(compared.Difference)} ({interval})");
        Console.Out.WriteLine($"right: both {compared.BothRight}, only {a.Id} {compared.OnlyA}, only {b.Id} {compared.OnlyB}, neither {compared.NeitherRight}");
        foreach (var passage in compared.Disagreements.Take(list))
            Console.Out.WriteLine($"\n{passage.Id}  coded {passage.Coded}; {a.Id} {passage.A}, {b.Id} {passage.B}; P({passage.Coded}) {Signed(passage.Gain)}\n  {passage.Text.ReplaceLineEndings(" ")}");
        return Terminal.Done;
    }

    private static string Figure(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Signed(double value) => value.ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture);
}
