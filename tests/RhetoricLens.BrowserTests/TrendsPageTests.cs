using RhetoricLens.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace RhetoricLens.BrowserTests;

/// <summary>Trends: what is chosen is drawn, stands in the table and in the address; points open their evidence; events are noted and drawn.</summary>
[Collection(Browsing.Name)]
public sealed class TrendsPageTests(Chromium chromium, RunningProgram program)
{
    private const string TwoCountries = "/trends?country=CHN,USA&by=5y";

    [BrowserFact]
    public async Task A_country_chosen_by_keyboard_is_in_chart_table_and_address_and_there_after_a_reload()
    {
        await using var watched = await OpenAsync(TwoCountries);
        var page = watched.Page;
        await Expect(Legend(page)).ToHaveTextAsync(["China", "United States"]);
        var field = page.GetByLabel("Add a country or group");
        await field.PressSequentiallyAsync("russ");
        await Expect(page.Locator(".mud-popover-open .mud-list-item")).ToContainTextAsync(["Russia"]);
        await field.PressAsync("Enter");
        await Expect(Legend(page)).ToHaveTextAsync(["China", "United States", "Russia"]);
        await Expect(field).ToHaveValueAsync("");
        Assert.Contains("country=CHN,USA,RUS", Uri.UnescapeDataString(page.Url));
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(Legend(page)).ToHaveTextAsync(["China", "United States", "Russia"]);
        await OpenTableAsync(page);
        await Expect(page.Locator(".numbers tbody").GetByText("Russia").First).ToBeVisibleAsync();
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task Choices_are_written_into_the_address()
    {
        await using var watched = await OpenAsync(TwoCountries);
        var page = watched.Page;
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Period" }).SelectOptionAsync("10y");
        await Expect(page.Locator(".numbers tbody")).ToContainTextAsync("2010-2019");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "From" }).FillAsync("2010");
        await page.GetByRole(AriaRole.Textbox, new() { Name = "From" }).BlurAsync();
        await Expect(page.Locator(".numbers tbody")).Not.ToContainTextAsync("2000-2009");
        Assert.Contains("from=2010&by=10y", page.Url);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove China" }).ClickAsync();
        await Expect(Legend(page)).ToHaveTextAsync(["United States"]);
        Assert.Contains("country=USA&", page.Url);
    }

    [BrowserFact]
    public async Task A_word_that_names_nothing_is_said_to_and_can_be_removed()
    {
        await using var watched = await OpenAsync("/trends?country=CHN,XYZ");
        await Expect(watched.Page.Locator(".problem")).ToContainTextAsync("\"XYZ\" is no country");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Remove XYZ" }).ClickAsync();
        await Expect(Legend(watched.Page)).ToHaveTextAsync(["China"]);
        await Expect(watched.Page.Locator(".problem")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_row_shows_the_passages_behind_its_point_and_the_address_shows_them_again()
    {
        await using var watched = await OpenAsync(TwoCountries);
        var page = watched.Page;
        await OpenTableAsync(page);
        await page.GetByRole(AriaRole.Button, new() { Name = "Evidence for China, 2010-2014" }).PressAsync("Enter");
        await ExpectEvidenceAsync(page, "China, 2010-2014");
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await ExpectEvidenceAsync(page, "China, 2010-2014");
        var address = (await page.Locator("#evidence blockquote a").First.GetAttributeAsync("href"))!;
        await page.Locator("#evidence blockquote a").First.ClickAsync();
        await page.WaitForURLAsync("**/documents/**");
        await Expect(page.Locator("#" + address.Split('#')[1])).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task A_click_on_a_point_shows_the_passages_behind_it()
    {
        await using var watched = await OpenAsync("/trends?country=CHN&by=all&events=none");
        var page = watched.Page;
        var drawn = page.Locator(".plot").First.Locator(".scatterlayer .points path").First;
        await drawn.ScrollIntoViewIfNeededAsync();
        var point = (await drawn.BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(point.X + point.Width / 2, point.Y + point.Height / 2);
        await Expect(page.Locator(".hoverlayer .hovertext")).ToContainTextAsync("mean");
        await page.Mouse.ClickAsync(point.X + point.Width / 2, point.Y + point.Height / 2);
        await ExpectEvidenceAsync(page, "China, ");
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task An_event_that_is_noted_is_drawn_and_listed_and_can_be_removed()
    {
        await using var watched = await OpenAsync(TwoCountries + "&events=own");
        var page = watched.Page;
        await Expect(Lines(page)).ToHaveCountAsync(0);
        await page.GetByText("Note an event of your own").ClickAsync();
        await page.GetByLabel("Date").FillAsync("2013-09-24");
        await page.GetByLabel("Name").FillAsync("<b>Rousseff</b> at the UN");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(Lines(page)).ToHaveCountAsync(1);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(page.Locator("ol.events li")).ToContainTextAsync(["2013-09-24 <b>Rousseff</b> at the UN"]);
        await Expect(Lines(page)).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove <b>Rousseff</b>" }).ClickAsync();
        await Expect(Lines(page)).ToHaveCountAsync(0);
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task An_event_without_a_date_is_refused_with_what_to_do()
    {
        await using var watched = await OpenAsync(TwoCountries);
        var page = watched.Page;
        await page.GetByText("Note an event of your own").ClickAsync();
        await page.GetByLabel("Date").FillAsync("soon");
        await page.GetByLabel("Name").FillAsync("A meeting");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await Expect(page.Locator(".problem")).ToContainTextAsync("Write 2014-12-15");
    }

    [BrowserFact]
    public async Task Shipped_events_stand_in_the_chart_with_their_number_and_in_the_list_with_their_source()
    {
        await using var watched = await OpenAsync("/trends?country=CHN,USA&from=2012&to=2014&by=year");
        var listed = watched.Page.Locator("ol.events li");
        await Expect(listed.Filter(new() { HasText = "WCIT-12, Dubai" })).ToBeVisibleAsync();
        var count = await listed.CountAsync();
        await Expect(Lines(watched.Page)).ToHaveCountAsync(count);
        await Expect(watched.Page.Locator(".plot").First.Locator(".annotation-text").Last).ToHaveTextAsync($"{count}");
    }

    [BrowserFact]
    public async Task With_nothing_chosen_a_few_countries_are_shown()
    {
        await using var watched = await OpenAsync("/trends");
        await Expect(watched.Page.Locator(".chips li")).ToHaveCountAsync(5);
        await Expect(Legend(watched.Page)).ToHaveCountAsync(5);
    }

    [BrowserFact]
    public async Task Files_answer_the_same_question()
    {
        await using var watched = await OpenAsync("/trends?country=CHN&group=BRICS&by=5y&estimate=ppi");
        var address = await watched.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).First.GetAttributeAsync("href");
        Assert.Equal("/v1/trends.csv?country=CHN&group=BRICS&by=5y&estimate=ppi", address);
    }

    private static ILocator Legend(IPage page) => page.Locator(".plot").First.Locator(".legend .legendtext");

    private static ILocator Lines(IPage page) => page.Locator(".plot").First.Locator(".layer-below path[data-index]");

    private static async Task ExpectEvidenceAsync(IPage page, string title)
    {
        await Expect(page.Locator("#evidence h2")).ToContainTextAsync(title);
        await Expect(page.Locator("#evidence blockquote").First).ToContainTextAsync("China");
    }

    private static Task OpenTableAsync(IPage page) => page.GetByText("Table of the numbers (").ClickAsync();

    private async Task<WatchedPage> OpenAsync(string address)
    {
        var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync(address);
        await watched.Page.Locator(".plot .main-svg, .problem").First.WaitForAsync();
        return watched;
    }
}
