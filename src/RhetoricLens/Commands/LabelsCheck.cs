using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Stance.Coding.Check;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens labels check</c>: what is wrong with a set, and what makes it worse than it seems.</summary>
internal static class LabelsCheck
{
    public static Command Create()
    {
        var sets = new Argument<string[]>("sets") { Description = "Names of sets, or files; several are checked as one", HelpName = "NAME|FILE", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Write JSON, with every finding" };
        var command = new Command("check", """
            Check coded passages: bad rows, contradictions, near-duplicates that leak between folds, templates, imbalance. The exit code is 1 for bad rows only.

            Example:
              rhetoriclens labels check authored
            """) { sets, json };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var set = LabelsCommand.Read(LabelsCommand.Store(parsed), parsed.GetRequiredValue(sets), cancellation);
                if (!set.IsOk)
                    return Terminal.Fail(set.Problem);
                var report = SetCheck.Run(set.Value, cancellation);
                return report.IsOk ? Write(report.Value, parsed.GetValue(json)) : Terminal.Fail(report.Problem);
            },
            cancellation));
        return command;
    }

    private static int Write(CheckReport report, bool json)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(report, JsonShape.Options));
        else
            CheckTables.Write(report);
        return report.Errors.Count == 0 ? Terminal.Done : Terminal.Failed;
    }
}
