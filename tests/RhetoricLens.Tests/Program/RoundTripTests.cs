using System.Globalization;
using System.Text.Json.Nodes;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>What is exported as JSONL with texts can be taken in again.</summary>
public sealed class RoundTripTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_demo_corpus_comes_back_with_versions_voices_passages_and_scores()
    {
        await RunAsync("demo", "--no-serve", "--data", At("first"), "--site-port", House.FreePort().ToString(CultureInfo.InvariantCulture));
        Revise();
        await RunAsync("export", "jsonl", At("out"), "--texts", "--data", At("first"));
        await RunAsync("ingest", "package", At("out"), "--data", At("second"));
        await RunAsync("export", "jsonl", At("again"), "--texts", "--data", At("second"));
        foreach (var table in (string[])["documents", "passages", "versions", "texts"])
            Assert.Equal(Rows("out", table), Rows("again", table));
        Assert.Equal(3, Rows("again", "versions").Count(row => row.Contains("press-gady-china", StringComparison.Ordinal)));
        Assert.Contains("\"isQuotation\":true", string.Concat(Rows("again", "versions")));

        var repeated = await RunAsync("ingest", "package", At("out"), "--data", At("second"));
        Assert.StartsWith("added 0, new versions 0, ", repeated.Output);
    }

    [Theory]
    [InlineData("jsonl", false, "bad_package")]
    [InlineData("csv", true, "bad_package")]
    [InlineData("jsonl", true, "package_changed")]
    public async Task A_package_that_is_not_whole_is_refused(string form, bool texts, string code)
    {
        using (var workspace = Workspace.Open(At("small")).Value)
            new Pipeline(workspace).Store(new([new RhetoricLens.Crawling.Ingest.IngestItem.Read(House.Document("a", "EST", "2014", House.Shared))], null, 0), default);
        await RunAsync(["index", "--data", At("small")]);
        await RunAsync(["export", form, At("out"), "--data", At("small"), .. texts ? new[] { "--texts" } : []]);
        if (code == "package_changed")
            await File.AppendAllTextAsync(Path.Combine(At("out"), "texts.jsonl"), "\n");
        Assert.Equal(code, RhetoricLens.Exports.StorePackage.Open(At("out")).Problem?.Code);
    }

    /// <summary>Two more versions of a text in which others are quoted: one with another text, and the first text with another title.</summary>
    private void Revise()
    {
        using var workspace = Workspace.Open(At("first")).Value;
        var quoted = workspace.Store.Documents.Get("digests:digests~press-gady-china-internet-sovereignty-2014")!.Content;
        workspace.Store.Documents.Put([quoted with { Text = quoted.Text + " It was revised." }], default);
        workspace.Store.Documents.Put([quoted with { Facts = quoted.Facts with { Title = "Revised" } }], default);
        Assert.Null(new Pipeline(workspace).Refresh(default));
    }

    private string At(string name) => Path.Combine(_folder.Path, name);

    private static async Task<CliResult> RunAsync(params string[] words)
    {
        var run = await Cli.RunAsync(words);
        Assert.True(run.Code == 0, $"{string.Join(' ', words)}: {run.Messages}");
        return run;
    }

    /// <summary>Lines of a table without the time of storing.</summary>
    private string[] Rows(string export, string table) => [.. File.ReadLines(Path.Combine(At(export), table + ".jsonl")).Select(line =>
    {
        var row = JsonNode.Parse(line)!.AsObject();
        row.Remove("stored_at");
        return row.ToJsonString(JsonShape.Options);
    })];
}
