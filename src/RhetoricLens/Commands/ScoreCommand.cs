using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens score</c>: a text or coded passages in, one line of JSON a passage out.</summary>
public static class ScoreCommand
{
    private const string StandardInput = "-";

    public static Command Create()
    {
        var file = new Argument<string>("file") { Description = "A text, a JSONL file of passages ({\"id\",\"text\"}), or - for standard input" };
        var model = new Option<string?>("--model") { Description = "Version of the model; the one in use when left out", HelpName = "ID" };
        var command = new Command("score", """
            Score a text or a JSONL file of passages; one line of JSON a passage on standard output.

            Example:
              rhetoriclens score speech.txt > scores.jsonl
            """) { file, model };
        command.SetAction((parsed, cancellation) => RunAsync(
            parsed.GetRequiredValue(CommonOptions.Data), parsed.GetRequiredValue(file), parsed.GetValue(model), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, string file, string? modelId, CancellationToken cancellation)
    {
        if (file != StandardInput && !File.Exists(file))
            return Terminal.Fail(new Problem("missing_path", "There is no such file.", file, "Give the path of a text or of a JSONL file, or - for standard input."));
        var scorer = Workspace.LoadScorer(data, modelId);
        if (!scorer.IsOk)
            return Terminal.Fail(scorer.Problem);
        var score = new ScoreText(scorer.Value);
        await using var output = Console.OpenStandardOutput();
        await using var lines = new StreamWriter(output, bufferSize: 1 << 16);
        using var reader = file == StandardInput
            ? new StreamReader(Console.OpenStandardInput())
            : new StreamReader(file);
        var refused = IsJsonLines(file, reader)
            ? await ScoreRowsAsync(score, NameOf(file), reader, lines, cancellation)
            : await ScoreTextAsync(score, NameOf(file), await reader.ReadToEndAsync(cancellation), lines);
        return refused == 0 ? Terminal.Done : Terminal.Failed;
    }

    private static string NameOf(string file) => file == StandardInput ? "text" : Path.GetFileNameWithoutExtension(file);

    private static bool IsJsonLines(string file, StreamReader reader) =>
        file.EndsWith(".jsonl", StringComparison.OrdinalIgnoreCase) || reader.Peek() == '{';

    private static async Task<int> ScoreTextAsync(ScoreText score, string name, string text, StreamWriter lines)
    {
        var body = TextFile.Body(text, name);
        if (!body.IsOk)
            return Terminal.Fail(body.Problem);
        if (string.IsNullOrWhiteSpace(body.Value))
            return Terminal.Fail(new Problem("empty_text", "The text is empty.", name, "Give a text of at least one sentence."));
        foreach (var (passage, _) in score.Text(name, body.Value))
            await lines.WriteLineAsync(JsonSerializer.Serialize(passage, JsonShape.Options));
        return 0;
    }

    private static async Task<int> ScoreRowsAsync(ScoreText score, string name, StreamReader reader, StreamWriter lines, CancellationToken cancellation)
    {
        var (row, refused) = (0, 0);
        while (await reader.ReadLineAsync(cancellation) is { } line)
        {
            row++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var passage = PassageRow.Parse(line, $"{name} row {row}");
            if (passage.IsOk)
                await lines.WriteLineAsync(JsonSerializer.Serialize(score.Passage(passage.Value.Id, passage.Value.Text), JsonShape.Options));
            else
                refused += Terminal.Fail(passage.Problem);
        }
        return refused;
    }
}
