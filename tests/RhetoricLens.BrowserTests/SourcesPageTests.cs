using System.Text.RegularExpressions;
using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>From an address to a crawl on a schedule, in the browser.</summary>
[Collection(Browsing.Name)]
public sealed class SourcesPageTests(Chromium chromium, EmptyProgram program) : IClassFixture<EmptyProgram>
{
    private static readonly LocatorAssertionsToBeVisibleOptions Long = new() { Timeout = 60_000 };

    [BrowserFact]
    public async Task A_site_is_checked_kept_scheduled_in_words_and_crawled_with_reasons()
    {
        await using var site = await MinistrySite.StartAsync(8, TimeSpan.FromMilliseconds(400));
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync("/sources");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a source" }).First.ClickAsync();
        await HeadingAsync(watched, "Add a source");
        await page.GetByLabel("Address of a start page").FillAsync(site.Address);
        await page.GetByText("Rules: id, hosts").ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync(EmptyProgram.Home);
        await page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sample")).ToBeVisibleAsync(Long);
        var check = await page.Locator(".check").InnerTextAsync();
        Assert.Contains("robots.txt", check, StringComparison.Ordinal);
        Assert.Contains("10 links", check, StringComparison.Ordinal);
        Assert.Contains("of the minister", await page.Locator(".sample").InnerTextAsync(), StringComparison.Ordinal);
        Assert.Empty(await watched.ViolationsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep the source" }).ClickAsync();

        await HeadingAsync(watched, "127.0.0.1");
        await page.GetByLabel("In words").FillAsync("every Monday 06:00, Asia/Shanghai");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the words" }).ClickAsync();
        await Assertions.Expect(page.Locator(".sentence")).ToHaveTextAsync("every Monday 06:00, Asia/Shanghai");
        await Assertions.Expect(page.GetByLabel("cron")).ToHaveValueAsync("0 6 * * 1");
        await Assertions.Expect(page.Locator(".coming li")).ToHaveCountAsync(5);
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the schedule" }).ClickAsync();
        await Assertions.Expect(page.GetByText("It is crawled every Monday 06:00, Asia/Shanghai.")).ToBeVisibleAsync();

        await page.GetByRole(AriaRole.Button, new() { Name = "Crawl now" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Crawl under way" })).ToBeVisibleAsync(Long);
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Crawl under way" })).ToBeHiddenAsync(new() { Timeout = 60_000 });
        await page.ReloadAsync();
        await Assertions.Expect(page.GetByText("8 new documents")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "forbidden by robots.txt 1" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Disallow: /speeches/private")).ToBeVisibleAsync();
        Assert.Contains("outcome=Robots", page.Url, StringComparison.Ordinal);
        Assert.Empty(await watched.ViolationsAsync());
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task An_address_of_this_machine_is_refused_and_the_page_says_why()
    {
        await using var site = await MinistrySite.StartAsync(1, TimeSpan.Zero);
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync("/sources/new");
        await watched.Page.GetByLabel("Address of a start page").FillAsync(site.Address);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator(".check")).ToContainTextAsync("--loopback-sources 127-0-0-1");
        await Assertions.Expect(watched.Page.Locator(".check")).ToContainTextAsync("stops here");
        Assert.Equal(0, await watched.Page.Locator(".sample").CountAsync());
    }

    [BrowserFact]
    public async Task A_fault_in_the_rules_stands_at_its_field()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync("/sources/new");
        await watched.Page.GetByLabel("Address of a start page").FillAsync("https://www.example.org/news/");
        await watched.Page.GetByText("Rules: id, hosts").ClickAsync();
        await watched.Page.GetByLabel("Only paths that begin so").FillAsync("news");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Check" }).ClickAsync();
        await Assertions.Expect(watched.Page.Locator("label", new() { HasText = "Only paths that begin so" }).Locator(".problem")).ToContainTextAsync("does not begin with a slash");
    }

    [BrowserFact]
    public async Task A_source_of_the_catalogue_is_added_and_its_schedule_changed_by_choices()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync("/sources");
        await page.GetByLabel("Name, host, institution").FillAsync("NTIA speeches");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("/sources[?]q=NTIA", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await page.GetByRole(AriaRole.Button, new() { Name = "Add: NTIA" }).ClickAsync();
        await HeadingAsync(watched, "NTIA speeches and testimony");
        await page.GetByText("Change the schedule").ClickAsync();
        await page.Locator(".schedule fieldset select").First.SelectOptionAsync("Month");
        await Assertions.Expect(page.GetByLabel("cron")).ToHaveValueAsync("0 6 1 * *");
        await page.GetByLabel("cron").FillAsync("15 4 * * 2,5");
        await page.GetByLabel("cron").BlurAsync();
        await Assertions.Expect(page.Locator(".sentence")).ToHaveTextAsync("every Tuesday and Friday 04:15, America/New_York");
        await page.GetByLabel("In words").FillAsync("every fortnight");
        await page.GetByRole(AriaRole.Button, new() { Name = "Read the words" }).ClickAsync();
        await Assertions.Expect(page.Locator(".problem")).ToContainTextAsync("\"fortnight\" is not understood");
        Assert.Empty(watched.Wrongs);
    }

    private static async Task HeadingAsync(WatchedPage watched, string heading)
    {
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync(heading, new() { Timeout = 30_000 });
        await watched.LiveAsync();
    }
}
