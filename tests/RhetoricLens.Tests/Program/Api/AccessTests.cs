using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.AspNetCore.Builder;
using RhetoricLens.Api;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>Keys and rates.</summary>
public sealed class AccessTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public AccessTests() => _workspace = Workspace.Open(_folder.Path).Value;

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Writing_needs_a_key_where_keys_are_asked_for_and_reading_does_not()
    {
        var key = _workspace.Store.Keys.Add("notebook").Value;
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { RequireKey = true });
        await using var _ = app;
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/sources")).StatusCode);
        var refused = await client.DeleteAsync("/v1/sources/x");
        Assert.Equal("Bearer", refused.Headers.WwwAuthenticate.Single().Scheme);
        await ConventionsTests.ProblemAsync(refused, 401, "key_required");
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", key);
        await ConventionsTests.ProblemAsync(await client.DeleteAsync("/v1/sources/x"), 404, "unknown_source");
        _workspace.Store.Keys.Revoke("notebook");
        await ConventionsTests.ProblemAsync(await client.DeleteAsync("/v1/sources/x"), 401, "bad_key");
    }

    [Fact]
    public async Task Reading_needs_a_key_where_that_is_asked_for()
    {
        var key = _workspace.Store.Keys.Add("reader").Value;
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { ReadKey = true });
        await using var _ = app;
        await ConventionsTests.ProblemAsync(await client.GetAsync("/v1/sources"), 401, "key_required");
        client.DefaultRequestHeaders.Add("X-Api-Key", key);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/sources")).StatusCode);
    }

    [Fact]
    public async Task Beyond_the_rate_the_answer_says_how_long_to_wait()
    {
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { Rate = 2 });
        await using var _ = app;
        var first = await client.GetAsync("/v1/sources");
        Assert.Equal("\"default\";r=1;t=60", first.Headers.GetValues("RateLimit").Single());
        await client.GetAsync("/v1/sources");
        var refused = await client.GetAsync("/v1/sources");
        Assert.InRange(refused.Headers.RetryAfter!.Delta!.Value.TotalSeconds, 1, 60);
        await ConventionsTests.ProblemAsync(refused, 429, "rate_limited");
    }

    [Fact]
    public async Task A_name_that_a_proxy_passes_on_is_answered_and_then_writing_needs_a_key()
    {
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { Hosts = ["rhetoric.example.org"] });
        await using var _ = app;
        client.DefaultRequestHeaders.Host = "rhetoric.example.org";
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/sources")).StatusCode);
        await ConventionsTests.ProblemAsync(await client.DeleteAsync("/v1/sources/x"), 401, "key_required");
        client.DefaultRequestHeaders.Host = "other.example.org";
        await ConventionsTests.ProblemAsync(await client.GetAsync("/v1/sources"), 421, "unknown_host");
    }

    [Theory]
    [InlineData(true, HttpStatusCode.OK)]
    [InlineData(false, HttpStatusCode.TooManyRequests)]
    public async Task Rates_are_counted_for_the_clients_behind_a_proxy_that_is_trusted_and_for_no_other(bool trusted, HttpStatusCode second)
    {
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { Rate = 1, Proxies = [trusted ? IPAddress.Loopback : IPAddress.Parse("192.0.2.1")] });
        await using var _ = app;
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.1");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/sources")).StatusCode);
        client.DefaultRequestHeaders.Remove("X-Forwarded-For");
        client.DefaultRequestHeaders.Add("X-Forwarded-For", "198.51.100.2");
        Assert.Equal(second, (await client.GetAsync("/v1/sources")).StatusCode);
    }

    [Fact]
    public void A_key_is_kept_as_its_hash_alone()
    {
        var key = _workspace.Store.Keys.Add("one").Value;
        Assert.Equal("one", _workspace.Store.Keys.Find(key));
        Assert.Null(_workspace.Store.Keys.Find(key + "x"));
        Assert.Equal("key_exists", _workspace.Store.Keys.Add("one").Problem!.Code);
        Assert.DoesNotContain(key, string.Concat(Directory.EnumerateFiles(_folder.Path).Select(file => System.Text.Encoding.Latin1.GetString(ReadShared(file)))));
    }

    [Fact]
    public async Task The_program_does_not_listen_beyond_this_machine_without_a_key()
    {
        using var folder = new TempFolder();
        var result = await Cli.RunAsync("serve", "--listen", "0.0.0.0", "--data", folder.Path);
        Assert.Equal(1, result.Code);
        Assert.Contains("rhetoriclens keys add", result.Messages);
    }

    private static byte[] ReadShared(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        return memory.ToArray();
    }

    private async Task<(WebApplication App, HttpClient Client)> ListenAsync(ServeSettings settings)
    {
        var app = WebHost.Build(_workspace, FetchSettings.Default, FrozenSet<string>.Empty, settings);
        Assert.Null(await app.TryStartAsync(settings.Port, CancellationToken.None));
        return (app, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{settings.Port}") });
    }
}
