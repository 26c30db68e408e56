using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens labels import</c>: a coder's file in, a set at hand.</summary>
internal static class LabelsImport
{
    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "CSV, JSONL, or an export of Label Studio or doccano", HelpName = "FILE" };
        var name = new Option<string>("--name") { Description = "Name of the set; one that is there gets the rows added", HelpName = "NAME", Required = true };
        var coder = new Option<string>("--coder") { Description = "Who coded the rows that name no coder", HelpName = "CODER", DefaultValueFactory = _ => "" };
        var format = LabelsCommand.Format();
        var takeGood = new Option<bool>("--take-good") { Description = "Take the good rows and list those left out, rather than nothing" };
        var command = new Command("import", """
            Check a file of coded passages and add it to a set. Importing it again changes nothing.

            Example:
              rhetoriclens labels import ana.csv --name mine --coder ana
            """) { file, name, coder, format, takeGood };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var chosen = CodedFormats.Parse(parsed.GetRequiredValue(format));
                if (!chosen.IsOk)
                    return Terminal.Fail(chosen.Problem);
                var reading = new CodedReading(chosen.Value, parsed.GetRequiredValue(coder).Trim());
                var set = CodedReader.Read(parsed.GetRequiredValue(file), reading, cancellation);
                return set.IsOk
                    ? Import(LabelsCommand.Store(parsed), parsed.GetRequiredValue(name), set.Value, parsed.GetValue(takeGood))
                    : Terminal.Fail(set.Problem);
            },
            cancellation));
        return command;
    }

    private static int Import(LabelStore store, string name, CodedSet set, bool takeGood)
    {
        foreach (var notice in set.Notices)
            Terminal.Say("note: " + notice);
        if (LabelsCommand.BadRows(set) is { } bad && !takeGood)
            return Terminal.Fail(bad with { Remedy = "Nothing was imported. Mend the rows listed above, or leave them out with --take-good." });
        if (set.Passages.Count == 0)
            return Terminal.Fail(new Problem("bad_rows", "No row can be taken.", set.Name, "Mend the rows listed above."));
        var report = store.Import(name, set.Passages, takeGood);
        if (!report.IsOk)
            return Terminal.Fail(report.Problem);
        foreach (var left in report.Value.Left)
            Terminal.Say("left out: " + left);
        Console.Out.WriteLine($"{name}: new {report.Value.New}, changed {report.Value.Changed}, same {report.Value.Same}, left out {set.Problems.Select(problem => problem.Where.Split(", field", 2)[0]).Distinct(StringComparer.Ordinal).Count() + report.Value.Left.Count}");
        Terminal.Say("Set: " + report.Value.Path);
        return Terminal.Done;
    }
}
