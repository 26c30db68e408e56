using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using CsvHelper;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>What the pages show of models, coders and passages, as tables.</summary>
public sealed class QualityTableTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task The_table_of_models_has_each_with_its_figure()
    {
        var rows = await RowsAsync("/v1/models.csv");
        var row = rows.Single(row => row["id"] == "linear-3");
        Assert.Equal(("inUse", "held-out"), (row["state"], row["quality_on"].Replace('_', '-')));
        Assert.InRange(double.Parse(row["quality_macro_f1"], CultureInfo.InvariantCulture), 0.5, 0.8);
    }

    [Fact]
    public async Task An_evaluation_is_a_row_for_all_for_each_class_and_for_each_part()
    {
        var rows = await RowsAsync("/v1/models/linear-3/evaluation.csv?on=held-out");
        var json = (await house.Client.GetFromJsonAsync<JsonElement>("/v1/models/linear-3/evaluation?on=held-out")).GetProperty("evaluation");
        Assert.Equal(("384", json.GetProperty("macroF1").GetDouble()), (rows[0]["n"], double.Parse(rows[0]["f1"], CultureInfo.InvariantCulture)));
        Assert.Equal(["multilateral", "multistakeholder", "mixed", "none"], rows.Where(row => row["by"] == "class").Select(row => row["name"]));
        Assert.All(rows.Where(row => row["by"] == "class"), row => Assert.NotEqual("", row["recall"] + row["low"]));
        Assert.Contains(rows, row => (row["by"], row["name"]) == ("language", "zh"));
    }

    [Theory]
    [InlineData("/v1/models/linear-3/terms{0}?on=held-out", null)]
    [InlineData("/v1/trends/evidence{0}?country=CHN", "passages")]
    public async Task A_table_has_the_rows_of_the_answer_in_JSON(string address, string? member)
    {
        var json = await house.Client.GetFromJsonAsync<JsonElement>(string.Format(CultureInfo.InvariantCulture, address, ""));
        var expected = (member is null ? json : json.GetProperty(member)).GetArrayLength();
        Assert.True(expected > 0);
        Assert.Equal(expected, (await RowsAsync(string.Format(CultureInfo.InvariantCulture, address, ".csv"))).Count);
    }

    [Fact]
    public async Task Two_models_that_judge_alike_differ_on_no_row() =>
        Assert.Equal("id,text,coded,a,b,gain\r\n", await house.Client.GetStringAsync("/v1/models/compare.csv?a=linear-3&b=linear-3&test=held-out"));

    [Fact]
    public async Task Agreement_is_a_row_for_all_for_each_class_and_for_each_pair_of_coders()
    {
        foreach (var (coder, labels) in ((string, string[])[])[("ana", ["multilateral", "mixed", "none"]), ("bo", ["multilateral", "none", "none"])])
        {
            var sheet = "text,label\n" + string.Concat(labels.Select((label, i) => $"Passage number {i} on how the Internet is governed.,{label}\n"));
            using var kept = await house.Client.PostAsync($"/v1/labels/both?coder={coder}", new StringContent(sheet, System.Text.Encoding.UTF8, "text/csv"));
            Assert.True(kept.IsSuccessStatusCode, await kept.Content.ReadAsStringAsync());
        }
        var rows = await RowsAsync("/v1/labels/both/agreement.csv");
        Assert.Equal(("all", "3"), (rows[0]["by"], rows[0]["n"]));
        Assert.Equal("ana, bo", rows.Single(row => row["by"] == "pair")["name"]);
        Assert.Equal(4, rows.Count(row => row["by"] == "class"));
        await ConventionsTests.ProblemAsync(await house.Client.GetAsync("/v1/labels/no-such-set/agreement.csv"), 404, "unknown_set");
    }

    private async Task<IReadOnlyList<Dictionary<string, string>>> RowsAsync(string address)
    {
        using var answer = await house.Client.GetAsync(address);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        using var csv = CsvReader.Create(await answer.Content.ReadAsStreamAsync());
        var rows = new List<Dictionary<string, string>>();
        while (csv.Read())
            rows.Add(csv.Headers.Index().ToDictionary(column => column.Item, column => csv.GetString(column.Index), StringComparer.Ordinal));
        return rows;
    }
}
