using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens labels</c>: coded passages in, checked, compared and out.</summary>
public static class LabelsCommand
{
    public static Command Create()
    {
        var command = new Command("labels", """
            Take coded passages in, check them, measure how far coders agree, and write them for other tools.

            Example:
              rhetoriclens labels import ana.csv --name mine --coder ana
            """);
        command.Subcommands.Add(LabelsImport.Create());
        command.Subcommands.Add(List());
        command.Subcommands.Add(LabelsCheck.Create());
        command.Subcommands.Add(LabelsAgreement.Create());
        command.Subcommands.Add(Export());
        command.Subcommands.Add(LabelsHydrate.Create());
        command.Subcommands.Add(LabelsStandoff.Create());
        command.Subcommands.Add(SuggestCommand.Create());
        return command;
    }

    internal static LabelStore Store(ParseResult parsed) =>
        Workspace.LabelsOf(parsed.GetRequiredValue(CommonOptions.Data));

    internal static Option<string> Format() => new("--format")
    {
        Description = "Format of the file: " + string.Join(", ", CodedFormats.Names),
        HelpName = "FORMAT",
        DefaultValueFactory = _ => "auto",
    };

    /// <summary>Reads sets by name or path, as one; bad rows are among its problems.</summary>
    internal static Outcome<CodedSet> Read(LabelStore store, string[] names, CancellationToken cancellation)
    {
        var paths = new List<string>();
        foreach (var name in names)
        {
            var path = store.Find(name);
            if (!path.IsOk)
                return path.Problem;
            paths.Add(path.Value);
        }
        return CodedReader.ReadAll(paths, cancellation);
    }

    /// <summary>Lists bad rows; the problem that there are some, null when there is none.</summary>
    internal static Problem? BadRows(CodedSet set)
    {
        foreach (var problem in set.Problems)
            Terminal.Say("bad row: " + problem);
        return set.Problems.Count == 0
            ? null
            : new Problem("bad_rows", $"{set.Problems.Count} faults were found in the rows.", set.Name, "Mend the rows listed above.");
    }

    private static Command List()
    {
        var command = new Command("list", """
            The labelled sets at hand: yours, and those that travel with the program (*).

            Example:
              rhetoriclens labels list
            """);
        command.SetAction(parsed =>
        {
            foreach (var set in Store(parsed).List())
                Console.Out.WriteLine($"{(set.IsShipped ? '*' : ' ')} {set.Name,-16} {Content(set.Path)}  {set.Path}");
            return Terminal.Done;
        });
        return command;
    }

    private static string Content(string path)
    {
        var set = CodedReader.Read(path);
        if (!set.IsOk)
            return set.Problem.What;
        var passages = set.Value.Passages;
        var coders = passages.Select(passage => passage.Coder).Where(coder => coder.Length > 0).Distinct(StringComparer.Ordinal).Count();
        var labels = passages.CountBy(passage => passage.Stance).OrderBy(count => count.Key).Select(count => $"{StanceLabels.Name(count.Key)} {count.Value}");
        var bad = set.Value.Problems.Count > 0 ? $", {set.Value.Problems.Count} faults" : "";
        return $"{passages.Count} rows, {coders} named coders: {string.Join(", ", labels)}{bad}";
    }

    private static Command Export()
    {
        var name = new Argument<string>("set") { Description = "Name of a set, or a file", HelpName = "NAME|FILE" };
        var format = Format();
        var file = new Option<string?>("--out") { Description = "File to write; standard output when left out", HelpName = "FILE" };
        var command = new Command("export", """
            Write a set for another tool: csv, jsonl, label-studio or doccano.

            Example:
              rhetoriclens labels export mine --format label-studio --out tasks.json
            """) { name, format, file };
        command.SetAction((parsed, cancellation) => Task.Run(
            () =>
            {
                var chosen = CodedFormats.Parse(parsed.GetRequiredValue(format));
                return chosen.IsOk
                    ? Write(Read(Store(parsed), [parsed.GetRequiredValue(name)], cancellation), chosen.Value ?? CodedFormat.Jsonl, parsed.GetValue(file))
                    : Terminal.Fail(chosen.Problem);
            },
            cancellation));
        return command;
    }

    private static int Write(Outcome<CodedSet> set, CodedFormat format, string? path)
    {
        if (!set.IsOk)
            return Terminal.Fail(set.Problem);
        if (BadRows(set.Value) is { } bad)
            return Terminal.Fail(bad);
        return LabelsOutput.Write(path, stream => CodedFormats.Write(stream, format, set.Value.Passages), $"{set.Value.Passages.Count} rows");
    }
}
