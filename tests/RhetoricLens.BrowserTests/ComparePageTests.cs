using RhetoricLens.BrowserTests.Support;
using static Microsoft.Playwright.Assertions;

namespace RhetoricLens.BrowserTests;

/// <summary>Compare: two sides with their difference, claims, words and passages; the address shows them again.</summary>
[Collection(Browsing.Name)]
public sealed class ComparePageTests(Chromium chromium, RunningProgram program)
{
    [BrowserFact]
    public async Task With_nothing_chosen_China_and_the_United_States_face_each_other()
    {
        await using var watched = await OpenAsync("/compare");
        var page = watched.Page;
        await Expect(page.Locator(".facing h3").First).ToHaveTextAsync("China");
        await Expect(page.Locator(".difference")).ToContainTextAsync("China stands nearer to the multilateral pole");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "How they argue" })).ToContainTextAsync("sovereignty network");
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Words that China uses more" }).Locator("tbody tr").First).ToBeVisibleAsync();
        await Expect(page.GetByRole(AriaRole.Region, new() { Name = "Words that United States uses more" }).Locator("tbody tr").First).ToBeVisibleAsync();
        Assert.True(await page.Locator("blockquote.ms").CountAsync() > 1);
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task Another_side_is_in_the_address_and_there_after_a_reload()
    {
        await using var watched = await OpenAsync("/compare?a=CHN&b=USA");
        var page = watched.Page;
        var field = page.GetByLabel("Country or group").Nth(1);
        await field.ClickAsync();
        await field.FillAsync("russia");
        await page.Locator(".mud-popover-open .mud-list-item", new() { HasText = "Russia" }).First.ClickAsync();
        await Expect(page.Locator(".facing h3").Nth(1)).ToHaveTextAsync("Russia");
        Assert.EndsWith("?a=CHN&b=RUS", page.Url);
        await page.ReloadAsync(new() { WaitUntil = WaitUntilState.NetworkIdle });
        await Expect(page.Locator(".facing h3").Nth(1)).ToHaveTextAsync("Russia");
    }

    [BrowserFact]
    public async Task One_voice_is_compared_with_itself_in_another_time()
    {
        await using var watched = await OpenAsync("/compare?a=CHN&a_to=2012&b=CHN&b_from=2013");
        await Expect(watched.Page.Locator(".facing h3").First).ToHaveTextAsync("China, to 2012");
        await Expect(watched.Page.Locator(".difference")).ToContainTextAsync("95 % interval");
        await Expect(watched.Page.Locator(".problem")).ToHaveCountAsync(0);
    }

    [BrowserFact]
    public async Task A_side_that_says_nothing_is_told_so_and_the_rest_stays()
    {
        await using var watched = await OpenAsync("/compare?a=CHN&b=USA&b_to=1990");
        await Expect(watched.Page.Locator(".problem").First).ToContainTextAsync("No passage of USA takes a position in the span. Choose a longer span");
        await Expect(watched.Page.Locator("blockquote").First).ToBeVisibleAsync();
    }

    [BrowserFact]
    public async Task Files_answer_the_same_question()
    {
        await using var watched = await OpenAsync("/compare?a=CHN&b=group:BRICS&b_from=2010");
        var words = (await watched.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).Nth(1).GetAttributeAsync("href"))!;
        Assert.Equal("/v1/keyness.csv?a=country:CHN&b=group:BRICS AND date:[2010 TO *]", Uri.UnescapeDataString(words));
        using var client = new HttpClient { BaseAddress = program.Address };
        Assert.StartsWith("set,word", await client.GetStringAsync(words));
        Assert.StartsWith("kind,name", await client.GetStringAsync(await watched.Page.GetByRole(AriaRole.Link, new() { Name = "CSV" }).First.GetAttributeAsync("href")));
    }

    private async Task<WatchedPage> OpenAsync(string address)
    {
        var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync(address);
        await Expect(watched.Page.Locator(".busy")).ToHaveCountAsync(0, new() { Timeout = 30_000 });
        return watched;
    }
}
