using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>What somebody meets whose store is empty.</summary>
[Collection(Browsing.Name)]
public sealed class FirstVisitTests(Chromium chromium, EmptyProgram program) : IClassFixture<EmptyProgram>
{
    private const int Patience = 180_000;

    [BrowserFact]
    public async Task An_empty_store_offers_three_ways_and_the_demo_ends_with_countries()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync("/welcome");
        Assert.Equal(["See the demo", "Crawl official sites", "Take in texts that you have"], await page.Locator(".welcome h2").AllInnerTextsAsync());
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "To the source catalogue" })).ToHaveAttributeAsync("href", "/sources");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Import files" })).ToHaveAttributeAsync("href", "/import");
        await page.GetByRole(AriaRole.Button, new() { Name = "Load the demo" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Progressbar)).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "See the spectrum" }).First).ToBeVisibleAsync(new() { Timeout = Patience });
        Assert.True((await TrendsAsync()).GetArrayLength() > 10);
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task Files_are_taken_in_and_a_bad_one_is_named_with_its_reason()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync("/import");
        await page.GetByLabel("Name of the collection").FillAsync("sent");
        await page.GetByLabel("Files").SetInputFilesAsync(
        [
            Text("estonia.txt", "---\ncountry: EST\ndate: 2024-05-01\ntitle: On the Internet\n---\nGovernments, companies and civil society must share the governance of the Internet as equals."),
            Text("table.csv", "id,country,text\n1,RUS,States alone decide how the Internet is governed.\n2,RUS,\n"),
            Text("broken.docx", "This is no Word file."),
            Text("sheet.xlsx", "no"),
        ]);
        await page.GetByRole(AriaRole.Button, new() { Name = "Take in 4 files" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "What was taken in" })).ToBeVisibleAsync(new() { Timeout = Patience });
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("2 documents in the collection sent");
        await Assertions.Expect(Row(page, "broken.docx")).ToContainTextAsync("neither PDF nor DOCX");
        await Assertions.Expect(Row(page, "sheet.xlsx")).ToContainTextAsync("not read");
        await Assertions.Expect(Row(page, "table.csv")).ToContainTextAsync("table.csv, row 3");
        Assert.Empty(await watched.ViolationsAsync());
        using var client = new HttpClient { BaseAddress = program.Address };
        var documents = await client.GetFromJsonAsync<JsonElement>("/v1/documents?source=sent");
        Assert.Equal(2, documents.GetProperty("documents").GetArrayLength());
        Assert.Empty(Directory.GetDirectories(Path.Combine(program.Folder, "uploads")));
        Assert.Empty(watched.Wrongs);
    }

    private static ILocator Row(IPage page, string file) => page.Locator("tr", new() { HasText = file });

    private static FilePayload Text(string name, string text) => new() { Name = name, MimeType = "application/octet-stream", Buffer = Encoding.UTF8.GetBytes(text) };

    private async Task<JsonElement> TrendsAsync()
    {
        using var client = new HttpClient { BaseAddress = program.Address };
        return (await client.GetFromJsonAsync<JsonElement>("/v1/trends?by=all")).GetProperty("points");
    }
}
