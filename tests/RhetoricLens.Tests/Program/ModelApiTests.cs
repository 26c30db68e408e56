using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Documents.Work;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class ModelApiTests(House house) : IClassFixture<House>
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task A_model_is_trained_promoted_and_rolled_back_over_the_api_while_the_server_answers()
    {
        var before = await TrendAsync("");
        var job = await TrainAsync(new { jsonl = SmallLabels.Jsonl(), notes = "Written for the test." });
        Assert.Equal(("succeeded", "register", 1), (Text(job, "state"), Text(job, "phase"), job.GetProperty("attempts").GetInt32()));
        var id = Text(job, "result");
        var model = await JsonAsync(HttpMethod.Get, $"/v1/models/{id}", null, HttpStatusCode.OK);
        Assert.Equal(("candidate", 80), (Text(model, "state"), model.GetProperty("labelledRows").GetInt32()));
        Assert.Contains("Written for the test.", await house.Client.GetStringAsync($"/v1/models/{id}/card"), StringComparison.Ordinal);

        Freeze();
        var compared = await JsonAsync(HttpMethod.Get, $"/v1/models/compare?a=linear-3&b={id}", null, HttpStatusCode.OK);
        Assert.True(compared.GetProperty("difference").GetDouble() > 0);
        Assert.Equal(80, new[] { "bothRight", "onlyA", "onlyB", "neitherRight" }.Sum(count => compared.GetProperty(count).GetInt32()));

        var promoted = await JsonAsync(HttpMethod.Post, $"/v1/models/{id}/promote", new { reason = "better" }, HttpStatusCode.OK);
        Assert.Equal(("linear-3", id), (Text(promoted, "from"), Text(promoted, "to")));
        Assert.True(promoted.GetProperty("gate").GetProperty("passes").GetBoolean());
        Assert.Equal(80, promoted.GetProperty("gate").GetProperty("documents").GetInt32());
        var rescored = await EndOfAsync(Text(promoted, "rescoring"));
        Assert.Equal(("succeeded", "rescore", id), (Text(rescored, "state"), Text(rescored, "kind"), Text(rescored, "result")));
        Assert.Equal(61, rescored.GetProperty("done").GetInt32());
        Assert.Equal(id, (await TrendAsync("")).Model);
        Assert.Equal(before, await TrendAsync("&model=linear-3"));

        var back = await JsonAsync(HttpMethod.Post, "/v1/models/rollback", new { reason = "enough" }, HttpStatusCode.OK);
        Assert.Equal(("linear-3", "linear-3"), (Text(back, "to"), Text(back, "answering")));
        Assert.Equal(JsonValueKind.Null, back.GetProperty("rescoring").ValueKind);
        Assert.Equal(before, await TrendAsync(""));
        var history = (await JsonAsync(HttpMethod.Get, "/v1/models", null, HttpStatusCode.OK)).GetProperty("history").EnumerateArray().ToArray();
        Assert.Equal(["promotion", "rollback"], history.Select(change => Text(change, "kind")).TakeLast(2));
    }

    [Fact]
    public async Task A_refusal_comes_with_the_numbers_and_changes_nothing()
    {
        var rows = SmallLabels.Jsonl("wrong").Replace("\"label\":\"multilateral\"", "\"label\":\"x\"", StringComparison.Ordinal)
            .Replace("\"label\":\"multistakeholder\"", "\"label\":\"multilateral\"", StringComparison.Ordinal).Replace("\"label\":\"x\"", "\"label\":\"multistakeholder\"", StringComparison.Ordinal);
        var id = Text(await TrainAsync(new { jsonl = rows }), "result");
        Freeze();
        var refused = await JsonAsync(HttpMethod.Post, $"/v1/models/{id}/promote", new { }, HttpStatusCode.Conflict);
        Assert.Equal("gate_refused", Text(refused, "code"));
        Assert.True(refused.GetProperty("gate").GetProperty("low").GetDouble() < -0.01);
        Assert.False(refused.GetProperty("gate").GetProperty("passes").GetBoolean());
        Assert.NotEqual(id, Text(await JsonAsync(HttpMethod.Get, "/v1/models", null, HttpStatusCode.OK), "current"));
    }

    [Fact]
    public async Task Asking_twice_with_one_key_is_asking_once()
    {
        var rows = SmallLabels.Jsonl("twice");
        var first = await PostTrainAsync(new { jsonl = rows }, "my-key");
        Assert.Equal(first, await PostTrainAsync(new { jsonl = rows }, "my-key"));
        await EndOfAsync(first);
        Assert.Equal(first, await PostTrainAsync(new { jsonl = rows }, "my-key"));
    }

    [Fact]
    public async Task A_job_can_be_called_off_once()
    {
        // Due tomorrow, so that no worker takes it meanwhile.
        var work = house.Workspace.Store.Work.Enqueue(WorkKind.Train, "later", "later", DateTimeOffset.UtcNow.AddDays(1));
        var called = await JsonAsync(HttpMethod.Delete, $"/v1/jobs/{work.Id}", null, HttpStatusCode.OK);
        Assert.Equal("canceled", Text(called, "state"));
        Assert.Equal("job_ended", Text(await JsonAsync(HttpMethod.Delete, $"/v1/jobs/{work.Id}", null, HttpStatusCode.Conflict), "code"));
        Assert.Contains((await JsonAsync(HttpMethod.Get, "/v1/jobs", null, HttpStatusCode.OK)).EnumerateArray(), job => job.GetProperty("id").GetInt64() == work.Id);
    }

    [Fact]
    public async Task A_form_of_another_site_cannot_change_the_model_in_use()
    {
        foreach (var address in new[] { "/v1/models/rollback", "/v1/models/linear-3/promote", "/v1/models/train" })
        {
            var response = await house.Client.PostAsync(address, new StringContent("{}", System.Text.Encoding.UTF8, "text/plain"));
            Assert.Equal(HttpStatusCode.UnsupportedMediaType, response.StatusCode);
        }
    }

    private void Freeze()
    {
        using var rows = new StringReader(SmallLabels.Jsonl("test"));
        Assert.True(house.Workspace.Registry.Freeze(LabelledSetReader.Read(rows, "test.jsonl")).IsOk);
    }

    private async Task<JsonElement> TrainAsync(object request) => await EndOfAsync(await PostTrainAsync(request, null));

    private async Task<string> PostTrainAsync(object request, string? key)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/v1/models/train") { Content = JsonContent.Create(request) };
        if (key is not null)
            message.Headers.Add("Idempotency-Key", key);
        var response = await house.Client.SendAsync(message);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        return response.Headers.Location!.ToString();
    }

    private async Task<JsonElement> EndOfAsync(string address)
    {
        using var patience = new CancellationTokenSource(Patience);
        while (true)
        {
            var job = await JsonAsync(HttpMethod.Get, address, null, HttpStatusCode.OK);
            if (Text(job, "state") is not ("queued" or "running"))
                return job;
            await Task.Delay(LookEvery, patience.Token);
        }
    }

    private async Task<(string Model, string Points)> TrendAsync(string more)
    {
        var trend = await JsonAsync(HttpMethod.Get, "/v1/trends?by=5y" + more, null, HttpStatusCode.OK);
        return (Text(trend, "model"), trend.GetProperty("points").GetRawText());
    }

    private async Task<JsonElement> JsonAsync(HttpMethod method, string address, object? body, HttpStatusCode status)
    {
        using var message = new HttpRequestMessage(method, address) { Content = body is null ? null : JsonContent.Create(body) };
        var response = await house.Client.SendAsync(message);
        Assert.True(response.StatusCode == status, $"{address}: {await response.Content.ReadAsStringAsync()}");
        return await response.Content.ReadFromJsonAsync<JsonElement>();
    }

    private static string Text(JsonElement json, string property) => json.GetProperty(property).GetString()!;
}
