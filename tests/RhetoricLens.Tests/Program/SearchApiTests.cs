using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Queries;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class SearchApiTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task Passages_of_one_pole_are_found_by_the_model_s_scores()
    {
        var page = await JsonAsync("/v1/search?q=(delegation OR internet) stance:<-0.2&level=passage&limit=200&facets=country,label");
        Assert.Equal("CHN", Assert.Single(page.GetProperty("facets").GetProperty("country").EnumerateArray().ToArray()).GetProperty("value").GetString());
        Assert.Equal("multilateral", page.GetProperty("facets").GetProperty("label")[0].GetProperty("value").GetString());
        Assert.True(page.GetProperty("hits")[0].GetProperty("stance").GetProperty("axis").GetDouble() < -0.2);
        Assert.Equal(0, page.GetProperty("hits")[0].GetProperty("passage").GetInt32());
        Assert.NotEmpty(page.GetProperty("model").GetString()!);
    }

    [Fact]
    public async Task Dates_order_a_page()
    {
        var dates = (await JsonAsync("/v1/search?q=delegation&sort=-date&limit=5")).GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("date").GetString()!).ToArray();
        Assert.Equal(dates.OrderDescending(StringComparer.Ordinal), dates);
        Assert.StartsWith("2019", dates[0]);
    }

    [Fact]
    public async Task A_table_has_a_row_a_hit_and_no_cell_is_a_formula()
    {
        var response = await house.Client.GetAsync("/v1/search.csv?q=delegation&limit=7");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("text/csv", 8), (response.Content.Headers.ContentType?.MediaType, lines.Length));
        Assert.StartsWith("id,passage,date,", lines[0]);
        Assert.Contains("rel=\"next\"", response.Headers.GetValues("Link").Single());
        Assert.Equal(["'=1", "'+1", "'-1", "'@a", "'\ta", "'\ra", "a=1", ""], new[] { "=1", "+1", "-1", "@a", "\ta", "\ra", "a=1", null }.Select(Csv.Text));
    }

    [Fact]
    public async Task Lines_of_json_are_given_to_those_who_accept_them()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/search?q=delegation&limit=3") { Headers = { { "Accept", "application/x-ndjson" } } };
        var response = await house.Client.SendAsync(request);
        var lines = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(("application/x-ndjson", 3), (response.Content.Headers.ContentType?.MediaType, lines.Length));
        Assert.All(lines, line => Assert.StartsWith("test:", JsonDocument.Parse(line).RootElement.GetProperty("id").GetString()));
    }

    [Fact]
    public async Task A_document_has_others_like_it()
    {
        var hits = (await JsonAsync("/v1/documents/test:chn03/similar?limit=5")).GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!).ToArray();
        Assert.Equal(5, hits.Length);
        Assert.All(hits, id => Assert.StartsWith("test:chn", id));
        Assert.DoesNotContain("test:chn03", hits);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client.GetAsync("/v1/documents/test:none/similar")).StatusCode);
    }

    [Fact]
    public async Task A_saved_query_has_the_same_id_for_the_same_question_and_can_be_run_and_deleted()
    {
        var first = await SaveAsync(new { q = " delegation ", filters = new { country = "chn,US" }, name = "one" });
        var again = await SaveAsync(new { q = "delegation", filters = new { country = "USA,CHN" }, name = "two" });
        var other = await SaveAsync(new { q = "delegation", filters = new { country = "CHN" } });
        var id = first.GetProperty("id").GetString()!;
        Assert.Equal(id, again.GetProperty("id").GetString());
        Assert.NotEqual(id, other.GetProperty("id").GetString());
        Assert.Equal("two", (await JsonAsync("/v1/queries/" + id)).GetProperty("name").GetString());
        Assert.Equal(60, (await JsonAsync("/v1/search?query=" + id)).GetProperty("total").GetInt32());
        Assert.Equal(30, (await JsonAsync("/v1/search?query=" + other.GetProperty("id").GetString())).GetProperty("total").GetInt32());
        Assert.Equal(30, (await JsonAsync($"/v1/search?query={id}&country=USA")).GetProperty("total").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await house.Client.DeleteAsync("/v1/queries/" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client.GetAsync("/v1/search?query=" + id)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await house.Client.DeleteAsync("/v1/queries/" + id)).StatusCode);
    }

    [Fact]
    public async Task A_query_that_cannot_be_read_is_not_saved()
    {
        var response = await house.Client.PostAsJsonAsync("/v1/queries", new { q = "(open" });
        Assert.Equal("unmatched_parenthesis", (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString());
    }

    [Theory]
    [InlineData("q=a&sort=upwards", "bad_sort")]
    [InlineData("q=a&level=word", "bad_level")]
    [InlineData("q=a&facets=country,colour", "bad_facet")]
    [InlineData("q=a&facets=1", "bad_facet")]
    [InlineData("q=a&limit=0", "bad_limit")]
    [InlineData("q=country:XYZ", "unknown_country")]
    [InlineData("q=a&query=b", "bad_request")]
    public async Task What_cannot_be_asked_is_a_problem(string query, string code)
    {
        var response = await house.Client.GetAsync("/v1/search?" + query);
        Assert.Equal((HttpStatusCode.BadRequest, code), (response.StatusCode, (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("code").GetString()));
    }

    [Theory]
    [InlineData("group:BRICS", 10)]
    [InlineData("country:brics", 10)]
    [InlineData("group:FOC delegation", 9)]
    [InlineData("group:(FOC OR BRICS) delegation", 19)]
    [InlineData("group:G77", 30)]
    [InlineData("delegation -group:BRICS country:CHN", 20)]
    public async Task A_group_means_its_members_while_they_belong(string query, int found) =>
        Assert.Equal(found, (await JsonAsync("/v1/search?limit=1&q=" + Uri.EscapeDataString(query))).GetProperty("total").GetInt32());

    [Theory]
    [InlineData("group:XYZ", "unknown_group")]
    [InlineData("country:XYZ", "unknown_country")]
    public async Task An_unknown_group_is_answered_with_those_that_are_known(string query, string code)
    {
        var problem = await (await house.Client.GetAsync("/v1/search?q=" + query)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Contains("BRICS, ", problem.GetRawText());
    }

    [Fact]
    public async Task Keyness_compares_groups_while_their_members_belong()
    {
        var keyness = await JsonAsync("/v1/keyness?a=group:BRICS&b=group:G7");
        Assert.Contains("\"documents\":10", keyness.GetRawText());
        Assert.Contains("\"documents\":31", keyness.GetRawText());
    }

    [Fact]
    public async Task A_saved_query_keeps_the_group_it_names()
    {
        var saved = await SaveAsync(new { q = "delegation group:BRICS" });
        Assert.Equal(10, (await JsonAsync("/v1/search?limit=1&query=" + saved.GetProperty("id").GetString())).GetProperty("total").GetInt32());
    }

    [Fact]
    public async Task The_page_counts_and_its_links_narrow()
    {
        var page = await house.Client.GetStringAsync("/search?q=delegation");
        Assert.Contains("country=CHN", page);
        Assert.Contains("<option value=\"-date\">", page);
        Assert.Contains("<option value=\"passage\">", page);
        Assert.Contains("<mark>Delegation</mark>", await house.Client.GetStringAsync("/search?q=delegations&country=CHN&sort=date&level=passage"));
    }

    private async Task<JsonElement> SaveAsync(object request)
    {
        var response = await house.Client.PostAsJsonAsync("/v1/queries", request);
        Assert.Equal(HttpStatusCode.Created, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        var response = await house.Client.GetAsync(address);
        Assert.True(response.IsSuccessStatusCode, $"{address}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
