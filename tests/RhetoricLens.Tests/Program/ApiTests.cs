using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class ApiTests(House house) : IClassFixture<House>
{
    [Fact]
    public async Task A_document_comes_with_passages_that_can_be_shown_in_place()
    {
        var document = await JsonAsync("/v1/documents/test:chn00");
        var text = document.GetProperty("text").GetString()!;
        var passages = document.GetProperty("passages").EnumerateArray().ToArray();
        Assert.NotEmpty(passages);
        Assert.Equal(House.States, text[passages[0].GetProperty("start").GetInt32()..House.States.Length]);
        Assert.Equal("multilateral", passages[0].GetProperty("label").GetString());
        Assert.Equal(1, passages[0].GetProperty("p").EnumerateObject().Sum(p => p.Value.GetDouble()), 4);
        Assert.Equal("2000-05-06", document.GetProperty("date").GetString());
        Assert.Equal("day", document.GetProperty("datePrecision").GetString());
    }

    [Fact]
    public async Task A_body_that_was_never_received_is_not_found()
    {
        using var answer = await house.Client.GetAsync("/v1/bodies/" + new string('0', 64));
        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Contains("unknown_body", await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Countries_stand_where_their_words_put_them()
    {
        var points = (await JsonAsync("/v1/trends?country=CHN,USA,FRA&by=all")).GetProperty("points").EnumerateArray()
            .ToDictionary(point => point.GetProperty("country").GetString()!);
        Assert.True(points["CHN"].GetProperty("mean").GetDouble() < 0);
        Assert.True(points["USA"].GetProperty("mean").GetDouble() > 0);
        Assert.Equal(30, points["CHN"].GetProperty("documents").GetInt32());
        Assert.InRange(points["CHN"].GetProperty("mean").GetDouble(), points["CHN"].GetProperty("low").GetDouble(), points["CHN"].GetProperty("high").GetDouble());
        Assert.False(points.ContainsKey("FRA"));
    }

    [Fact]
    public async Task A_country_without_a_position_is_named_as_missing()
    {
        var missing = (await JsonAsync("/v1/trends?country=EST,CHN")).GetProperty("missing").EnumerateArray().Select(code => code.GetString());
        Assert.Equal(["EST"], missing);
    }

    [Fact]
    public async Task A_date_known_only_by_its_year_is_in_no_monthly_point_and_is_counted()
    {
        var answer = await JsonAsync("/v1/trends?country=USA&by=month");
        Assert.Empty(answer.GetProperty("points").EnumerateArray());
        Assert.Equal(30, answer.GetProperty("leftOut").GetInt32());
    }

    [Fact]
    public async Task The_table_holds_the_same_points_as_the_json()
    {
        var points = (await JsonAsync("/v1/trends?by=5y")).GetProperty("points").GetArrayLength();
        var response = await house.Client.GetAsync("/v1/trends.csv?by=5y");
        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.StartsWith("country,country_name,period,start,end,mean,low,high,", lines[0]);
        Assert.Equal(points, lines.Length - 1);
    }

    [Fact]
    public async Task The_figure_says_n_and_the_model()
    {
        var response = await house.Client.GetAsync("/v1/trends.svg?by=5y");
        Assert.Equal("image/svg+xml", response.Content.Headers.ContentType?.MediaType);
        var svg = await response.Content.ReadAsStringAsync();
        Assert.Contains("60 documents", svg);
        Assert.Contains("model linear-3", svg);
        Assert.Contains("2005-2009", svg);
    }

    [Fact]
    public async Task A_walk_along_the_cursors_meets_every_document_once()
    {
        var (ids, address) = (new List<string>(), (string?)"/v1/search?q=delegation&limit=7");
        while (address is not null)
        {
            var response = await house.Client.GetAsync(address);
            var page = await response.Content.ReadFromJsonAsync<JsonElement>();
            Assert.Equal(60, page.GetProperty("total").GetInt32());
            ids.AddRange(page.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!));
            address = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }
        Assert.Equal(60, ids.Count);
        Assert.Equal(60, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_hit_shows_where_the_words_are()
    {
        var hit = (await JsonAsync("/v1/search?q=%22binding%20treaty%22&limit=1")).GetProperty("hits")[0];
        var fragment = hit.GetProperty("fragments")[0];
        var match = fragment.GetProperty("matches")[0];
        var (start, from) = (fragment.GetProperty("start").GetInt32(), match.GetProperty("start").GetInt32());
        Assert.StartsWith("binding", fragment.GetProperty("text").GetString()![(from - start)..]);
    }

    [Fact]
    public async Task A_text_is_split_and_each_passage_judged_with_its_terms()
    {
        var response = await house.Client.PostAsJsonAsync("/v1/score", new { text = House.States + "\n\n" + House.Shared });
        var passages = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("passages").EnumerateArray().ToArray();
        Assert.Equal(["multilateral", "multistakeholder"], passages.Select(passage => passage.GetProperty("label").GetString()));
        Assert.All(passages, passage => Assert.NotEmpty(passage.GetProperty("terms").EnumerateArray()));
    }

    [Fact]
    public async Task Passages_keep_the_ids_they_came_with()
    {
        var response = await house.Client.PostAsJsonAsync("/v1/score", new { passages = new[] { new { id = "a", text = House.States }, new { id = "b", text = "Bread is dear." } } });
        var passages = (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("passages").EnumerateArray().ToArray();
        Assert.Equal(["a", "b"], passages.Select(passage => passage.GetProperty("id").GetString()));
        Assert.Equal("none", passages[1].GetProperty("label").GetString());
    }

    [Theory]
    [InlineData("GET", "/v1/documents/test:nothing", null, 404, "unknown_document")]
    [InlineData("GET", "/v1/trends?country=XYZ", null, 400, "unknown_country")]
    [InlineData("GET", "/v1/trends?from=soon", null, 400, "bad_date")]
    [InlineData("GET", "/v1/trends?from=2014&to=2010", null, 400, "bad_date")]
    [InlineData("GET", "/v1/trends.csv?by=fortnight", null, 400, "bad_period")]
    [InlineData("GET", "/v1/search", null, 400, "empty_query")]
    [InlineData("GET", "/v1/search?q=a&limit=1000", null, 400, "bad_limit")]
    [InlineData("GET", "/v1/search?q=a&limit=many", null, 400, "bad_request")]
    [InlineData("GET", "/v1/search?q=a&cursor=stolen", null, 400, "bad_cursor")]
    [InlineData("GET", "/v1/nothing", null, 404, "not_found")]
    [InlineData("DELETE", "/v1/trends", null, 405, "method_not_allowed")]
    [InlineData("GET", "/v1/trends?model=linear-99", null, 404, "unknown_model")]
    [InlineData("GET", "/v1/models/linear-99", null, 404, "unknown_model")]
    [InlineData("GET", "/v1/models/linear-99/card", null, 404, "unknown_model")]
    [InlineData("GET", "/v1/models/compare?a=linear-3", null, 400, "bad_request")]
    [InlineData("GET", "/v1/models/compare?a=linear-3&b=linear-99&test=authored", null, 404, "unknown_model")]
    [InlineData("GET", "/v1/models/compare?a=linear-3&b=linear-3&test=../authored", null, 404, "unknown_set")]
    [InlineData("POST", "/v1/models/linear-3/promote", "{}", 409, "already_in_use")]
    [InlineData("POST", "/v1/models/linear-99/promote", "{}", 404, "unknown_model")]
    [InlineData("POST", "/v1/models/linear-99/promote", "{\"override\":true}", 400, "missing_reason")]
    [InlineData("POST", "/v1/models/rollback", "{}", 409, "nothing_to_roll_back")]
    [InlineData("POST", "/v1/models/train", "{}", 400, "bad_request")]
    [InlineData("POST", "/v1/models/train", "{\"labels\":[\"nobody\"]}", 404, "unknown_set")]
    [InlineData("POST", "/v1/models/train", "{\"labels\":[\"../labelled/authored\"]}", 404, "unknown_set")]
    [InlineData("POST", "/v1/models/train", "{\"labels\":[\"authored\"],\"base\":\"linear-99\"}", 404, "unknown_model")]
    [InlineData("POST", "/v1/models/train", "{\"jsonl\":\"{\\\"text\\\":\\\"a\\\",\\\"label\\\":\\\"b\\\"}\"}", 422, "bad_rows")]
    [InlineData("POST", "/v1/models/train", "{\"jsonl\":\"{\\\"text\\\":\\\"a\\\",\\\"label\\\":\\\"none\\\"}\"}", 422, "too_few_labels")]
    [InlineData("GET", "/v1/jobs/999999", null, 404, "unknown_job")]
    [InlineData("DELETE", "/v1/jobs/999999", null, 404, "unknown_job")]
    [InlineData("POST", "/v1/score", "{\"text\":", 400, "bad_request")]
    [InlineData("POST", "/v1/score", "{}", 400, "bad_request")]
    [InlineData("POST", "/v1/score", "{\"text\":\" \"}", 400, "empty_text")]
    [InlineData("POST", "/v1/score", "{\"passages\":[{\"id\":\"1\"}]}", 400, "empty_text")]
    [InlineData("POST", "/v1/score", "{\"passages\":[null]}", 400, "empty_text")]
    public async Task Every_error_is_a_problem_with_a_code(string method, string address, string? body, int status, string code)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (body is not null)
            request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        var response = await house.Client.SendAsync(request);
        await AssertProblemAsync(response, status, code);
    }

    [Fact]
    public async Task A_body_of_another_type_is_refused()
    {
        var response = await house.Client.PostAsync("/v1/score", new StringContent("hello", Encoding.UTF8, "text/plain"));
        await AssertProblemAsync(response, 415, "unsupported_media_type");
    }

    [Fact]
    public async Task A_text_beyond_the_limit_is_refused()
    {
        var response = await house.Client.PostAsJsonAsync("/v1/score", new { text = new string('a', 500_001) });
        await AssertProblemAsync(response, 413, "text_too_long");
    }

    [Fact]
    public async Task The_models_and_countries_are_listed()
    {
        var models = await JsonAsync("/v1/models");
        Assert.Contains(models.GetProperty("models").EnumerateArray(), model => model.GetProperty("id").GetString() == models.GetProperty("current").GetString());
        var countries = (await JsonAsync("/v1/countries")).EnumerateArray().Select(country => country.GetProperty("code").GetString());
        Assert.Equal(["CHN", "FRA", "USA"], countries);
    }

    [Fact]
    public async Task The_process_says_that_it_is_well() => Assert.Equal("ok", (await JsonAsync("/healthz")).GetProperty("status").GetString());

    private static async Task AssertProblemAsync(HttpResponseMessage response, int status, string code)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((HttpStatusCode)status, response.StatusCode);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(code, problem.GetProperty("code").GetString());
        Assert.Equal("/docs/errors#" + code, problem.GetProperty("type").GetString());
        Assert.NotEmpty(problem.GetProperty("title").GetString()!);
        Assert.StartsWith("/", problem.GetProperty("instance").GetString());
    }

    private async Task<JsonElement> JsonAsync(string address)
    {
        var response = await house.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }
}
