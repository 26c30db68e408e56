using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Queries;
using RhetoricLens.Tests.Stance.Scaling;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class ScaleTests(House house) : IClassFixture<House>, IDisposable
{
    private static readonly string[] LbgReferences = ["--reference", "R1=-1.5", "--reference", "R2=-0.75", "--reference", "R3=0", "--reference", "R4=0.75", "--reference", "R5=1.5"];

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task A_table_is_scaled_to_the_numbers_of_the_paper_and_no_store_is_made()
    {
        var run = await Cli.RunAsync(["scale", "wordscores", "--matrix", ScalingData.LbgFile, .. LbgReferences, "--csv", "--data", _folder.Path]);
        Assert.True(run.Code == 0, run.Messages);
        var cells = run.Output.Split("\r\n").Single(line => line.StartsWith("V1,", StringComparison.Ordinal)).Split(',');
        Assert.Equal(-0.529671491259039, double.Parse(cells[2], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(0.0144982095256413, double.Parse(cells[3], CultureInfo.InvariantCulture), 1e-9);
        Assert.Equal(-0.448059076617714, double.Parse(cells[6], CultureInfo.InvariantCulture), 1e-9);
        Assert.Contains("references included", run.Messages);
        Assert.Empty(Directory.GetFiles(_folder.Path));
    }

    [Fact]
    public async Task References_may_come_from_a_file_and_the_fit_is_shown()
    {
        var file = _folder.File("refs.csv", "R1,L\nR5,R\n");
        var affinity = await Cli.RunAsync("scale", "affinity", "--matrix", ScalingData.LbgFile, "--references", file, "--json", "--data", _folder.Path);
        var share = JsonDocument.Parse(affinity.Output).RootElement.GetProperty("documents").EnumerateArray()
            .Single(row => row.GetProperty("document").GetString() == "V1" && row.GetProperty("class").GetString() == "L");
        Assert.Equal(0.9986670961, share.GetProperty("score").GetDouble(), 1e-9);
        var wordfish = await Cli.RunAsync("scale", "wordfish", "--matrix", ScalingData.LbgFile, "--low", "R1", "--high", "R5", "--data", _folder.Path);
        Assert.Contains("Objective 21183.2001, converged", string.Join(' ', wordfish.Output.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    [Theory]
    [InlineData("--reference R1=1 --reference R9=2", "no document \"R9\"")]
    [InlineData("--reference R1=one --reference R2=2", "is not a number")]
    [InlineData("--reference R1", "Write CHN=-1")]
    [InlineData("--reference R1=1 --rescale most", "none, lbg or mv")]
    [InlineData("--folder x --reference R1=1", "Give one of them")]
    public async Task A_wrong_word_is_reported(string words, string part)
    {
        var run = await Cli.RunAsync(["scale", "wordscores", "--matrix", ScalingData.LbgFile, .. words.Split(' '), "--data", _folder.Path]);
        Assert.Equal(1, run.Code);
        Assert.Contains(part, run.Messages);
    }

    [Fact]
    public async Task A_folder_of_texts_is_scaled_by_its_files()
    {
        _folder.File("texts/a.txt", "States rule. Treaty of states.");
        _folder.File("texts/b.txt", "Users rule. Users of all.");
        _folder.File("texts/c.txt", "States rule. Users of all.");
        var run = await Cli.RunAsync(
            "scale", "wordscores", "--folder", Path.Combine(_folder.Path, "texts"), "--reference", "a=-1", "--reference", "b=1", "--rescale", "mv", "--min-documents", "1", "--csv", "--data", _folder.Path);
        Assert.True(run.Code == 0, run.Messages);
        var scores = run.Output.Split("\r\n").Skip(1).Where(line => line.Length > 0).ToDictionary(line => line.Split(',')[0], line => double.Parse(line.Split(',')[2], CultureInfo.InvariantCulture));
        Assert.Equal((-1, 1), (Math.Round(scores["a"], 9), Math.Round(scores["b"], 9)));
        Assert.InRange(scores["c"], -0.9, 0.9);
    }

    [Fact]
    public async Task Countries_of_the_store_are_placed_between_two_of_them()
    {
        var answer = await JsonAsync("/v1/scale?method=wordscores&reference=CHN=-1&reference=USA=1&rescale=none");
        var rows = answer.GetProperty("documents").EnumerateArray().ToDictionary(row => row.GetProperty("document").GetString()!, row => row);
        Assert.Equal(["CHN", "FRA", "USA"], rows.Keys);
        Assert.True(rows["CHN"].GetProperty("score").GetDouble() < rows["USA"].GetProperty("score").GetDouble());
        Assert.Equal("-1", rows["CHN"].GetProperty("reference").GetString());
        var comparison = Assert.Single(answer.GetProperty("comparisons").EnumerateArray());
        // Both references are left out, and France takes no position.
        Assert.Equal(0, comparison.GetProperty("documents").GetInt32());
        Assert.Equal(JsonValueKind.Null, comparison.GetProperty("spearman").ValueKind);
    }

    [Fact]
    public async Task Scores_by_year_are_held_beside_the_classifier()
    {
        var answer = await JsonAsync("/v1/scale?method=lss&by=country-year&minDocuments=1");
        var comparison = Assert.Single(answer.GetProperty("comparisons").EnumerateArray());
        Assert.Equal("linear-3", comparison.GetProperty("model").GetString());
        Assert.Equal(40, comparison.GetProperty("documents").GetInt32());
        Assert.True(comparison.GetProperty("spearman").GetDouble() > 0.5);
        Assert.InRange(comparison.GetProperty("spearman").GetDouble(), comparison.GetProperty("low").GetDouble(), comparison.GetProperty("high").GetDouble());
    }

    [Fact]
    public async Task The_same_request_gets_the_same_bytes()
    {
        const string address = "/v1/scale?method=wordfish&by=country-year&low=CHN 2000&high=USA 2000";
        Assert.Equal(await house.Client.GetStringAsync(address), await house.Client.GetStringAsync(address));
    }

    [Theory]
    [InlineData("method=tarot", "bad_method")]
    [InlineData("method=wordscores&reference=CHN", "bad_reference")]
    [InlineData("method=wordscores&reference=CHN=-1&reference=EST=1", "unknown_reference")]
    [InlineData("method=wordscores", "too_few_references")]
    [InlineData("method=wordfish&by=planet", "bad_period")]
    [InlineData("method=wordfish&country=CHN&minDocuments=1", "too_few_documents")]
    [InlineData("method=wordfish&lang=xx", "no_texts")]
    [InlineData("method=lss&rank=0", "bad_limit")]
    [InlineData("method=lss&country=Atlantis", "unknown_country")]
    public async Task A_bad_request_is_answered_with_its_problem(string query, string code)
    {
        var response = await house.Client.GetAsync("/v1/scale?" + query);
        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.Equal(code, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Fact]
    public async Task A_table_or_texts_may_be_sent()
    {
        var table = await PostAsync("""{"method":"wordscores","rescale":"none","terms":["x","y"],"counts":{"a":[2,0],"b":[0,2],"c":[1,1]},"references":{"a":"-1","b":"1"}}""");
        Assert.Equal([-1, 1, 0], table.GetProperty("documents").EnumerateArray().Select(row => row.GetProperty("score").GetDouble()));
        var texts = await PostAsync("""{"method":"affinity","minDocuments":1,"documents":[{"id":"a","text":"states"},{"id":"b","text":"users"},{"id":"c","text":"users users users"}],"references":{"a":"S","b":"U"}}""");
        var shares = texts.GetProperty("documents").EnumerateArray().Where(row => row.GetProperty("document").GetString() == "c").Select(row => row.GetProperty("score").GetDouble()).ToArray();
        Assert.True(shares[1] > shares[0]);
    }

    [Theory]
    [InlineData("""{"method":"wordfish"}""", "bad_request")]
    [InlineData("""{"method":"wordfish","terms":["x"],"counts":{"a":[1,2]}}""", "bad_count")]
    [InlineData("""{"method":"lss","seeds":{"two words":1},"documents":[]}""", "bad_seed")]
    [InlineData("""{"method":"wordfish","documents":[{"id":"a"}]}""", "empty_text")]
    [InlineData("""{"method":"wordfish","documents":[null]}""", "empty_text")]
    public async Task A_bad_body_is_answered_with_its_problem(string body, string code) =>
        Assert.Equal(code, (await PostAsync(body)).GetProperty("code").GetString());

    [Fact]
    public void The_shipped_seeds_name_both_poles()
    {
        var seeds = ScaleRun.ShippedSeeds().Value;
        Assert.Contains(seeds, seed => seed.Polarity < 0);
        Assert.Contains(seeds, seed => seed.Polarity > 0);
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        var response = await house.Client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> PostAsync(string body)
    {
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");
        var response = await house.Client.PostAsync("/v1/scale", content);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
