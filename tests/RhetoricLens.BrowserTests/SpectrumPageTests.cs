using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>The first page: all countries on one axis.</summary>
[Collection(Browsing.Name)]
public sealed class SpectrumPageTests(Chromium chromium, RunningProgram program)
{
    [BrowserFact]
    public async Task The_first_page_asks_its_question_and_draws_a_dot_for_each_country_of_its_table()
    {
        await using var watched = await OpenAsync("/");
        Assert.Equal("Who should rule the Internet?", await watched.Page.Locator("h1").InnerTextAsync());
        var rows = await watched.Page.Locator("tbody tr").CountAsync();
        Assert.True(rows > 5);
        Assert.Equal(rows, await watched.Page.Locator(".scatterlayer .points path.point").CountAsync());
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task A_later_first_year_leaves_fewer_countries_and_stands_in_the_address_that_shows_the_same_again()
    {
        await using var watched = await OpenAsync("/");
        var all = await watched.Page.Locator("tbody tr").CountAsync();
        await watched.Page.Locator("#from").FillAsync("2021");
        await watched.Page.WaitForURLAsync(new Uri(program.Address, "/?from=2021").ToString());
        var rows = watched.Page.Locator("tbody tr");
        await Assertions.Expect(rows).Not.ToHaveCountAsync(all);
        var fewer = await rows.CountAsync();
        Assert.InRange(fewer, 1, all - 1);
        await Assertions.Expect(watched.Page.Locator(".scatterlayer .points path.point")).ToHaveCountAsync(fewer);
        await watched.Page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        Assert.Equal(fewer, await rows.CountAsync());
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task Pointing_at_a_dot_shows_its_interval_and_its_most_telling_sentence()
    {
        await using var watched = await OpenAsync("/");
        await watched.Page.Locator(".scatterlayer .points path.point").First.HoverAsync(new() { Force = true });
        await Assertions.Expect(watched.Page.Locator(".telling blockquote")).ToBeVisibleAsync();
        Assert.Contains("interval", await watched.Page.Locator(".telling").InnerTextAsync());
    }

    [BrowserFact]
    public async Task The_keyboard_reaches_the_sentence_of_each_country()
    {
        await using var watched = await OpenAsync("/");
        await watched.Page.GetByLabel("Most telling sentence of China").PressAsync("Enter");
        await Assertions.Expect(watched.Page.Locator(".telling strong")).ToHaveTextAsync("China");
        await Assertions.Expect(watched.Page.Locator(".telling blockquote a[href^='/documents/']")).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task The_numbers_and_the_drawing_can_be_saved()
    {
        await using var watched = await OpenAsync("/");
        var csv = await watched.Page.APIRequest.GetAsync(new Uri(program.Address, await watched.Page.GetByText("CSV", new() { Exact = true }).GetAttributeAsync("href")).ToString());
        Assert.Contains("CHN", await csv.TextAsync());
        var drawing = await watched.Page.RunAndWaitForDownloadAsync(() => watched.Page.GetByRole(AriaRole.Button, new() { Name = "SVG" }).ClickAsync());
        Assert.Equal("spectrum.svg", drawing.SuggestedFilename);
        Assert.StartsWith("<svg", await File.ReadAllTextAsync(await drawing.PathAsync()), StringComparison.Ordinal);
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task Groups_of_states_and_the_members_of_one_can_be_shown()
    {
        await using var watched = await OpenAsync("/");
        await watched.Page.GetByLabel("Show").SelectOptionAsync("groups");
        await Assertions.Expect(watched.Page.Locator("tbody th").Filter(new() { HasText = "BRICS" })).ToBeVisibleAsync();
        await watched.Page.GetByLabel("Show").SelectOptionAsync("BRICS");
        // Among the groups, until their members are shown, there is Russia–India–China.
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Rowheader, new() { Name = "China", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(watched.Page.Locator("tbody th").Filter(new() { HasText = "United States" })).ToHaveCountAsync(0);
    }

    private async Task<WatchedPage> OpenAsync(string address)
    {
        var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync(address);
        await watched.Page.Locator(".scatterlayer .points path.point").First.WaitForAsync();
        return watched;
    }
}
