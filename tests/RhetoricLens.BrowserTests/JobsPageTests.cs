using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>Background work, seen and steered in the browser.</summary>
[Collection(Browsing.Name)]
public sealed class JobsPageTests(Chromium chromium, EmptyProgram program) : IClassFixture<EmptyProgram>
{
    private static readonly LocatorAssertionsToContainTextOptions Long = new() { Timeout = 60_000 };

    [BrowserFact]
    public async Task A_failed_job_says_why_and_retry_runs_it_again()
    {
        var job = await CrawlAsync(EmptyProgram.Down, $"http://127.0.0.1:{RunningProgram.FreePort()}/");
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync($"/jobs/{job}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("No address could be read", Long);
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Connection");
        await watched.GoAsync("/jobs?state=failed");
        await Assertions.Expect(page.Locator("table")).ToContainTextAsync("No address could be read");
        Assert.Empty(await watched.ViolationsAsync());
        await watched.GoAsync($"/jobs/{job}");
        await page.GetByRole(AriaRole.Button, new() { Name = "Retry" }).ClickAsync();
        await page.WaitForURLAsync($"**/jobs/*");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).Not.ToContainTextAsync($"Job {job}:");
        await Assertions.Expect(page.Locator("dl.facts")).ToContainTextAsync("as a repetition");
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task A_running_crawl_is_paused_resumed_and_called_off_only_after_a_second_yes()
    {
        await using var site = await MinistrySite.StartAsync(60, TimeSpan.FromMilliseconds(700));
        var job = await CrawlAsync(EmptyProgram.Slow, site.Address);
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync($"/jobs/{job}");
        await Assertions.Expect(page.Locator(".progress")).ToContainTextAsync("crawl", Long);
        await page.GetByRole(AriaRole.Button, new() { Name = "Pause" }).ClickAsync();
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("a person: it is paused");
        await page.GetByRole(AriaRole.Button, new() { Name = "Resume" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Pause" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Call off" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Pages that were read stay")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Yes, call off" }).ClickAsync();
        await Assertions.Expect(page.Locator(".badge").First).ToHaveTextAsync("called off");
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task An_export_that_is_done_can_be_downloaded_from_its_page()
    {
        using var client = new HttpClient { BaseAddress = program.Address };
        using var answer = await client.PostAsJsonAsync("/v1/exports", new { format = "csv" });
        var job = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync($"/jobs/{job}");
        var link = watched.Page.GetByRole(AriaRole.Link, new() { Name = "Download" });
        await Assertions.Expect(link).ToBeVisibleAsync(new() { Timeout = 60_000 });
        var download = await watched.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        Assert.EndsWith(".zip", download.SuggestedFilename, StringComparison.Ordinal);
    }

    private async Task<long> CrawlAsync(string id, string start)
    {
        using var client = new HttpClient { BaseAddress = program.Address };
        using var put = await client.PutAsJsonAsync($"/v1/sources/{id}", new
        {
            id, name = id, institution = "Test", start = new[] { start }, languages = new[] { "en" },
            scope = new { hosts = new[] { new Uri(start).Authority }, maxDepth = 2, maxPages = 100 },
        });
        put.EnsureSuccessStatusCode();
        using var asked = await client.PostAsync(new Uri($"/v1/sources/{id}/crawls", UriKind.Relative), null);
        return (await asked.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("id").GetInt64();
    }
}
