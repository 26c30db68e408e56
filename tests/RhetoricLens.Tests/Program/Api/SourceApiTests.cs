using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

public sealed class SourceApiTests(House house) : IClassFixture<House>
{
    private static string Source(string id, string more = "") => $$"""
        {"id":"{{id}}","name":"News","country":"EST","institution":"MFA","start":["http://127.0.0.1:9/news"],"languages":["en"],
         "scope":{"hosts":["127.0.0.1:9"],"maxDepth":2,"maxPages":10}{{more}}}
        """;

    [Fact]
    public async Task A_source_is_registered_read_replaced_and_taken_away()
    {
        using var created = await SendAsync(HttpMethod.Post, "/v1/sources", Source("one"));
        Assert.Equal((HttpStatusCode.Created, "/v1/sources/one"), (created.StatusCode, created.Headers.Location?.ToString()));
        using var replaced = await SendAsync(HttpMethod.Put, "/v1/sources/one", Source("one", ",\"note\":\"changed\""));
        Assert.Equal("changed", (await replaced.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("note").GetString());
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, "/v1/sources", Source("one")), 409, "source_exists");
        Assert.Equal(HttpStatusCode.NoContent, (await house.Client.DeleteAsync("/v1/sources/one")).StatusCode);
        await ConventionsTests.ProblemAsync(await house.Client.GetAsync("/v1/sources/one"), 404, "unknown_source");
    }

    [Fact]
    public async Task Each_fault_of_a_source_is_pointed_at()
    {
        var body = """{"id":"Bad Id","name":"News","institution":"MFA","start":["ftp://x"],"languages":["en"],"scope":{"hosts":["x"],"maxDepth":99,"maxPages":10},"colour":"red"}""";
        var problem = await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, "/v1/sources", body), 422, "bad_source");
        var pointers = problem.GetProperty("errors").EnumerateArray().Select(fault => fault.GetProperty("pointer").GetString()).ToArray();
        Assert.Equal(["/colour", "/id", "/scope/maxDepth", "/start"], pointers.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task A_schedule_shows_its_next_five_times_and_can_be_paused()
    {
        (await SendAsync(HttpMethod.Post, "/v1/sources", Source("timed"))).Dispose();
        using var set = await SendAsync(HttpMethod.Put, "/v1/schedules/timed", """{"cron":"0 6 * * 1","timeZone":"Europe/Tallinn"}""");
        var schedule = await set.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(5, schedule.GetProperty("next").GetArrayLength());
        Assert.Equal(schedule.GetProperty("next")[0].GetDateTimeOffset(), schedule.GetProperty("nextCrawl").GetDateTimeOffset());
        using var paused = await SendAsync(HttpMethod.Put, "/v1/schedules/timed", """{"paused":true}""");
        var later = await paused.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal((true, JsonValueKind.Null), (later.GetProperty("paused").GetBoolean(), later.GetProperty("nextCrawl").ValueKind));
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Put, "/v1/schedules/timed", """{"cron":"every day"}"""), 422, "bad_cron");
        using var words = await SendAsync(HttpMethod.Put, "/v1/schedules/timed", """{"words":"every Friday 18:30, Asia/Shanghai"}""");
        schedule = await words.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(("30 18 * * 5", "Asia/Shanghai"), (schedule.GetProperty("cron").GetString(), schedule.GetProperty("timeZone").GetString()));
        Assert.StartsWith("every Friday", schedule.GetProperty("words").GetString());
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Put, "/v1/schedules/timed", """{"words":"now and then"}"""), 422, "bad_schedule_words");
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Put, "/v1/schedules/timed", """{"words":"every day 05:00","cron":"0 5 * * *"}"""), 400, "bad_request");
        Assert.Equal(HttpStatusCode.NoContent, (await house.Client.DeleteAsync("/v1/schedules/timed")).StatusCode);
        await ConventionsTests.ProblemAsync(await house.Client.GetAsync("/v1/schedules/timed"), 404, "unknown_schedule");
    }

    [Fact]
    public async Task A_crawl_that_is_asked_for_twice_under_one_key_is_one_job_and_can_be_called_off_and_asked_for_again()
    {
        (await SendAsync(HttpMethod.Post, "/v1/sources", Source("asked"))).Dispose();
        var (first, second) = (await CrawlAsync("asked"), await CrawlAsync("asked"));
        Assert.Equal(first, second);
        using var cancelled = await house.Client.DeleteAsync(first);
        if (cancelled.StatusCode == HttpStatusCode.OK)
        {
            using var again = await SendAsync(HttpMethod.Post, first + "/retry", "");
            Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
            Assert.NotEqual(first, again.Headers.Location!.ToString());
        }
        var jobs = await house.Client.GetFromJsonAsync<JsonElement>("/v1/jobs?kind=crawl");
        Assert.All(jobs.EnumerateArray(), job => Assert.Equal("crawl", job.GetProperty("kind").GetString()));
    }

    [Fact]
    public async Task A_job_is_paused_resumed_called_off_and_run_again()
    {
        // Nothing to do until tomorrow, so that no worker takes it.
        var id = house.Workspace.Store.Work.Enqueue(RhetoricLens.Documents.Work.WorkKind.Index, "later", "all", DateTimeOffset.UtcNow.AddDays(1)).Id;
        Assert.Equal("paused", await StateAsync($"/v1/jobs/{id}/pause"));
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, $"/v1/jobs/{id}/pause", ""), 409, "job_ended");
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, $"/v1/jobs/{id}/rerun", ""), 409, "job_open");
        Assert.True(await StateAsync($"/v1/jobs/{id}/resume") is "queued" or "running" or "skipped");
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, $"/v1/jobs/{id}/resume", ""), 409, "job_not_paused");
        (await SendAsync(HttpMethod.Post, $"/v1/jobs/{id}/cancel", "")).Dispose();
        using var again = await SendAsync(HttpMethod.Post, $"/v1/jobs/{id}/rerun", "");
        Assert.Equal(HttpStatusCode.Accepted, again.StatusCode);
        Assert.NotEqual($"/v1/jobs/{id}", again.Headers.Location!.ToString());
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, "/v1/jobs/99999/pause", ""), 404, "unknown_job");
    }

    [Fact]
    public async Task A_schedule_is_paused_and_resumed()
    {
        (await SendAsync(HttpMethod.Post, "/v1/sources", Source("rests", ""","schedule":{"cron":"0 6 * * 1","timeZone":"Etc/UTC"},"enabled":true"""))).Dispose();
        using var paused = await SendAsync(HttpMethod.Post, "/v1/schedules/rests/pause", "");
        Assert.True((await paused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("paused").GetBoolean());
        using var resumed = await SendAsync(HttpMethod.Post, "/v1/schedules/rests/resume", "");
        Assert.NotEqual(JsonValueKind.Null, (await resumed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("nextCrawl").ValueKind);
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, "/v1/schedules/nowhere/pause", ""), 404, "unknown_source");
    }

    private async Task<string> StateAsync(string address)
    {
        using var response = await SendAsync(HttpMethod.Post, address, "");
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        return (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("state").GetString()!;
    }

    [Fact]
    public async Task A_source_that_is_not_there_cannot_be_crawled() =>
        await ConventionsTests.ProblemAsync(await SendAsync(HttpMethod.Post, "/v1/sources/nowhere/crawls", ""), 404, "unknown_source");

    private async Task<string> CrawlAsync(string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/sources/{id}/crawls");
        request.Headers.Add("Idempotency-Key", "k");
        using var response = await house.Client.SendAsync(request);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, string body) =>
        house.Client.SendAsync(new HttpRequestMessage(method, address) { Content = new StringContent(body, Encoding.UTF8, "application/json") });
}
