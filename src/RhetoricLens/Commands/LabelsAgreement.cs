using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Stance.Coding.Agreement;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens labels agreement</c>: how far coders agree, and what is to be adjudicated.</summary>
internal static class LabelsAgreement
{
    public static Command Create()
    {
        var sets = new Argument<string[]>("sets") { Description = "Names of sets, or files; of several, each is a coder's", HelpName = "NAME|FILE", Arity = ArgumentArity.OneOrMore };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var sheet = new Option<string?>("--disagreements") { Description = "Write what is to be adjudicated into this .csv or .jsonl file", HelpName = "FILE" };
        var command = new Command("agreement", """
            Measure how far coders agree: Krippendorff's alpha with 95 % intervals, by class and by pair of coders.

            Example:
              rhetoriclens labels agreement ana.csv bo.csv --disagreements to-settle.csv
            """) { sets, json, sheet };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var set = LabelsCommand.Read(LabelsCommand.Store(parsed), parsed.GetRequiredValue(sets), cancellation);
                if (!set.IsOk)
                    return Terminal.Fail(set.Problem);
                if (LabelsCommand.BadRows(set.Value) is { } bad)
                    return Terminal.Fail(bad);
                var report = CoderAgreement.Measure(set.Value);
                return report.IsOk ? Write(report.Value, parsed.GetValue(json), parsed.GetValue(sheet)) : Terminal.Fail(report.Problem);
            },
            cancellation));
        return command;
    }

    private static int Write(AgreementReport report, bool json, string? sheet)
    {
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(report, JsonShape.Options));
        else
            AgreementTables.Write(report);
        if (sheet is null)
            return Terminal.Done;
        Action<Stream> write = sheet.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase)
            ? stream => Disagreements.WriteJsonl(stream, report)
            : stream => Disagreements.WriteCsv(stream, report);
        return LabelsOutput.Write(sheet, write, $"{report.Disagreements.Count} passages to adjudicate");
    }
}
