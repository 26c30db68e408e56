using System.Text;
using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>Coding in the browser, by keys, with the demo's passages.</summary>
[Collection(Browsing.Name)]
public sealed class LabelPageTests(Chromium chromium, RunningProgram program)
{
    /// <summary>Tests share the program: each has a set of its own.</summary>
    private readonly string _set = "set-" + Guid.NewGuid().ToString("N")[..8];

    [BrowserFact]
    public async Task Keys_code_passages_and_undo_withdraws_the_last()
    {
        await using var ana = await CoderAsync("ana");
        await PressAsync(ana.Page, "1");
        var second = await ShownAsync(ana.Page);
        await PressAsync(ana.Page, "2");
        await PressAsync(ana.Page, " ");
        await PressAsync(ana.Page, "u");
        await PressAsync(ana.Page, "u");
        Assert.Equal(second, await ShownAsync(ana.Page));
        var rows = await ExportAsync("jsonl");
        Assert.Contains("\"label\":\"multilateral\",\"coder\":\"ana\"", Assert.Single(rows.Split('\n', StringSplitOptions.RemoveEmptyEntries)));
        Assert.Empty(ana.Wrongs);
    }

    [BrowserFact]
    public async Task A_key_that_is_typed_into_a_field_codes_nothing()
    {
        await using var ana = await CoderAsync("ana");
        var shown = await ShownAsync(ana.Page);
        await ana.Page.GetByText("Comment", new() { Exact = true }).ClickAsync();
        await ana.Page.GetByLabel("Goes with your next decision").PressSequentiallyAsync("1 u 2");
        Assert.Equal("1 u 2", await ana.Page.GetByLabel("Goes with your next decision").InputValueAsync());
        Assert.Equal(shown, await ShownAsync(ana.Page));
    }

    [BrowserFact]
    public async Task A_blind_coder_is_sent_neither_country_nor_source_and_a_switch_that_shows_them_is_recorded()
    {
        await using var ana = await CoderAsync("ana");
        var blind = await ana.Page.Locator(".coding").InnerHTMLAsync();
        Assert.DoesNotContain("digests", blind);
        Assert.DoesNotContain("Country</dt>", blind);
        await PressAsync(ana.Page, "4");
        await ana.Page.GetByLabel("Show country").CheckAsync();
        await ana.Page.Locator(".facts").WaitForAsync();
        Assert.Contains("/documents/digests:", await ana.Page.Locator(".facts").InnerHTMLAsync());
        await PressAsync(ana.Page, "4");
        var codings = await ExportAsync("codings", separator: "/");
        Assert.Equal(2, codings.Split("\"blind\":").Length - 1);
        Assert.True(codings.IndexOf("\"blind\":true", StringComparison.Ordinal) < codings.IndexOf("\"blind\":false", StringComparison.Ordinal));
    }

    [BrowserFact]
    public async Task Two_coders_agreement_shows_and_what_they_differ_on_is_settled()
    {
        await using var ana = await CoderAsync("ana");
        foreach (var key in "1231")
            await PressAsync(ana.Page, key.ToString());
        await using var bo = await CoderAsync("bo", "&view=second");
        for (var i = 0; i < 3; i++)
            await PressAsync(bo.Page, "1");
        await bo.Page.Keyboard.PressAsync("1");
        await bo.Page.GetByText("There is no passage that others have coded").WaitForAsync();
        await bo.GoAsync($"/label?set={_set}&view=agreement");
        await bo.Page.GetByText("4 passages coded by two or more of ana, bo").WaitForAsync();
        Assert.Empty(await bo.ViolationsAsync());
        await bo.GoAsync($"/label?set={_set}&view=settle");
        await bo.Page.Locator(".settle").Nth(1).WaitForAsync();
        Assert.Empty(await bo.ViolationsAsync());
        await bo.Page.Locator(".settle").First.GetByLabel("Comment").FillAsync("contrast decides");
        await bo.Page.Locator(".settle").First.GetByRole(AriaRole.Button, new() { Name = "neutral" }).ClickAsync();
        await bo.Page.GetByText("Settled: neutral.").WaitForAsync();
        Assert.Equal(1, await bo.Page.Locator(".settle").CountAsync());
        Assert.Contains(",neutral,adjudicated,", await ExportAsync("csv"));
        Assert.Contains("contrast decides", await ExportAsync("csv"));
    }

    [BrowserFact]
    public async Task What_is_exported_is_imported_unchanged()
    {
        await using var ana = await CoderAsync("ana");
        foreach (var key in "1253")
            await PressAsync(ana.Page, key.ToString());
        using var client = new HttpClient { BaseAddress = program.Address };
        using var rows = new StringContent(await ExportAsync("csv"), Encoding.UTF8, "text/csv");
        using var answer = await client.PostAsync(new Uri($"/v1/labels/{_set}-copy", UriKind.Relative), rows);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        Assert.Equal(await ExportAsync("jsonl"), await client.GetStringAsync(new Uri($"/v1/labels/{_set}-copy.jsonl", UriKind.Relative)));
    }

    [BrowserFact]
    public async Task A_file_is_checked_before_anything_of_it_is_kept()
    {
        await using var ana = await chromium.OpenAsync(program.Address);
        await ana.GoAsync($"/label?set={_set}&view=files");
        await ana.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload
        {
            Name = "ana.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes("text,label\nStates rule the network.,multilateral\nOthers do.,multilatteral\n"),
        });
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await ana.Page.GetByText("Did you mean multilateral?").WaitForAsync();
        using var client = new HttpClient { BaseAddress = program.Address };
        Assert.False((await client.GetAsync(new Uri($"/v1/labels/{_set}.csv", UriKind.Relative))).IsSuccessStatusCode);
        await ana.Page.GetByRole(AriaRole.Button, new() { Name = "Take the good rows" }).ClickAsync();
        await ana.Page.GetByText("new 1, changed 0").WaitForAsync();
        Assert.Contains("States rule the network.", await ExportAsync("csv"));
    }

    /// <summary>A browser of one coder, with the first passage before it.</summary>
    private async Task<WatchedPage> CoderAsync(string name, string view = "")
    {
        var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync($"/label?set={_set}{view}");
        await watched.Page.GetByLabel("Your name or initials").FillAsync(name);
        await watched.Page.Keyboard.PressAsync("Enter");
        await watched.Page.Locator(".coding .unit").WaitForAsync();
        await watched.Page.EvaluateAsync("document.activeElement?.blur()");
        return watched;
    }

    private static Task<string?> ShownAsync(IPage page) => page.Locator(".coding .unit").GetAttributeAsync("data-passage");

    /// <summary>Presses a key and waits for another passage.</summary>
    private static async Task PressAsync(IPage page, string key)
    {
        var before = await ShownAsync(page);
        await page.Keyboard.PressAsync(key);
        await page.WaitForFunctionAsync("before => { const unit = document.querySelector('.coding .unit'); return unit && unit.dataset.passage !== before; }", before);
    }

    private async Task<string> ExportAsync(string form, string separator = ".")
    {
        using var client = new HttpClient { BaseAddress = program.Address };
        return await client.GetStringAsync(new Uri($"/v1/labels/{_set}{separator}{form}", UriKind.Relative));
    }
}
