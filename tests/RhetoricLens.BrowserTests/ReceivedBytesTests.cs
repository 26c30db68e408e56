using System.Security.Cryptography;
using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>From a text back to what the server sent.</summary>
[Collection(Browsing.Name)]
public sealed class ReceivedBytesTests(Chromium chromium, RunningProgram program)
{
    [BrowserFact]
    public async Task The_bytes_that_a_visit_received_are_saved_from_the_page_of_the_document_and_have_the_hash_that_stands_there()
    {
        await using var watched = await chromium.OpenAsync(program.Address);
        await watched.GoAsync("/documents/digests:digests~press-gady-china-internet-sovereignty-2014");
        await watched.Page.GetByText("What was received").ClickAsync();
        var saved = await watched.Page.RunAndWaitForDownloadAsync(() => watched.Page.GetByRole(AriaRole.Link, new() { Name = "bytes as received" }).First.ClickAsync());
        var bytes = await File.ReadAllBytesAsync(await saved.PathAsync());
        await Assertions.Expect(watched.Page.Locator("details code", new() { HasText = Convert.ToHexStringLower(SHA256.HashData(bytes)) }).First).ToBeVisibleAsync();
        Assert.Empty(watched.Wrongs);
    }
}
