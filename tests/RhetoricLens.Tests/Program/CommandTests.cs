using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class CommandTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_text_is_scored_passage_by_passage_with_nothing_else_on_the_stream()
    {
        var run = await Cli.RunWithInputAsync(House.States + "\n\n" + House.Shared, "score", "-", "--data", Data);
        Assert.Equal(0, run.Code);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize<JsonElement>(line)).ToArray();
        Assert.Equal(["multilateral", "multistakeholder"], lines.Select(line => line.GetProperty("label").GetString()));
        Assert.All(lines, line => Assert.Equal(
            ["id", "label", "p", "axis", "terms", "model"], line.EnumerateObject().Select(property => property.Name)));
        Assert.All(lines, line => Assert.Equal(
            ["multilateral", "multistakeholder", "mixed", "none"], line.GetProperty("p").EnumerateObject().Select(property => property.Name)));
        Assert.All(lines, line => Assert.Equal(
            line.GetProperty("p").GetProperty("multistakeholder").GetDouble() - line.GetProperty("p").GetProperty("multilateral").GetDouble(),
            line.GetProperty("axis").GetDouble(), 5));
    }

    [Fact]
    public async Task Front_matter_is_not_scored()
    {
        var run = await Cli.RunAsync("score", _folder.File("speech.txt", "---\ncountry: CHN\ndate: 2014\n---\n" + House.States), "--data", Data);
        Assert.Equal(0, run.Code);
        var line = JsonSerializer.Deserialize<JsonElement>(run.Output);
        Assert.Equal($"speech:0-{House.States.Length}", line.GetProperty("id").GetString());
    }

    [Fact]
    public async Task A_bad_row_is_named_and_the_others_are_scored()
    {
        var file = _folder.File("passages.jsonl", "{\"id\":\"1\",\"text\":\"The Internet is ours.\"}\nnot json\n{\"id\":\"3\",\"text\":\"\"}\n{\"id\":\"4\",\"text\":\"Cyberspace is yours.\"}\n");
        var run = await Cli.RunAsync("score", file, "--data", Data);
        Assert.Equal(1, run.Code);
        Assert.Equal(2, run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        Assert.Contains("passages row 2", run.Messages);
        Assert.Contains("passages row 3, field text", run.Messages);
    }

    [Fact]
    public async Task Taking_a_folder_in_again_changes_nothing_and_a_changed_text_is_a_new_version()
    {
        var texts = Path.Combine(_folder.Path, "texts");
        _folder.File("texts/one.txt", "---\ncountry: CHN\ndate: 2014-12-15\nspeaker: A minister\n---\n" + House.States);
        _folder.File("texts/two.txt", House.Shared);
        var first = await Cli.RunAsync("ingest", "folder", texts, "--data", Data);
        Assert.Equal(0, first.Code);
        Assert.Contains("added 2, new versions 0, unchanged 0, not taken 0", first.Output);
        var second = await Cli.RunAsync("ingest", "folder", texts, "--data", Data);
        Assert.Contains("added 0, new versions 0, unchanged 2, not taken 0", second.Output);
        _folder.File("texts/two.txt", House.Shared + " And more.");
        var third = await Cli.RunAsync("ingest", "folder", texts, "--data", Data);
        Assert.Contains("added 0, new versions 1, unchanged 1, not taken 0", third.Output);
        using var workspace = Workspace.Open(Data).Value;
        Assert.Equal(House.Shared, workspace.Store.Documents.Get("texts:two", 1)!.Content.Text);
        Assert.EndsWith("And more.", workspace.Store.Documents.Get("texts:two")!.Content.Text);
    }

    [Fact]
    public async Task One_bad_row_never_stops_the_rest_and_is_listed_with_its_place()
    {
        var file = _folder.File("speeches.csv", $"doc_id,text,country,date\na,\"{House.States}\",CHN,2014\nb,\"{House.Shared}\",XQZ,2014\nc,\"{House.Shared}\",USA,31.12.2014\n");
        var run = await Cli.RunAsync("ingest", "csv", file, "--data", Data);
        Assert.Equal(1, run.Code);
        Assert.Contains("added 1, new versions 0, unchanged 0, not taken 2", run.Output);
        Assert.Contains("speeches.csv, row 3, field country", run.Messages);
        Assert.Contains("speeches.csv, row 4, field date", run.Messages);
    }

    [Fact]
    public async Task A_missing_path_an_empty_folder_and_a_table_without_texts_are_said_with_what_to_do()
    {
        var missing = await Cli.RunAsync("ingest", "folder", Path.Combine(_folder.Path, "nowhere"), "--data", Data);
        Assert.Equal(1, missing.Code);
        Assert.Contains("no such folder", missing.Messages);
        var empty = await Cli.RunAsync("ingest", "folder", Directory.CreateDirectory(Path.Combine(_folder.Path, "empty")).FullName, "--data", Data);
        Assert.Equal(1, empty.Code);
        Assert.Contains("holds no .txt", empty.Messages);
        var table = await Cli.RunAsync("ingest", "csv", _folder.File("t.csv", "name;words\na;b\n"), "--data", Data);
        Assert.Equal(1, table.Code);
        Assert.Contains("semicolons", table.Messages);
        Assert.False(Directory.Exists(Data));
    }

    [Theory]
    [InlineData("CHNA", null, "year", "no country")]
    [InlineData("CHN", "20-12", "year", "not a date")]
    [InlineData("CHN", null, "fortnight", "period")]
    public async Task A_question_that_cannot_be_answered_says_which_word_is_wrong(string country, string? from, string by, string message)
    {
        string[] span = from is null ? [] : ["--from", from];
        var run = await Cli.RunAsync(["trends", "--country", country, "--by", by, "--data", Data, .. span]);
        Assert.Equal(1, run.Code);
        Assert.Contains(message, run.Messages);
        Assert.Empty(run.Output);
    }

    [Fact]
    public async Task A_model_file_that_was_tampered_with_is_never_loaded()
    {
        var shipped = Workspace.ShippedModels;
        var models = Directory.CreateDirectory(Path.Combine(Data, "models", "linear-3"));
        File.Copy(Path.Combine(shipped, "registry.json"), Path.Combine(Data, "models", "registry.json"));
        var bytes = await File.ReadAllBytesAsync(Path.Combine(shipped, "linear-3", "model.zip"));
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(Path.Combine(models.FullName, "model.zip"), bytes);
        var folder = new RhetoricLens.Stance.Train.ModelRegistry(Path.Combine(Data, "models"));
        var loaded = folder.Load();
        Assert.Equal("model_corrupt", loaded.Problem?.Code);
        await File.WriteAllTextAsync(Path.Combine(Data, "models", "registry.json"), "{ not a registry");
        var run = await Cli.RunAsync("score", _folder.File("t.txt", House.States), "--data", Data);
        Assert.Equal(1, run.Code);
        Assert.Contains("registry.json", run.Messages);
    }

    [Fact]
    public async Task A_busy_port_ends_the_server_with_one_clear_line()
    {
        using var holder = new TcpListener(IPAddress.Loopback, 0);
        holder.Start();
        var port = ((IPEndPoint)holder.LocalEndpoint).Port;
        var run = await Cli.RunAsync("serve", "--data", Data, "--port", port.ToString(CultureInfo.InvariantCulture));
        Assert.Equal(1, run.Code);
        Assert.Contains($"Port {port} on 127.0.0.1 is in use", run.Messages);
    }

    [Fact]
    public async Task A_database_that_is_none_is_left_alone()
    {
        var file = _folder.File("data/rhetoriclens.db", "this is somebody's shopping list, not a database, and it is long enough to be read as one");
        var run = await Cli.RunAsync("trends", "--data", Data);
        Assert.Equal(1, run.Code);
        Assert.Contains("rhetoriclens.db", run.Messages);
        Assert.StartsWith("this is somebody's", await File.ReadAllTextAsync(file));
    }

    [Theory]
    [InlineData("http://127.0.0.1:9/", "BlockedAddress")]
    [InlineData("http://169.254.169.254/latest/meta-data/", "BlockedAddress")]
    public async Task An_address_that_leads_inside_is_refused_unless_asked_for(string address, string outcome)
    {
        var run = await Cli.RunAsync("crawl", address, "--data", Data);
        Assert.Equal(1, run.Code);
        Assert.Contains(outcome, run.Output);
    }

    [Fact]
    public async Task Sources_travel_with_the_program_and_can_be_scheduled()
    {
        var load = await Cli.RunAsync("sources", "load", "--data", Data);
        Assert.Equal(0, load.Code);
        Assert.Contains("60 sources registered", load.Output);
        var schedule = await Cli.RunAsync("sources", "schedule", "usa-ntia-speeches", "--cron", "0 6 * * 1", "--time-zone", "America/New_York", "--data", Data);
        Assert.Contains("next crawl 20", schedule.Output);
        var list = await Cli.RunAsync("sources", "list", "--data", Data);
        Assert.Single(list.Output.Split('\n'), line => line.Contains("usa-", StringComparison.Ordinal) && !line.Contains("disabled", StringComparison.Ordinal));
        var bad = await Cli.RunAsync("sources", "schedule", "usa-ntia-speeches", "--cron", "now and then", "--data", Data);
        Assert.Equal(1, bad.Code);
        Assert.Contains("cron", bad.Messages, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_card_of_the_shipped_model_states_what_is_measured_on_the_held_out_set()
    {
        var scorer = Workspace.LoadScorer(Data).Value;
        var set = LabelledSetReader.Read(Path.Combine(Repository.Root, "corpora", "labelled", "held-out.jsonl")).Value;
        Assert.Equal(scorer.Model.Version.Metrics["test_held_out_macro_f1"], Evaluation.Of(scorer, set).MacroF1, 3);
    }

    [Fact]
    public async Task The_sets_that_travel_with_the_program_train_a_usable_model_without_anything_else()
    {
        var run = await Cli.RunAsync("models", "train", "--test", "held-out", "--data", Data);
        Assert.True(run.Code == 0, run.Messages);
        Assert.StartsWith("linear-4 ", run.Output);
        var trained = Workspace.RegistryOf(Data).Get("linear-4").Value;
        Assert.Equal(2550, trained.LabelledRows);
        Assert.InRange(trained.Metrics["test_held_out_macro_f1"], 0.5, 1);
        Assert.False(trained.Metrics.ContainsKey("test_held_out_seen"));
        var list = await Cli.RunAsync("models", "list", "--data", Data);
        Assert.Contains("* linear-3", list.Output);
        Assert.Contains("held_out 0.635", list.Output);
    }

    [Theory]
    [InlineData("demo")]
    [InlineData("sources")]
    [InlineData("crawl")]
    [InlineData("ingest")]
    [InlineData("ingest", "ungdc")]
    [InlineData("index")]
    [InlineData("search")]
    [InlineData("trends")]
    [InlineData("validate")]
    [InlineData("labels", "suggest")]
    [InlineData("score")]
    [InlineData("models", "train")]
    [InlineData("models", "list")]
    [InlineData("models", "show")]
    [InlineData("models", "crossvalidate")]
    [InlineData("models", "terms")]
    [InlineData("models", "evaluate")]
    [InlineData("models", "compare")]
    [InlineData("models", "freeze")]
    [InlineData("models", "promote")]
    [InlineData("models", "rollback")]
    [InlineData("serve")]
    public async Task Every_command_explains_itself_with_an_example(params string[] command)
    {
        var run = await Cli.RunAsync([.. command, "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("Example:", run.Output);
        Assert.Contains("--data", run.Output);
    }
}
