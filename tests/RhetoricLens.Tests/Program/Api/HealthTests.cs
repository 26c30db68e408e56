using System.Collections.Frozen;
using System.Net;
using System.Text.Json;
using RhetoricLens.Api;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>What the process says of itself to those who look after it.</summary>
public sealed class HealthTests : IDisposable
{
    private readonly Library _library = new();

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task A_server_that_can_work_is_ready_and_says_what_it_looked_at()
    {
        new Pipeline(_library.Workspace).Index(CancellationToken.None);
        var (status, body) = await AskAsync(new ServeSettings(House.FreePort()));
        Assert.Equal((HttpStatusCode.OK, "ready"), (status, body.GetProperty("status").GetString()));
        var checks = body.GetProperty("checks").EnumerateObject().ToDictionary(check => check.Name, check => check.Value);
        Assert.Equal(["database", "disk", "index", "models", "queue"], checks.Keys.Order());
        Assert.Equal(0, checks["index"].GetProperty("data").GetProperty("lag").GetInt64());
        Assert.Equal(0, checks["queue"].GetProperty("data").GetProperty("waiting").GetInt64());
    }

    [Fact]
    public async Task Documents_that_no_index_holds_make_it_unready()
    {
        var (status, body) = await AskAsync(new ServeSettings(House.FreePort()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("failed", body.GetProperty("checks").GetProperty("index").GetProperty("status").GetString());
        Assert.Equal(2, body.GetProperty("checks").GetProperty("index").GetProperty("data").GetProperty("lag").GetInt64());
    }

    [Fact]
    public async Task A_full_disk_makes_it_unready()
    {
        var (status, body) = await AskAsync(new ServeSettings(House.FreePort()) { MinFreeDiskMiB = int.MaxValue });
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Equal("failed", body.GetProperty("checks").GetProperty("disk").GetProperty("status").GetString());
    }

    [Fact]
    public async Task One_changed_byte_in_the_model_in_use_makes_it_unready()
    {
        _library.Promote();
        Assert.Null(_library.Workspace.FollowRegistry());
        var file = Path.Combine(_library.Folder, "models", "linear-4", "model.zip");
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[bytes.Length / 2] ^= 1;
        await File.WriteAllBytesAsync(file, bytes);
        var (status, body) = await AskAsync(new ServeSettings(House.FreePort()));
        Assert.Equal(HttpStatusCode.ServiceUnavailable, status);
        Assert.Contains("SHA-256", body.GetProperty("checks").GetProperty("models").GetProperty("message").GetString());
    }

    [Fact]
    public async Task Work_that_waits_is_counted()
    {
        _library.Workspace.Store.Work.Enqueue(WorkKind.Crawl, "a", "nobody", DateTimeOffset.UtcNow.AddHours(-2));
        var (_, body) = await AskAsync(new ServeSettings(House.FreePort()));
        var queue = body.GetProperty("checks").GetProperty("queue");
        Assert.Equal(("degraded", 1), (queue.GetProperty("status").GetString(), queue.GetProperty("data").GetProperty("waiting").GetInt32()));
        Assert.InRange(queue.GetProperty("data").GetProperty("oldestSeconds").GetInt32(), 7200, 7300);
    }

    [Fact]
    public async Task Where_reading_needs_a_key_whoever_has_none_learns_the_status_alone()
    {
        new Pipeline(_library.Workspace).Index(CancellationToken.None);
        var key = _library.Workspace.Store.Keys.Add("keeper").Value;
        var serve = new ServeSettings(House.FreePort()) { ReadKey = true };
        var (status, body) = await AskAsync(serve);
        Assert.Equal((HttpStatusCode.OK, "ready", 0), (status, body.GetProperty("status").GetString(), body.GetProperty("checks").EnumerateObject().Count()));
        var (_, live) = await AskAsync(serve, "/healthz");
        Assert.Equal(JsonValueKind.Null, live.GetProperty("documents").ValueKind);
        var (_, whole) = await AskAsync(serve, "/readyz", key);
        Assert.Equal(5, whole.GetProperty("checks").EnumerateObject().Count());
    }

    /// <summary>The workers are not started, so that what waits goes on waiting.</summary>
    private async Task<(HttpStatusCode Status, JsonElement Body)> AskAsync(ServeSettings serve, string path = "/readyz", string? key = null)
    {
        await using var app = WebHost.Build(_library.Workspace, FetchSettings.Default, FrozenSet<string>.Empty, serve);
        Assert.Null(await app.TryListenAsync(serve.Port, "--port", CancellationToken.None));
        using var client = new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{serve.Port}") };
        if (key is not null)
            client.DefaultRequestHeaders.Add("X-Api-Key", key);
        using var answer = await client.GetAsync(path);
        return (answer.StatusCode, JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement);
    }
}
