using System.CommandLine;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Standoff;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens labels hydrate</c>: decisions without texts and a folder of texts in, a labelled set out.</summary>
internal static class LabelsHydrate
{
    public static Command Create()
    {
        var folder = new Argument<string>("folder") { Description = "Texts as CORPUS/DOCUMENT.txt, or TXT of the UN General Debate Corpus", HelpName = "DIR" };
        var standoff = new Option<string>("--standoff")
        {
            Description = "Offsets and labels; those that travel with the program when left out",
            HelpName = "FILE",
            DefaultValueFactory = _ => Path.Combine(Workspace.Corpora, "labelled", "standoff.csv"),
        };
        var set = new Option<string?>("--set") { Description = "Only the rows of this set: dev, train, own or un", HelpName = "SET" };
        var file = new Option<string?>("--out") { Description = "File to write (JSONL); standard output when left out", HelpName = "FILE" };
        var command = new Command("hydrate", """
            Join labels to texts that you have: passages whose text is not found, or is not the one that was coded, are listed.

            Example:
              rhetoriclens labels hydrate ~/UNGDC_1946-2024 --out un.jsonl
            """) { folder, standoff, set, file };
        command.SetAction((parsed, cancellation) => Task.Run(
            () => Run(parsed.GetRequiredValue(folder), parsed.GetRequiredValue(standoff), parsed.GetValue(set), parsed.GetValue(file), cancellation), cancellation));
        return command;
    }

    private static int Run(string folder, string standoff, string? purpose, string? file, CancellationToken cancellation)
    {
        var read = StandoffFile.Read(standoff);
        if (!read.IsOk)
            return Terminal.Fail(read.Problem);
        var rows = read.Value.Rows.Where(row => purpose is null || row.Set == purpose).ToArray();
        if (rows.Length == 0)
            return Terminal.Fail(new Problem("bad_standoff", "There is no row for this set.", standoff, "Sets there: " + string.Join(", ", read.Value.Rows.Select(row => row.Set).Distinct(StringComparer.Ordinal)) + "."));
        var hydrated = Hydration.Run(rows, folder, cancellation);
        if (!hydrated.IsOk)
            return Terminal.Fail(hydrated.Problem);
        foreach (var problem in read.Value.Problems.Concat(hydrated.Value.Problems))
            Terminal.Say("left out: " + problem);
        var found = hydrated.Value.Passages;
        Terminal.Say($"{found.Count} of {rows.Length} passages have their text, {hydrated.Value.Moved} of them beside their offsets; {hydrated.Value.Missing} have none.");
        if (found.Count == 0)
            return Terminal.Failed;
        var written = LabelsOutput.Write(file, stream => CodedFormats.Write(stream, CodedFormat.Jsonl, found), $"{found.Count} passages");
        return written == Terminal.Done && hydrated.Value.Missing + read.Value.Problems.Count > 0 ? Terminal.Failed : written;
    }
}
