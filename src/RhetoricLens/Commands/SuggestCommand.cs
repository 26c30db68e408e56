using System.CommandLine;
using System.Text;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens labels suggest</c>: the passages of the store that are worth coding next.</summary>
public static class SuggestCommand
{
    public static Command Create()
    {
        var count = new Argument<int>("count") { Description = $"Passages wanted, 1 to {Limits.MaxSuggestions}" };
        var labels = new Option<string[]>("--labels") { Description = "What is coded already: files or names of sets; all sets in the data folder when left out", HelpName = "SET", AllowMultipleArgumentsPerToken = true };
        var country = CommonOptions.Countries();
        var language = new Option<string?>("--language") { Description = "Language of the texts (BCP 47)", HelpName = "fr" };
        var seed = new Option<int?>("--seed") { Description = "Another seed draws other passages (1)", HelpName = "S" };
        var file = new Option<string?>("--out") { Description = "Write into this new file instead of standard output", HelpName = "FILE.jsonl" };
        var blind = new Option<bool>("--blind") { Description = "Keep country, document and the model's opinion from the coder" };
        var command = new Command("suggest", """
            Choose passages that are worth coding next; one line of JSON a passage, to be imported once "label" is filled in.

            Example:
              rhetoriclens labels suggest 100 --blind --out to-code.jsonl
            """) { count, labels, country, language, seed, file, blind };
        command.SetAction((parsed, cancellation) =>
        {
            var query = SuggestQuery.Parse(parsed.GetValue(count), parsed.GetValue(country), parsed.GetValue(language), parsed.GetValue(seed), parsed.GetValue(blind));
            return Task.FromResult(query.IsOk
                ? Run(parsed.GetRequiredValue(CommonOptions.Data), query.Value, parsed.GetValue(labels) ?? [], parsed.GetValue(file), cancellation)
                : Terminal.Fail(query.Problem));
        });
        return command;
    }

    private static int Run(string data, SuggestQuery query, string[] labels, string? file, CancellationToken cancellation)
    {
        // What a coder has filled in must never be written over.
        if (file is not null && File.Exists(file))
            return Terminal.Fail(new Problem("file_exists", "The file is there already, and may hold a coder's work.", file, "Give a new file."));
        var coded = CodedTexts.Read(Workspace.LabelsOf(data), labels, cancellation);
        if (!coded.IsOk)
            return Terminal.Fail(coded.Problem);
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var answer = workspace.Suggest(query, coded.Value, cancellation);
        Notes(query, coded.Value, answer);
        return Write(file, answer.Suggestions);
    }

    private static void Notes(SuggestQuery query, CodedTexts coded, SuggestAnswer answer)
    {
        Terminal.Say($"{Figures.Counted(answer.Suggestions.Count, "passage")} of {answer.Candidates} on topic, scored by {answer.Model}; {Figures.Counted(coded.Texts.Count, "passage")} coded already.");
        if (coded.Refused > 0)
            Terminal.Say($"{Figures.Counted(coded.Refused, "row")} of the labelled sets could not be taken and may be offered again.");
        if (answer.Suggestions.Count < query.Count)
            Terminal.Say($"Fewer than {query.Count}: the rest is coded, or nearly the same as what is.");
    }

    private static int Write(string? file, IReadOnlyList<SuggestionRow> rows) => LabelsOutput.Write(
        file,
        stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(rows.Select(row => JsonSerializer.Serialize(row, JsonShape.Options) + "\n")))),
        Figures.Counted(rows.Count, "row"));
}
