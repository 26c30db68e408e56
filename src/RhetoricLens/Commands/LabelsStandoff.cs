using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Standoff;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens labels standoff</c>: coded passages in; places, fingerprints and labels out, without texts.</summary>
internal static class LabelsStandoff
{
    private static readonly string[] Purposes = ["dev", "train", "un"];

    public static Command Create()
    {
        var sets = new Argument<string[]>("sets") { Description = "Names of sets, or files, whose ids are corpus:document:start-end", HelpName = "NAME|FILE", Arity = ArgumentArity.OneOrMore };
        var file = new Option<string?>("--out") { Description = "File to write (CSV); standard output when left out", HelpName = "FILE" };
        var command = new Command("standoff", """
            Write what may be given away of a set whose texts may not: places, fingerprints and labels. A file called dev, train or un gives its name to the column set.

            Example:
              rhetoriclens labels standoff dev.jsonl train.jsonl --out standoff.csv
            """) { sets, file };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(LabelsCommand.Store(parsed), parsed.GetRequiredValue(sets), parsed.GetValue(file), cancellation), cancellation));
        return command;
    }

    private static int Run(LabelStore store, string[] names, string? file, CancellationToken cancellation)
    {
        var rows = new List<StandoffRow>();
        var problems = new List<Problem>();
        foreach (var name in names)
        {
            var set = LabelsCommand.Read(store, [name], cancellation);
            if (!set.IsOk)
                return Terminal.Fail(set.Problem);
            var stem = Path.GetFileNameWithoutExtension(set.Value.Name);
            var made = StandoffMaker.Of(set.Value, Purposes.Contains(stem) ? stem : "own");
            rows.AddRange(made.Rows);
            problems.AddRange(set.Value.Problems.Concat(made.Problems));
        }
        foreach (var problem in problems)
            Terminal.Say("left out: " + problem);
        var written = LabelsOutput.Write(file, stream => StandoffFile.Write(stream, rows), $"{rows.Count} rows");
        return written == Terminal.Done && problems.Count > 0 ? Terminal.Failed : written;
    }
}
