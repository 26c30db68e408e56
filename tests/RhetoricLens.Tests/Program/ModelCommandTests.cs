using System.Text.Json;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class ModelCommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task An_encoder_of_the_users_is_trained_with_and_kept()
    {
        var encoder = TinyEncoder.Write(Path.Combine(_folder.Path, "tiny"), """{"source":"made in the test"}""");
        var labels = _folder.File("first.jsonl", SmallLabels.Jsonl());
        var trained = await Cli.RunAsync("models", "train", "--labels", labels, "--encoder", encoder, "--data", Data);
        Assert.True(trained.Code == 0, trained.Messages);
        Assert.Contains("source made in the test", Workspace.RegistryOf(Data).Card("linear-4").Value, StringComparison.Ordinal);
        Directory.Delete(encoder, recursive: true);
        Assert.NotNull(Workspace.LoadScorer(Data, "linear-4").Value.Model.Representation.Encoder);
        var refused = await Cli.RunAsync("models", "crossvalidate", "--labels", labels, "--encoder", encoder, "--data", Data);
        Assert.Equal(1, refused.Code);
        Assert.Contains("model.onnx", refused.Messages, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_model_goes_from_labels_through_the_gate_into_trends_and_back()
    {
        var texts = _folder.File("speeches.csv", $"doc_id,text,country,date\na,\"{House.States}\",CHN,2014\nb,\"{House.Shared}\",USA,2014\n");
        Assert.Equal(0, (await Cli.RunAsync("ingest", "csv", texts, "--data", Data)).Code);
        var before = await TrendsAsync();
        Assert.Equal("linear-3", before.Model);

        // Two sets, one by its file and one by its name; and a test set of other texts.
        _folder.File("data/labels/second.jsonl", SmallLabels.Jsonl("second"));
        var trained = await Cli.RunAsync("models", "train", "--labels", _folder.File("first.jsonl", SmallLabels.Jsonl("first")), "--labels", "second", "--date", "2026-11-23", "--data", Data);
        Assert.True(trained.Code == 0, trained.Messages);
        Assert.StartsWith("linear-4 ", trained.Output);
        Assert.Equal(before.Output, (await TrendsAsync()).Output);

        var frozen = await Cli.RunAsync("models", "freeze", "--labels", _folder.File("held-out.jsonl", SmallLabels.Jsonl("test")), "--data", Data);
        Assert.Contains("frozen: held-out.jsonl, 80 passages of 80 documents", frozen.Output);
        var compared = await Cli.RunAsync("models", "compare", "linear-3", "linear-4", "--labels", Path.Combine(_folder.Path, "held-out.jsonl"), "--list", "3", "--data", Data);
        Assert.Contains("linear-4 less linear-3: macro-F1 +", compared.Output);
        Assert.Contains("paired bootstrap over 80 documents", compared.Output);
        Assert.Equal(3, compared.Output.Split("coded ").Length - 1);

        var promoted = await Cli.RunAsync("models", "promote", "linear-4", "--reason", "more labels", "--data", Data);
        Assert.True(promoted.Code == 0, promoted.Messages);
        Assert.Contains("in use: linear-4 (before: linear-3)", promoted.Output);
        Assert.Contains("linear-4 scored 2 documents", promoted.Output);
        var after = await TrendsAsync();
        Assert.Equal("linear-4", after.Model);
        Assert.NotEqual(before.Output, after.Output);
        Assert.Equal(before.Output, (await TrendsAsync("--model", "linear-3")).Output);

        var show = await Cli.RunAsync("models", "show", "linear-4", "--data", Data);
        Assert.Contains("160 passages of `first.jsonl + second.jsonl`", show.Output);
        Assert.Contains("promotion linear-3 -> linear-4; difference +", show.Output);
        Assert.EndsWith("more labels", show.Output.TrimEnd());
        var list = await Cli.RunAsync("models", "list", "--data", Data);
        Assert.Contains("* linear-4", list.Output);
        Assert.Contains("rollback goes here", list.Output.Split('\n').Single(line => line.Contains("linear-3", StringComparison.Ordinal)));

        var back = await Cli.RunAsync("models", "rollback", "--data", Data);
        Assert.Contains("in use: linear-3 (before: linear-4)", back.Output);
        Assert.Equal(before.Output, (await TrendsAsync()).Output);
    }

    [Fact]
    public async Task Until_the_new_model_has_scored_everything_the_last_complete_one_answers_and_says_so()
    {
        var file = _folder.File("speeches.csv", $"doc_id,text,country,date\na,\"{House.States}\",CHN,2014\n");
        Assert.Equal(0, (await Cli.RunAsync("ingest", "csv", file, "--data", Data)).Code);
        Assert.Equal(0, (await Cli.RunAsync("train", "--labels", _folder.File("labels.jsonl", SmallLabels.Jsonl()), "--data", Data)).Code);
        var promoted = await Cli.RunAsync("models", "promote", "linear-4", "--override", "--reason", "a test", "--no-rescore", "--data", Data);
        Assert.True(promoted.Code == 0, promoted.Messages);
        Assert.Contains("Documents not yet scored by linear-4: 1", promoted.Messages);
        var before = await Cli.RunAsync("trends", "--csv", "--data", Data);
        Assert.Contains("linear-4 is in use but has not scored everything yet; linear-3 answers", before.Messages);
        Assert.Contains("linear-3", before.Output);
        Assert.Contains("scored 1 documents", (await Cli.RunAsync("index", "--data", Data)).Output);
        var after = await Cli.RunAsync("trends", "--csv", "--data", Data);
        Assert.DoesNotContain("linear-3", after.Messages + after.Output);
        Assert.Contains("linear-4", after.Output);
    }

    [Fact]
    public async Task A_model_that_the_gate_refuses_is_not_put_in_use_and_the_numbers_are_said()
    {
        var rows = SmallLabels.Jsonl().Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var labels = rows.Select(row => JsonSerializer.Deserialize<JsonElement>(row).GetProperty("label").GetString()!).ToArray();
        // Every text has the label of the text before it: what is learnt is wrong throughout.
        var wrong = rows.Select((row, i) => row.Replace($"\"label\":\"{labels[i]}\"", $"\"label\":\"{labels[(i + 3) % 4]}\"", StringComparison.Ordinal));
        Assert.Equal(0, (await Cli.RunAsync("models", "train", "--labels", _folder.File("wrong.jsonl", string.Join('\n', wrong)), "--data", Data)).Code);
        await Cli.RunAsync("models", "freeze", "--labels", _folder.File("held-out.jsonl", SmallLabels.Jsonl("test")), "--data", Data);
        var refused = await Cli.RunAsync("models", "promote", "linear-4", "--data", Data);
        Assert.Equal(1, refused.Code);
        Assert.Contains("difference -", refused.Output);
        Assert.Contains("linear-4 may be worse than the model in use", refused.Messages);
        Assert.Contains("* linear-3", (await Cli.RunAsync("models", "list", "--data", Data)).Output);
        Assert.Equal(1, (await Cli.RunAsync("models", "promote", "linear-4", "--override", "--data", Data)).Code);
    }

    [Fact]
    public async Task Bad_rows_are_listed_and_nothing_is_trained()
    {
        var run = await Cli.RunAsync("models", "train", "--labels", _folder.File("bad.jsonl", SmallLabels.Jsonl() + "{\"text\":\"a\",\"label\":\"nonsense\"}\n"), "--data", Data);
        Assert.Equal(1, run.Code);
        Assert.Contains("row 81", run.Messages);
        Assert.False(Directory.Exists(Path.Combine(Data, "models")));
    }

    private async Task<(string Output, string Model)> TrendsAsync(params string[] options)
    {
        var run = await Cli.RunAsync(["trends", "--by", "all", "--csv", "--data", Data, .. options]);
        Assert.True(run.Code == 0, run.Messages);
        return (run.Output, run.Output.TrimEnd().Split(',')[^1]);
    }
}
