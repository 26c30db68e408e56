using System.Text.Json;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>The labels commands as a user runs them.</summary>
public sealed class LabelsTests : IDisposable
{
    private const string Rows = "id,text,label\na,States alone should rule the network.,multilateral\nb,All stakeholders should share it.,multistakeholder\n";

    private readonly TempFolder _folder = new();

    private string Data => Path.Combine(_folder.Path, "data");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_file_is_imported_listed_exported_and_the_same_again()
    {
        var file = _folder.File("ana.csv", Rows);
        var first = await Labels("import", file, "--name", "mine", "--coder", "ana");
        Assert.True(first.Code == 0, first.Messages);
        Assert.Contains("mine: new 2, changed 0, same 0, left out 0", first.Output);
        Assert.Contains("new 0, changed 0, same 2", (await Labels("import", file, "--name", "mine", "--coder", "ana")).Output);
        var list = await Labels("list");
        Assert.Contains("mine", list.Output);
        Assert.Contains("* authored", list.Output);
        var tasks = await Labels("export", "mine", "--format", "label-studio");
        Assert.Equal("ana", JsonSerializer.Deserialize<JsonElement>(tasks.Output)[0].GetProperty("annotations")[0].GetProperty("completed_by").GetProperty("email").GetString());
        var copy = Path.Combine(_folder.Path, "copy.csv");
        Assert.Equal(0, (await Labels("export", "mine", "--format", "csv", "--out", copy)).Code);
        Assert.Contains("same 2", (await Labels("import", copy, "--name", "mine")).Output);
    }

    [Fact]
    public async Task An_import_with_bad_rows_changes_nothing_unless_the_good_ones_are_asked_for()
    {
        var file = _folder.File("ana.csv", Rows + "c,Bread is dear.,nonne\nd,,none\n");
        var refused = await Labels("import", file, "--name", "mine");
        Assert.Equal(1, refused.Code);
        Assert.Empty(refused.Output);
        Assert.Contains("ana.csv, row 4, field label: The label 'nonne' is unknown. Did you mean none?", refused.Messages);
        Assert.Contains("ana.csv, row 5, field text", refused.Messages);
        Assert.Contains("--take-good", refused.Messages);
        Assert.False(Directory.Exists(Data));
        var taken = await Labels("import", file, "--name", "mine", "--take-good");
        Assert.Equal(0, taken.Code);
        Assert.Contains("new 2, changed 0, same 0, left out 2", taken.Output);
        Assert.Contains("row 4", taken.Messages);
    }

    [Fact]
    public async Task A_check_ends_with_1_for_bad_rows_and_with_0_for_warnings()
    {
        var good = _folder.File("good.csv", Rows + "c,States alone should rule the network!,mixed\n");
        var warned = await Labels("check", good);
        Assert.Equal(0, warned.Code);
        Assert.Contains("conflicts 1", warned.Output);
        var json = JsonSerializer.Deserialize<JsonElement>((await Labels("check", good, "--json")).Output);
        Assert.Equal(("a", "c", true), (json.GetProperty("near").GetProperty("pairs")[0].GetProperty("first").GetString(), json.GetProperty("near").GetProperty("pairs")[0].GetProperty("second").GetString(), json.GetProperty("near").GetProperty("pairs")[0].GetProperty("isConflict").GetBoolean()));
        Assert.Equal(1, json.GetProperty("labels").GetProperty("mixed").GetInt32());
        var bad = await Labels("check", _folder.File("bad.csv", Rows + "c,Bread is dear.,[red]x\n"));
        Assert.Equal(1, bad.Code);
        Assert.Contains("errors 1", bad.Output);
        Assert.Contains("[red]x", bad.Output);
        Assert.Equal(1, (await Labels("check", "no-such-set")).Code);
    }

    [Fact]
    public async Task Coders_are_compared_and_what_they_disagree_on_is_settled()
    {
        var ana = _folder.File("ana.csv", Rows);
        var bo = _folder.File("bo.csv", Rows.Replace("multistakeholder", "mixed", StringComparison.Ordinal));
        var sheet = Path.Combine(_folder.Path, "sheet.csv");
        var run = await Labels("agreement", ana, bo, "--disagreements", sheet);
        Assert.True(run.Code == 0, run.Messages);
        Assert.Contains("2 passages coded by at least two of ana, bo; on 1 all agree.", run.Output);
        Assert.Contains("to adjudicate 1", run.Output);
        var json = JsonSerializer.Deserialize<JsonElement>((await Labels("agreement", ana, bo, "--json")).Output);
        Assert.Equal(0.5, json.GetProperty("percent").GetDouble());
        var settled = _folder.File("settled.csv", (await File.ReadAllTextAsync(sheet)).Replace(",,adjudicated", ",mixed,adjudicated", StringComparison.Ordinal));
        foreach (var (file, coder) in new[] { (ana, "ana"), (bo, "bo"), (settled, "") })
            Assert.Equal(0, (await Labels("import", file, "--name", "both", "--coder", coder)).Code);
        Assert.Contains("to adjudicate 0", (await Labels("agreement", "both")).Output);
        Assert.Equal(1, (await Labels("agreement", ana)).Code);
    }

    [Fact]
    public async Task Labels_without_texts_are_joined_to_texts_and_what_is_missing_is_listed()
    {
        const string text = "We have met. States alone should rule the network. Thank you.";
        _folder.File("texts/c/one.txt", text);
        var coded = _folder.File("dev.jsonl", """
            {"id":"c:one:13-50","text":"States alone should rule the network.","label":"multilateral"}
            {"id":"c:two:0-12","text":"We have met.","label":"none"}
            """);
        var standoff = Path.Combine(_folder.Path, "standoff.csv");
        Assert.Equal(0, (await Labels("standoff", coded, "--out", standoff)).Code);
        Assert.DoesNotContain("network", await File.ReadAllTextAsync(standoff));
        var run = await Labels("hydrate", Path.Combine(_folder.Path, "texts"), "--standoff", standoff);
        Assert.Equal(1, run.Code);
        Assert.Equal("""{"id":"c:one:13-50","text":"States alone should rule the network.","label":"multilateral","group":"c:one"}""", run.Output.Trim());
        Assert.Contains("c/two.txt: There is no such text.", run.Messages);
        Assert.Contains("1 of 2 passages have their text", run.Messages);
    }

    [SkippableFact]
    public async Task The_gold_sets_are_read_as_they_are_and_come_back_to_the_letter_from_their_offsets()
    {
        Skip.If(Repository.RealData is null, "RHETORICLENS_REAL_DATA names no folder of real corpora.");
        var gold = new[] { "dev", "train" }
            .SelectMany(name => CodedReader.Read(Path.Combine(Repository.RealData!, "gold", name + ".jsonl")).Value.Passages)
            .ToDictionary(passage => passage.Id, passage => (passage.Text, passage.Label, passage.Group));
        var file = Path.Combine(_folder.Path, "hydrated.jsonl");
        foreach (var (set, count, speeches) in new[] { ("dev", 813, 235), ("train", 2050, 173) })
        {
            var run = await Labels("hydrate", Path.Combine(Repository.RealData!, "official-texts"), "--set", set, "--out", file);
            Assert.True(run.Code == 0, run.Messages);
            var hydrated = CodedReader.Read(file).Value.Passages;
            Assert.Equal(count, hydrated.Count);
            Assert.All(hydrated, passage => Assert.Equal(gold[passage.Id], (passage.Text, passage.Label, passage.Group)));
            var download = await Labels("hydrate", Path.Combine(Repository.RealData!, "ungdc"), "--set", set, "--out", file);
            Assert.Contains($"{speeches} of {count} passages have their text", download.Messages);
        }
    }

    [Theory]
    [InlineData]
    [InlineData("import")]
    [InlineData("list")]
    [InlineData("check")]
    [InlineData("agreement")]
    [InlineData("export")]
    [InlineData("hydrate")]
    [InlineData("standoff")]
    public async Task Every_command_explains_itself_with_an_example(params string[] command)
    {
        var run = await Labels([.. command, "--help"]);
        Assert.Equal(0, run.Code);
        Assert.Contains("Example:", run.Output);
        Assert.Contains("--data", run.Output);
    }

    private Task<CliResult> Labels(params string[] arguments) => Cli.RunAsync(["labels", .. arguments, "--data", Data]);
}
