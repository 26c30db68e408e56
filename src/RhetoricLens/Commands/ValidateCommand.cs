using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens validate</c>: whether countries that score higher behave as the axis says they should.</summary>
public static class ValidateCommand
{
    public static Command Create()
    {
        var model = new Option<string?>("--model") { Description = "Version of the model; the one in use when left out", HelpName = "ID" };
        var corpus = new Option<string?>("--corpus") { Description = "Only documents of this collection", HelpName = "ungdc" };
        var labels = new Option<string[]>("--labels") { Description = "Coded passages (JSONL: text, label, country) instead of the store", HelpName = "FILE", AllowMultipleArgumentsPerToken = true };
        var manifest = new Option<string?>("--manifest") { Description = "With --labels: which documents are states' (JSONL: corpus, doc, speaker_type)", HelpName = "FILE" };
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var csv = new Option<string?>("--csv") { Description = "Write the figures into this CSV file", HelpName = "FILE" };
        var explain = new Option<bool>("--explain") { Description = "List the countries that are ranked most against what they did, with their strongest passages" };
        var command = new Command("validate", """
            Hold the scores against what countries did: UN votes, the treaty of Dubai, the groups of the Digital Deciders.

            Example:
              rhetoriclens validate --corpus ungdc --explain
            """) { model, corpus, labels, manifest, json, csv, explain };
        command.SetAction(parsed =>
        {
            var output = new ValidationOutput(parsed.GetValue(json), parsed.GetValue(csv), parsed.GetValue(explain));
            return parsed.GetValue(labels) is { Length: > 0 } files
                ? OfLabels(files, parsed.GetValue(corpus), parsed.GetValue(manifest), output)
                : OfStore(parsed.GetRequiredValue(CommonOptions.Data), parsed.GetValue(model), parsed.GetValue(corpus), output);
        });
        return command;
    }

    private static int OfStore(string data, string? model, string? corpus, ValidationOutput output)
    {
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var answer = workspace.Validate(model, corpus);
        return answer.IsOk ? Write(answer.Value, output, passage => workspace.Store.Voiced.Texts([passage])[0]) : Terminal.Fail(answer.Problem);
    }

    private static int OfLabels(string[] files, string? corpus, string? manifest, ValidationOutput output)
    {
        var answer = ValidationQuery.Validate(files, corpus, manifest);
        return answer.IsOk ? Write(answer.Value.Answer, output, passage => answer.Value.Texts[(int)passage.VersionId]) : Terminal.Fail(answer.Problem);
    }

    private static int Write(ValidationAnswer answer, ValidationOutput output, Func<VoicedPassage, string> words)
    {
        foreach (var note in answer.Notes)
            Terminal.Say(note);
        if (output.Csv is { } file && WriteCsv(file, answer) is { } problem)
            return Terminal.Fail(problem);
        if (output.Json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, JsonShape.Options));
            return Terminal.Done;
        }
        Terminal.Results.Write(ValidationTable.Of(answer));
        if (output.Explain)
            ValidationTable.Explain(answer, words);
        return Terminal.Done;
    }

    private static Problem? WriteCsv(string file, ValidationAnswer answer)
    {
        try
        {
            using var writer = new StreamWriter(file);
            ValidationCsv.Write(writer, answer);
            Terminal.Say($"Figures: {file}");
            return null;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("path_unwritable", "The figures cannot be written: " + failure.Message, file, "Give a path in a folder that you may write to.");
        }
    }

    private sealed record ValidationOutput(bool Json, string? Csv, bool Explain);
}
