using System.Diagnostics;
using RhetoricLens.BrowserTests.Support;
using Xunit.Abstractions;

namespace RhetoricLens.BrowserTests;

/// <summary>
/// Users' jobs from start to end on real texts, with the clicks and seconds that they took. The third, from a labelled file to a model in use, is in <see cref="ModelsPageTests"/>.
/// </summary>
[Collection(Browsing.Name)]
public sealed class RealJobsTests(Chromium chromium, DebatesProgram program, ITestOutputHelper output) : IClassFixture<DebatesProgram>
{
    private readonly Stopwatch _clock = Stopwatch.StartNew();
    private int _clicks;

    [RealBrowserFact]
    public async Task A_presidencys_site_is_crawled_on_a_schedule_and_its_texts_are_found()
    {
        await using var site = await RealTexts.PresidencyAsync();
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync("/");
        _clock.Restart();
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Sources" }));
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Add a source" }).First);
        await page.GetByRole(AriaRole.Heading, new() { Name = "Add a source" }).WaitForAsync();
        await watched.LiveAsync();
        await page.GetByLabel("Address of a start page").FillAsync(site.Urls.First() + "/events/president/news/page/2.html");
        await page.GetByLabel("Country or grouping it speaks for").FillAsync("RUS");
        await ClickAsync(page.GetByText("Rules: id, hosts"));
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync(EmptyProgram.Home);
        await page.GetByLabel("Pages a crawl").FillAsync("15");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Check" }));
        await Assertions.Expect(page.Locator(".sample")).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Keep the source" }));
        await Assertions.Expect(page.GetByLabel("In words")).ToBeEditableAsync();
        await watched.LiveAsync();
        await page.GetByLabel("In words").FillAsync("every Monday 06:00, Europe/Moscow");
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Read the words" }));
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Save the schedule" }));
        await Assertions.Expect(page.GetByText("It is crawled every Monday 06:00, Europe/Moscow.")).ToBeVisibleAsync();
        await ClickAsync(page.GetByRole(AriaRole.Button, new() { Name = "Crawl now" }));
        Say("a source checked, kept, scheduled and its crawl begun");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Crawl under way" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Crawl under way" })).ToBeHiddenAsync(new() { Timeout = 120_000 });
        await watched.GoAsync($"/search?q=president&source={EmptyProgram.Home}");
        Assert.InRange(await page.Locator("article.hit").CountAsync(), 5, 15);
        Assert.Empty(watched.Wrongs);
    }

    [RealBrowserFact]
    public async Task Where_two_states_stand_over_time_is_drawn_read_in_its_evidence_and_saved()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync("/");
        _clock.Restart();
        await ClickAsync(page.GetByRole(AriaRole.Link, new() { Name = "Trends", Exact = true }));
        await page.Locator(".js-plotly-plot .scatterlayer .trace").First.WaitForAsync();
        var field = page.GetByLabel("Add a country or group");
        foreach (var name in (string[])["estonia", "cuba"])
        {
            await field.PressSequentiallyAsync(name);
            await page.Locator(".mud-popover-open .mud-list-item").First.WaitForAsync();
            await field.PressAsync("Enter");
            await Assertions.Expect(field).ToHaveValueAsync("");
        }
        await Assertions.Expect(page.Locator(".js-plotly-plot .legendtext").Filter(new() { HasText = "Cuba" }).First).ToBeVisibleAsync();
        Say("two states added to the trends");
        var csv = await page.APIRequest.GetAsync(new Uri(program.Address, await page.GetByText("CSV", new() { Exact = true }).First.GetAttributeAsync("href")).ToString());
        var table = await csv.TextAsync();
        Assert.Contains("EST,", table);
        Assert.Contains("CUB,", table);
        Assert.Empty(await watched.ViolationsAsync());
        Assert.Empty(watched.Wrongs);
    }

    private async Task ClickAsync(ILocator what)
    {
        _clicks++;
        await what.ClickAsync();
    }

    private void Say(string done) => output.WriteLine($"{done}: {_clicks} clicks, {_clock.Elapsed.TotalSeconds:0.0} s");
}
