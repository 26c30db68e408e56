using System.Text;
using RhetoricLens.BrowserTests.Support;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>A program of its own: other tests expect the model that travels with it.</summary>
public sealed class ModelsPageTests(Chromium chromium, RunningProgram program) : IClassFixture<Chromium>, IClassFixture<RunningProgram>
{
    [BrowserFact]
    public async Task A_set_is_imported_a_model_trained_compared_put_in_use_with_a_reason_and_taken_back()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        var page = watched.Page;
        await watched.GoAsync("/label");
        await page.GetByLabel("Set", new() { Exact = true }).FillAsync("small");
        await page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "small.jsonl", MimeType = "application/jsonl", Buffer = Encoding.UTF8.GetBytes(SmallLabels.Jsonl()) });
        await page.GetByRole(AriaRole.Button, new() { Name = "Check the file" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Take them in" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Train a model on it" }).ClickAsync();
        Assert.True(await page.GetByLabel("small", new() { Exact = true }).First.IsCheckedAsync());
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("mine-1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Train", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "compare it with linear-3" }).ClickAsync(new() { Timeout = 60_000 });
        await page.GetByText("The gate refuses").First.WaitForAsync();
        Assert.Empty(await watched.ViolationsAsync());
        await PromoteAsync(page);
        await watched.GoAsync("/models");
        await page.GetByText("mine-1 judges new documents").WaitForAsync();
        Assert.Empty(await watched.ViolationsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Go back to linear-3" }).ClickAsync();
        await page.Locator("dialog[open] textarea").FillAsync("back to the shipped one");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put linear-3 back in use" }).ClickAsync();
        await page.GetByText("linear-3 judges new documents").WaitForAsync();
        await page.GetByRole(AriaRole.Cell, new() { Name = "back to the shipped one" }).WaitForAsync();
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task A_models_page_shows_what_it_was_measured_to_be_and_on_what()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync("/models/linear-3?on=gate");
        var page = watched.Page;
        await page.GetByText("linear-3 on test set of the gate").Or(page.GetByText("linear-3 on held-out")).First.WaitForAsync();
        await page.GetByRole(AriaRole.Heading, new() { Name = "Strongest terms" }).WaitForAsync();
        Assert.Equal(5, await page.Locator("table.confusion thead th[scope=col].n").CountAsync());
        await page.Locator(".js-plotly-plot .scatterlayer").WaitForAsync();
        Assert.Empty(await watched.ViolationsAsync());
        Assert.Empty(watched.Wrongs);
    }

    /// <summary>Without a reason, and without answering for it, nothing is changed.</summary>
    private static async Task PromoteAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Put mine-1 in use…" }).ClickAsync();
        var sure = page.Locator("dialog[open] button[type=submit]");
        await sure.ClickAsync();
        await page.Locator("dialog[open] textarea").FillAsync("a test of the whole way");
        await sure.ClickAsync();
        Assert.Equal(1, await page.Locator("dialog[open]").CountAsync());
        await page.GetByLabel("I answer for it").CheckAsync();
        await sure.ClickAsync();
        await page.GetByText("mine-1 is in use.").WaitForAsync();
    }
}
