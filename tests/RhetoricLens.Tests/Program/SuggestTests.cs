using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class SuggestTests(House house) : IClassFixture<House>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_api_offers_passages_that_stand_where_it_says_and_repeats_none()
    {
        var answer = await JsonAsync("/v1/labels/suggestions?n=10");
        var rows = answer.GetProperty("suggestions").EnumerateArray().ToArray();
        // Sixty speeches, but two wordings.
        Assert.Equal(2, rows.Length);
        Assert.Equal("linear-3", answer.GetProperty("model").GetString());
        foreach (var row in rows)
        {
            var text = (await JsonAsync("/v1/documents/" + row.GetProperty("document").GetString())).GetProperty("text").GetString()!;
            Assert.Equal(row.GetProperty("text").GetString(), text[row.GetProperty("start").GetInt32()..row.GetProperty("end").GetInt32()]);
            Assert.Equal(JsonValueKind.Null, row.GetProperty("label").ValueKind);
            Assert.Equal(1, row.GetProperty("p").EnumerateObject().Sum(p => p.Value.GetDouble()), 4);
        }
    }

    [Fact]
    public async Task Country_and_language_narrow_the_choice()
    {
        var row = Assert.Single((await JsonAsync("/v1/labels/suggestions?country=CHN&language=en")).GetProperty("suggestions").EnumerateArray());
        Assert.Equal("CHN", row.GetProperty("country").GetString());
        Assert.Empty((await JsonAsync("/v1/labels/suggestions?language=fr")).GetProperty("suggestions").EnumerateArray());
    }

    [Theory]
    [InlineData("n=0", "bad_limit")]
    [InlineData("n=1001", "bad_limit")]
    [InlineData("country=Atlantis", "unknown_country")]
    public async Task A_bad_request_is_answered_with_its_problem(string query, string code)
    {
        var response = await house.Client.GetAsync("/v1/labels/suggestions?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_blind_coder_sees_neither_country_nor_document_nor_the_models_opinion()
    {
        foreach (var row in (await JsonAsync("/v1/labels/suggestions?n=5&blind=true")).GetProperty("suggestions").EnumerateArray())
        {
            Assert.Equal(["id", "text", "language", "group", "label", "why", "uncertainty"], row.EnumerateObject().Select(property => property.Name).Where(name => name != "probability"));
            Assert.DoesNotMatch("(?i)chn|usa", row.GetProperty("id").GetString() + row.GetProperty("group").GetString());
        }
    }

    [Fact]
    public async Task Once_the_labels_are_filled_in_the_rows_are_a_labelled_set_and_are_not_offered_again()
    {
        Store();
        var file = Path.Combine(_folder.Path, "to-code.jsonl");
        var run = await Cli.RunAsync("labels", "suggest", "3", "--out", file, "--data", _folder.Path);
        Assert.True(run.Code == 0, run.Messages);
        var lines = await File.ReadAllLinesAsync(file);
        Assert.Equal(3, lines.Length);
        _folder.File("labels/first.jsonl", string.Join('\n', lines).Replace("\"label\":null", "\"label\":\"mixed\"", StringComparison.Ordinal));
        var set = LabelledSetReader.Read(Path.Combine(_folder.Path, "labels", "first.jsonl")).Value;
        Assert.Empty(set.Problems);
        Assert.Equal(lines.Select(line => JsonDocument.Parse(line).RootElement.GetProperty("document").GetString()), set.Passages.Select(passage => passage.Group));
        foreach (var labels in new string[][] { [], ["--labels", "first"], ["--labels", Path.Combine(_folder.Path, "labels", "first.jsonl")] })
        {
            var next = await Cli.RunAsync(["labels", "suggest", "10", "--data", _folder.Path, .. labels]);
            Assert.Contains("3 passages coded already", next.Messages);
            Assert.Equal(5, next.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length);
        }
    }

    [Fact]
    public async Task A_coders_work_is_never_written_over()
    {
        var file = _folder.File("coded.jsonl", "work");
        var run = await Cli.RunAsync("labels", "suggest", "3", "--out", file, "--data", _folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("a coder's work", run.Messages);
        Assert.Equal("work", await File.ReadAllTextAsync(file));
    }

    [Fact]
    public async Task A_set_that_is_not_there_is_a_problem()
    {
        var run = await Cli.RunAsync("labels", "suggest", "3", "--labels", "none-such", "--data", _folder.Path);
        Assert.Equal(1, run.Code);
        Assert.Contains("none-such", run.Messages);
    }

    /// <summary>Eight speeches on topic in words of their own.</summary>
    private void Store()
    {
        string[] things = ["fishing boats in the northern harbour", "schools of the eastern valley", "old mills along our river", "trains that cross a desert", "doctors who visit islands", "bakers before sunrise", "libraries without roofs", "gardens under snow"];
        using var workspace = Workspace.Open(_folder.Path).Value;
        var documents = things.Select((thing, i) => House.Document($"d{i}", "EST", "2014", $"Governments and {thing} may govern the Internet, say {thing}."));
        var pipeline = new Pipeline(workspace);
        pipeline.Store(new Corpus(documents.Select(document => new IngestItem.Read(document)), null, 0), CancellationToken.None);
        pipeline.Score(CancellationToken.None);
    }

    private async Task<JsonElement> JsonAsync(string address) => await house.Client.GetFromJsonAsync<JsonElement>(address);
}
