using System.Net;
using System.Text.Json;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>Groups, corrections, change and evidence, over HTTP and from the workspace.</summary>
public sealed class TrendTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_group_is_a_line_of_its_own_beside_the_countries()
    {
        var points = (await JsonAsync("/v1/trends?country=CHN&group=BRICS,G7&by=all")).GetProperty("points").EnumerateArray()
            .Select(point => point.GetProperty("country").GetString() + " " + point.GetProperty("documents").GetInt32());
        // Ten of the Chinese speeches are dated after the first summit, 2009-06-16.
        Assert.Equal(["CHN 30", "group:BRICS 10", "group:G7 30"], points);
    }

    [Fact]
    public async Task Groups_are_listed_with_dates_and_sources()
    {
        var group = await JsonAsync("/v1/groups/sco");
        var india = group.GetProperty("members").EnumerateArray().Single(member => member.GetProperty("country").GetString() == "IND");
        Assert.Equal("2017-06-09", india.GetProperty("from").GetString());
        Assert.True((await JsonAsync("/v1/groups")).GetArrayLength() > 10);
    }

    [Theory]
    [InlineData("/v1/trends?group=NOBODY", "unknown_group")]
    [InlineData("/v1/groups/NOBODY", "unknown_group")]
    [InlineData("/v1/trends?estimate=best", "bad_estimate")]
    [InlineData("/v1/trends?smooth=much", "bad_smoothing")]
    [InlineData("/v1/trends?format=xml", "bad_format")]
    [InlineData("/v1/trends/difference?a=CHN", "missing_side")]
    [InlineData("/v1/trends/difference?a=CHN,USA&b=FRA", "missing_side")]
    [InlineData("/v1/trends/breaks?by=all", "bad_period")]
    [InlineData("/v1/trends/evidence?limit=1", "bad_limit")]
    public async Task What_is_wrong_is_said(string address, string code)
    {
        var response = await house.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_side_that_takes_no_position_cannot_be_compared()
    {
        var response = await house.Client.GetAsync("/v1/trends/difference?a=CHN&b=FRA");
        Assert.Equal(HttpStatusCode.Conflict, response.StatusCode);
        Assert.Equal("no_positions", JsonDocument.Parse(await response.Content.ReadAsStringAsync()).RootElement.GetProperty("code").GetString());
    }

    [Fact]
    public async Task Without_coded_passages_the_answer_says_that_nothing_is_corrected()
    {
        var answer = await JsonAsync("/v1/trends?country=CHN&by=all");
        Assert.Contains("no coded passages", answer.GetProperty("correction").GetProperty("none").GetString());
        var corrected = answer.GetProperty("points")[0].GetProperty("corrected");
        Assert.Equal(JsonValueKind.Null, corrected.GetProperty("mean").ValueKind);
        Assert.Contains("No coded passage", corrected.GetProperty("missing").GetString());
    }

    [Fact]
    public async Task The_raw_estimate_alone_carries_no_correction()
    {
        var answer = await JsonAsync("/v1/trends?country=CHN&by=all&estimate=raw");
        Assert.Equal(JsonValueKind.Null, answer.GetProperty("correction").ValueKind);
        Assert.Equal("raw", answer.GetProperty("points")[0].GetProperty("estimate").GetString());
    }

    [Fact]
    public async Task A_difference_has_an_interval()
    {
        var answer = await JsonAsync("/v1/trends/difference?a=CHN&b=group:G7&a_from=2000&a_to=2009");
        Assert.True(answer.GetProperty("difference").GetDouble() < -0.5);
        Assert.InRange(answer.GetProperty("difference").GetDouble(), answer.GetProperty("low").GetDouble(), answer.GetProperty("high").GetDouble());
        Assert.Equal("2000-2009", answer.GetProperty("a").GetProperty("period").GetProperty("name").GetString());
    }

    [Fact]
    public async Task Breaks_are_looked_for_by_year() =>
        Assert.Equal(2, (await JsonAsync("/v1/trends/breaks?country=CHN,USA")).GetProperty("tests").GetInt32());

    [Fact]
    public async Task A_point_leads_to_its_passages()
    {
        var point = (await JsonAsync("/v1/trends?country=CHN&by=5y&from=2005")).GetProperty("points")[0];
        var evidence = await JsonAsync(point.GetProperty("evidence").GetString()!);
        var passages = evidence.GetProperty("passages").EnumerateArray().ToArray();
        Assert.Equal((point.GetProperty("positions").GetInt32(), 0), (evidence.GetProperty("multilateral").GetInt32(), evidence.GetProperty("multistakeholder").GetInt32()));
        Assert.All(passages, passage => Assert.InRange(passage.GetProperty("date").GetString()!, "2005", "2009-12-31"));
        var axes = passages.Select(passage => Math.Abs(passage.GetProperty("axis").GetDouble())).ToArray();
        Assert.Equal(axes.OrderDescending(), axes);
        Assert.Contains(House.States[..40], passages[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task Json_stat_leaves_out_what_is_missing()
    {
        var data = await JsonAsync("/v1/trends?country=CHN,USA&by=year&format=jsonstat");
        Assert.Equal(("2.0", "dataset"), (data.GetProperty("version").GetString(), data.GetProperty("class").GetString()));
        var size = data.GetProperty("size").EnumerateArray().Select(length => length.GetInt32()).ToArray();
        Assert.Equal([2, 20, 15], size);
        Assert.All(data.GetProperty("value").EnumerateObject(), value => Assert.InRange(int.Parse(value.Name), 0, (2 * 20 * 15) - 1));
        Assert.False(data.GetProperty("value").TryGetProperty("3", out _));
        Assert.True(data.GetProperty("value").TryGetProperty("0", out _));
    }

    [Fact]
    public void Coded_passages_correct_a_mean_and_those_that_were_trained_on_do_not()
    {
        using var folder = new TempFolder();
        using var workspace = Workspace.Open(folder.Path).Value;
        var documents = Enumerable.Range(0, 40).Select(i => House.Document($"c{i:00}", "CHN", "2014", House.States + $" Delegation {i}."))
            .Concat(Enumerable.Range(0, 40).Select(i => House.Document($"u{i:00}", "USA", "2014", House.Shared + $" Delegation {i}."))).ToArray();
        var pipeline = new Pipeline(workspace);
        pipeline.Store(new RhetoricLens.Crawling.Ingest.Corpus(documents.Select(document => new RhetoricLens.Crawling.Ingest.IngestItem.Read(document)), null, 0), CancellationToken.None);
        pipeline.Score(CancellationToken.None);
        // Of what the model takes for multi-stakeholder, coders find half to be mixed.
        folder.File("labels/mine.jsonl", string.Concat(documents.Select((document, i) => JsonSerializer.Serialize(new
        {
            id = $"p{i}", text = document.Text, group = document.Id,
            label = document.Facts.Country == "CHN" ? "multilateral" : i % 2 == 0 ? "multistakeholder" : "mixed",
        }) + "\n")));
        var answer = workspace.Trends(TrendQuery.Parse(new TrendWords { Country = "CHN,USA" }).Value);
        Assert.Equal((80, 80, 0, 0, null), (answer.Correction!.Coded, answer.Correction.Documents, answer.Correction.TrainedOn, answer.Correction.NotFound, answer.Correction.None));
        var (china, states) = (answer.Points[0].Corrected!, answer.Points[1].Corrected!);
        Assert.Equal(("pooled", -1), (china.Rectifier, china.Mean));
        Assert.Equal(0.5, states.Mean!.Value, 1);
        Assert.True(states.High - states.Low > 0.1);
        Assert.NotEqual(answer.Points[1].Mean, states.Mean);

        var known = File.ReadLines(Path.Combine(Repository.Root, "corpora", "labelled", "own-en.jsonl")).First();
        folder.File("labels/mine.jsonl", JsonSerializer.Serialize(new { id = "x", text = JsonDocument.Parse(known).RootElement.GetProperty("text").GetString(), group = documents[0].Id, label = "none" }) + "\n");
        var without = workspace.Trends(TrendQuery.Parse(new TrendWords { Country = "CHN" }).Value);
        Assert.Equal((0, 1), (without.Correction!.Coded, without.Correction.TrainedOn));
        Assert.Contains("trained on", without.Correction.None);
        Assert.Null(without.Points[0].Corrected!.Mean);
    }

    [Fact]
    public void Passages_that_the_model_was_trained_on_correct_by_out_of_fold_predictions_alone()
    {
        using var folder = new TempFolder();
        var documents = Enumerable.Range(0, 40).Select(i => House.Document($"c{i:00}", "CHN", "2014", House.States + $" Delegation {i}."))
            .Concat(Enumerable.Range(0, 40).Select(i => House.Document($"u{i:00}", "USA", "2014", House.Shared + $" Delegation {i}."))).ToArray();
        var coded = documents.Select((document, i) => (document.Id, document.Text, Label: i < 40 ? "multilateral" : i < 60 ? "multistakeholder" : "mixed"))
            .Concat(Enumerable.Range(0, 40).Select(i => (Id: $"n{i:00}", Text: $"The committee took note of report {i} on the budget of the Internet unit.", Label: "none")));
        var labels = folder.File("labels/mine.jsonl", string.Concat(coded.Select((passage, i) =>
            JsonSerializer.Serialize(new { id = $"p{i}", text = passage.Text, group = passage.Id, label = passage.Label }) + "\n")));
        var registry = new ModelRegistry(Path.Combine(folder.Path, "models"));
        Assert.Null(new TrainingRun(registry).Run(new TrainRequest([labels])).Problem);
        Assert.Equal(120, registry.OutOfFold("linear-1").Value!.Rows.Count);

        var answer = ChinaIn(folder.Path, documents);
        Assert.Equal(("linear-1", 80, 80, 0), (answer.Model, answer.Correction!.Coded, answer.Correction.OutOfFold, answer.Correction.TrainedOn));
        Assert.Equal(-1, answer.Points[0].Corrected!.Mean);

        // The same model as an older version of the program would have registered it.
        var list = Path.Combine(folder.Path, "models", "registry.json");
        File.WriteAllLines(list, File.ReadAllLines(list).Where(line => !line.Contains("out_of_fold_sha256", StringComparison.Ordinal)));
        var without = ChinaIn(folder.Path, documents);
        Assert.Equal((0, 0, 120), (without.Correction!.Coded, without.Correction.OutOfFold, without.Correction.TrainedOn));
        Assert.Contains("linear-1 keeps no out-of-fold predictions", without.Correction.None);
        Assert.Null(without.Points[0].Corrected!.Mean);
    }

    private static TrendAnswer ChinaIn(string folder, IReadOnlyList<RhetoricLens.Core.ExtractedDocument> documents)
    {
        using var workspace = Workspace.Open(folder).Value;
        var pipeline = new Pipeline(workspace);
        pipeline.Store(new RhetoricLens.Crawling.Ingest.Corpus(documents.Select(document => new RhetoricLens.Crawling.Ingest.IngestItem.Read(document)), null, 0), CancellationToken.None);
        pipeline.Score(CancellationToken.None);
        return workspace.Trends(TrendQuery.Parse(new TrendWords { Country = "CHN" }).Value);
    }

    [Fact]
    public void A_trend_follows_the_store()
    {
        using var library = new Library();
        Assert.Equal(1, library.Workspace.Trends(TrendQuery.Parse("CHN", null, null, null).Value).Points[0].Documents);
        library.Store(House.Document("more", "CHN", "2015", House.States + " Again."));
        new Pipeline(library.Workspace).Score(CancellationToken.None);
        Assert.Equal(2, library.Workspace.Trends(TrendQuery.Parse("CHN", null, null, null).Value).Points[0].Documents);
    }

    [Fact]
    public async Task Speakers_of_one_office_can_be_asked_for_alone()
    {
        var all = (await JsonAsync("/v1/trends?country=CHN&by=all")).GetProperty("points")[0];
        var ministers = (await JsonAsync("/v1/trends?country=CHN&by=all&speaker=minister,head")).GetProperty("points")[0];
        Assert.Equal(all.GetProperty("documents").GetInt32(), ministers.GetProperty("documents").GetInt32());
        Assert.Contains("speaker=head%2Cminister", ministers.GetProperty("evidence").GetString());
        Assert.Empty((await JsonAsync("/v1/trends?country=CHN&by=all&speaker=head")).GetProperty("points").EnumerateArray());
        Assert.Empty((await JsonAsync("/v1/trends/evidence?country=CHN&speaker=head")).GetProperty("passages").EnumerateArray());
        Assert.NotEmpty((await JsonAsync("/v1/trends/evidence?country=CHN&speaker=minister")).GetProperty("passages").EnumerateArray());
        Assert.Equal(System.Net.HttpStatusCode.BadRequest, (await house.Client.GetAsync("/v1/trends?speaker=clerk")).StatusCode);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        var response = await house.Client.GetAsync(address);
        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.IsSuccessStatusCode, text);
        return JsonDocument.Parse(text).RootElement;
    }
}
