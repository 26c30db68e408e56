using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>A program that answers nobody without a key.</summary>
public sealed class KeyedProgram : RunningProgram
{
    /// <summary>A key that opens it.</summary>
    public string Key { get; private set; } = "";

    protected override string[] Settings => ["--read-key"];

    protected override async Task PrepareAsync() => Key = (await RunAsync("keys", "add", "colleague")).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).First(word => word.Length >= 20);
}

[Collection(Browsing.Name)]
public sealed class SignInTests(Chromium chromium, KeyedProgram program) : IClassFixture<KeyedProgram>
{
    [BrowserFact]
    public async Task Who_signs_in_with_a_key_comes_to_the_page_that_was_asked_for_and_it_is_live()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync("/score");
        await watched.Page.GetByLabel("Key").FillAsync("not-a-key");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(watched.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("no such key");
        await watched.Page.GetByLabel("Key").FillAsync(program.Key);
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        await Assertions.Expect(watched.Page).ToHaveURLAsync(new Uri(program.Address, "/score").ToString());
        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync("Score a text");
        await watched.GoAsync("/");
        await Assertions.Expect(watched.Page.Locator("h1")).ToHaveTextAsync("Who should rule the Internet?");
        Assert.Empty(watched.Wrongs);
    }
}
