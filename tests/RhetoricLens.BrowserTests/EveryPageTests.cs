using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>What holds for every page, in light and dark, on a wide screen and on a telephone.</summary>
[Collection(Browsing.Name)]
public sealed class EveryPageTests(Chromium chromium, RunningProgram program)
{
    public static readonly TheoryData<string> Pages =
    [
        "/", "/trends", "/trends?country=CHN,USA&group=BRICS&by=5y&estimate=ppi&smooth=loess", "/compare",
        "/search", "/search?q=sovereignty&country=CHN", "/concordance?q=sovereignty", "/documents/digests:digests~press-gady-china-internet-sovereignty-2014", "/score",
        "/models", "/models/linear-3?on=gate", "/models/compare", "/label", "/label?set=pilot", "/label?set=pilot&view=files", "/docs", "/docs/measure", "/sign-in",
        "/welcome", "/import", "/sources", "/sources/new", "/sources/digests", "/sources/digests?outcome=Stored", "/jobs", "/jobs/1",
    ];

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task No_page_has_an_error_or_breaks_a_rule_of_accessibility(string address)
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync(address);
        Assert.Empty(await watched.ViolationsAsync());
        Assert.Empty(watched.Wrongs);
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Every_file_that_a_page_offers_is_there(string address)
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync(address);
        var offered = await watched.Page.EvaluateAsync<string[]>("[...document.querySelectorAll('.downloads a')].map(link => link.href)");
        using var client = new HttpClient();
        foreach (var file in offered)
        {
            using var answer = await client.GetAsync(new Uri(file), HttpCompletionOption.ResponseHeadersRead);
            Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {file}");
        }
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task Dark_pages_keep_their_contrast(string address)
    {
        await using var watched = await chromium.OpenAsync(program.Address, new() { ColorScheme = ColorScheme.Dark });
        await watched.GoAsync(address);
        Assert.Empty(await watched.ViolationsAsync());
    }

    [BrowserTheory]
    [MemberData(nameof(Pages))]
    public async Task No_page_is_wider_than_a_telephone(string address)
    {
        await using var watched = await chromium.OpenAsync(program.Address, new() { ViewportSize = new() { Width = 390, Height = 844 } });
        await watched.GoAsync(address);
        Assert.True(await watched.Page.EvaluateAsync<int>("document.documentElement.scrollWidth") <= 390);
    }
}
