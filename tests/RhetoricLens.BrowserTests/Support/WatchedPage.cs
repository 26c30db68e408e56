using System.Collections.Concurrent;
using Deque.AxeCore.Playwright;

namespace RhetoricLens.BrowserTests.Support;

/// <summary>A page of the browser, and what went wrong in it.</summary>
public sealed class WatchedPage : IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _wrongs = new();

    public WatchedPage(IPage page)
    {
        Page = page;
        page.PageError += (_, error) => _wrongs.Enqueue("script: " + error);
        page.Console += (_, message) =>
        {
            if (message.Type == "error")
                _wrongs.Enqueue("console: " + message.Text);
        };
        page.Dialog += (_, dialog) =>
        {
            _wrongs.Enqueue("dialog: " + dialog.Message);
            _ = dialog.DismissAsync();
        };
        page.Response += (_, response) =>
        {
            if (response.Status >= 500)
                _wrongs.Enqueue($"{response.Status} {response.Url}");
        };
    }

    public IPage Page { get; }

    /// <summary>Errors of scripts, of the Content-Security-Policy and of the program so far.</summary>
    public IReadOnlyCollection<string> Wrongs => _wrongs;

    /// <summary>Notes something else that went wrong.</summary>
    public void Report(string wrong) => _wrongs.Enqueue(wrong);

    /// <summary>Goes to an address of the program and waits until the page is live: its connection stands and nothing is being fetched.</summary>
    public async Task GoAsync(string address)
    {
        await Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.NetworkIdle });
        await LiveAsync();
    }

    /// <summary>Waits until the page that is shown is connected and has nothing to fetch; to be called when its heading is there.</summary>
    public async Task LiveAsync()
    {
        await Assertions.Expect(Page.Locator(".busy").Filter(new() { Visible = true })).ToHaveCountAsync(0);
    }

    /// <summary>Violations of the rules for accessible pages (axe-core: WCAG 2 A and AA, and best practices), each with its first element.</summary>
    public async Task<IReadOnlyList<string>> ViolationsAsync() =>
        [.. (await Page.RunAxe()).Violations.Select(violation => $"{violation.Id}: {violation.Nodes[0].Html}")];

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();
}
