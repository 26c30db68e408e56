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
    public async Task A_browser_without_a_key_is_led_to_the_page_to_sign_in_on_and_back()
    {
        _workspace.Store.Keys.Add("reader");
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { ReadKey = true }, follow: false);
        await using var _ = app;
        using var asked = new HttpRequestMessage(HttpMethod.Get, "/trends?country=CHN");
        asked.Headers.Accept.ParseAdd("text/html");
        using var led = await client.SendAsync(asked);
        Assert.Equal("/sign-in?to=%2Ftrends%3Fcountry%3DCHN", led.Headers.Location!.OriginalString);
        using var page = await client.GetAsync(led.Headers.Location);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
    }

    [Theory]
    [InlineData("/trends?country=CHN", "/trends?country=CHN")]
    [InlineData("//elsewhere.example/", "/")]
    [InlineData("/\\elsewhere.example", "/")]
    [InlineData("https://elsewhere.example/", "/")]
    public async Task A_key_that_was_signed_in_with_is_kept_in_a_cookie_and_leads_to_no_other_site(string to, string led)
    {
        var key = _workspace.Store.Keys.Add("reader").Value;
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { ReadKey = true }, follow: false);
        await using var _ = app;
        using var answer = await client.PostAsync("/session", new FormUrlEncodedContent([new("key", key), new("to", to)]));
        Assert.Equal(led, answer.Headers.Location!.OriginalString);
        var cookie = answer.Headers.GetValues("Set-Cookie").Single();
        Assert.Contains("httponly", cookie);
        Assert.Contains("samesite=strict", cookie);
        client.DefaultRequestHeaders.Add("Cookie", cookie.Split(';')[0]);
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/v1/sources")).StatusCode);
        _workspace.Store.Keys.Revoke("reader");
        await ConventionsTests.ProblemAsync(await client.GetAsync("/v1/sources"), 401, "bad_key");
    }

    [Fact]
    public async Task A_key_that_is_wrong_is_said_to_be_and_not_kept()
    {
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()) { ReadKey = true }, follow: false);
        await using var _ = app;
        using var answer = await client.PostAsync("/session", new FormUrlEncodedContent([new("key", "no-such-key"), new("to", "/")]));
        Assert.Contains("wrong=true", answer.Headers.Location!.OriginalString);
        Assert.False(answer.Headers.Contains("Set-Cookie"));
    }

    [Fact]
    public async Task A_page_of_another_site_opens_no_connection_to_the_pages_here()
    {
        var (app, client) = await ListenAsync(new ServeSettings(House.FreePort()));
        await using var _ = app;
        using var socket = new HttpRequestMessage(HttpMethod.Get, "/_blazor?id=x");
        socket.Headers.Add("Origin", "https://elsewhere.example");
        using var answer = await client.SendAsync(socket);
        await ConventionsTests.ProblemAsync(answer, 403, "cross_site");
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

    private async Task<(WebApplication App, HttpClient Client)> ListenAsync(ServeSettings settings, bool follow = true)
    {
        var app = WebHost.Build(_workspace, FetchSettings.Default, FrozenSet<string>.Empty, settings);
        Assert.Null(await app.TryStartAsync(settings.Port, CancellationToken.None));
        return (app, new HttpClient(new HttpClientHandler { AllowAutoRedirect = follow, UseCookies = false }) { BaseAddress = new Uri($"http://127.0.0.1:{settings.Port}") });
    }
}
