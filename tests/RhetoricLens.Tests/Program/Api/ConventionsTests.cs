using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RhetoricLens.Api;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>What holds for every route: errors, tags, methods, guards.</summary>
public sealed class ConventionsTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/v1/search?q=a&limit=abc", "limit", "\"abc\"")]
    [InlineData("/v1/crawls?limit=1e3", "limit", "\"1e3\"")]
    [InlineData("/v1/passages?minAxis=low", "minAxis", "\"low\"")]
    [InlineData("/v1/labels/suggestions?blind=perhaps", "blind", "\"perhaps\"")]
    public async Task A_parameter_of_the_wrong_kind_is_named(string address, string parameter, string value)
    {
        var problem = await ProblemAsync(await house.Client.GetAsync(address), 400, "bad_request");
        Assert.Equal(parameter, problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
        Assert.Contains(value, problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task A_fault_in_the_json_is_placed()
    {
        var body = new StringContent("""{"passages":[{"id":"a","text":5}]}""", Encoding.UTF8, "application/json");
        var problem = await ProblemAsync(await house.Client.PostAsync("/v1/score", body), 400, "bad_request");
        Assert.Equal("/passages/0/text", problem.GetProperty("errors")[0].GetProperty("pointer").GetString());
    }

    [Fact]
    public async Task A_body_beyond_the_limit_is_a_problem()
    {
        // A client that sends before it is told to may find the connection closed; this one waits for leave, and is refused.
        using var patient = new HttpClient(new SocketsHttpHandler { Expect100ContinueTimeout = TimeSpan.FromMinutes(1) });
        patient.DefaultRequestHeaders.ExpectContinue = true;
        using var body = new StringContent(new string(' ', 3_000_000), Encoding.UTF8, "application/json");
        await ProblemAsync(await patient.PostAsync(new Uri(house.Client.BaseAddress!, "/v1/score"), body), 413, "too_large");
    }

    [Fact]
    public async Task Head_answers_as_get_without_a_body()
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, "/v1/trends");
        using var response = await house.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.NotNull(response.Headers.ETag);
        Assert.Empty(await response.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Options_names_the_methods()
    {
        using var request = new HttpRequestMessage(HttpMethod.Options, "/v1/trends");
        using var response = await house.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NoContent, response.StatusCode);
        Assert.Contains("GET", response.Content.Headers.Allow);
    }

    [Theory]
    [InlineData("/v1/trends?by=year")]
    [InlineData("/v1/search?q=delegation")]
    [InlineData("/v1/countries")]
    [InlineData("/v1/documents")]
    [InlineData("/v1/passages.csv?limit=2")]
    [InlineData("/v1/models")]
    [InlineData("/v1/sources")]
    public async Task An_answer_that_the_client_has_is_not_sent_again(string address)
    {
        using var first = await house.Client.GetAsync(address);
        Assert.Equal(HttpStatusCode.OK, first.StatusCode);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.IfNoneMatch.Add(first.Headers.ETag!);
        using var second = await house.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.NotModified, second.StatusCode);
        Assert.Equal(first.Headers.ETag, second.Headers.ETag);
        Assert.Empty(await second.Content.ReadAsByteArrayAsync());
        Assert.Equal("Accept", first.Headers.Vary.Single());
        Assert.True(first.Headers.CacheControl!.NoCache);
    }

    [Fact]
    public async Task Another_question_and_another_form_have_another_tag()
    {
        var tags = new List<string>();
        foreach (var (address, accept) in new[] { ("/v1/documents?limit=1", "application/json"), ("/v1/documents?limit=2", "application/json"), ("/v1/documents?limit=1", "text/csv") })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.Accept.ParseAdd(accept);
            using var response = await house.Client.SendAsync(request);
            tags.Add(response.Headers.ETag!.Tag);
        }
        Assert.Equal(3, tags.Distinct().Count());
    }

    [Fact]
    public async Task A_page_of_another_site_can_change_nothing()
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/models/rollback") { Content = new StringContent("{}", Encoding.UTF8, "application/json") };
        request.Headers.Add("Origin", "https://evil.example");
        await ProblemAsync(await house.Client.SendAsync(request), 403, "cross_site");
    }

    [Fact]
    public async Task A_foreign_name_of_this_machine_is_not_answered()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/countries");
        request.Headers.Host = "evil.example";
        await ProblemAsync(await house.Client.SendAsync(request), 421, "unknown_host");
    }

    [Fact]
    public void Every_code_of_the_table_is_explained()
    {
        var guide = File.ReadAllText(Path.Combine(Repository.Root, "src", "RhetoricLens", "docs", "errors.md"));
        Assert.All(ErrorTable.OfRequests.Concat(ErrorTable.OfContents), code => Assert.Contains($"`{code.Code}`", guide));
    }

    internal static async Task<JsonElement> ProblemAsync(HttpResponseMessage response, int status, string code)
    {
        var problem = await response.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((status, code), ((int)response.StatusCode, problem.GetProperty("code").GetString()));
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem;
    }
}
