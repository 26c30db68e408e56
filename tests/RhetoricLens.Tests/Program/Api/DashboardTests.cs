using System.Collections.Frozen;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Hangfire;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using RhetoricLens.Api;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Api;

/// <summary>Hangfire's page: not there, or for whoever has a key.</summary>
public sealed class DashboardTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly Workspace _workspace;

    public DashboardTests() => _workspace = Workspace.Open(_folder.Path).Value;

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task It_is_not_there_unless_asked_for()
    {
        var (app, client) = await ListenAsync(dashboard: false);
        await using var _ = app;
        client.DefaultRequestHeaders.Add("X-Api-Key", _workspace.Store.Keys.Add("admin").Value);
        Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync("/hangfire")).StatusCode);
    }

    [Theory]
    [InlineData("GET", "/hangfire")]
    [InlineData("GET", "/hangfire/")]
    [InlineData("GET", "/HANGFIRE/jobs/processing")]
    [InlineData("GET", "/hangfire/js1")]
    [InlineData("POST", "/hangfire/stats")]
    [InlineData("POST", "/hangfire/recurring/trigger")]
    public async Task Nobody_sees_it_without_a_key_on_this_machine_or_behind_a_proxy(string method, string address)
    {
        var (app, client) = await ListenAsync(dashboard: true);
        await using var _ = app;
        foreach (var wrong in new[] { null, "Bearer nonsense", "Basic " + Convert.ToBase64String("admin:nonsense"u8.ToArray()), "Basic ????" })
        {
            using var request = new HttpRequestMessage(new HttpMethod(method), address);
            request.Headers.TryAddWithoutValidation("X-Forwarded-For", "203.0.113.7");
            if (wrong is not null)
                request.Headers.TryAddWithoutValidation("Authorization", wrong);
            using var response = await client.SendAsync(request);
            Assert.Equal(HttpStatusCode.Unauthorized, response.StatusCode);
            Assert.Equal("Basic", response.Headers.WwwAuthenticate.Single().Scheme);
        }
    }

    [Fact]
    public async Task With_a_key_as_the_password_it_names_jobs_readably_and_changes_nothing()
    {
        var key = _workspace.Store.Keys.Add("admin").Value;
        var (app, client) = await ListenAsync(dashboard: true);
        await using var _ = app;
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes("anybody:" + key)));
        var work = _workspace.Store.Work.Enqueue(WorkKind.Crawl, "later", "est-mfa", DateTimeOffset.UtcNow.AddDays(1));
        app.Services.GetRequiredService<IBackgroundJobClient>().Schedule<WorkJob>(job => job.Run(work.Id, CancellationToken.None), TimeSpan.FromDays(1));
        var page = await client.GetStringAsync("/hangfire/jobs/scheduled");
        Assert.Contains($"job {work.Id}: crawl est-mfa", page, StringComparison.Ordinal);
        Assert.DoesNotContain("data-url=\"/hangfire/jobs/scheduled/delete\"", page, StringComparison.Ordinal);
        using var trigger = await client.PostAsync("/hangfire/recurring/trigger", new FormUrlEncodedContent([new("jobs[]", "tick")]));
        Assert.True((int)trigger.StatusCode >= 400, trigger.StatusCode.ToString());
    }

    private async Task<(WebApplication App, HttpClient Client)> ListenAsync(bool dashboard)
    {
        var serve = new ServeSettings(House.FreePort()) { Dashboard = dashboard };
        var app = WebHost.Build(_workspace, FetchSettings.Default, FrozenSet<string>.Empty, serve);
        Assert.Null(await app.TryStartAsync(serve.Port, CancellationToken.None));
        return (app, new HttpClient { BaseAddress = new Uri($"http://127.0.0.1:{serve.Port}") });
    }
}
