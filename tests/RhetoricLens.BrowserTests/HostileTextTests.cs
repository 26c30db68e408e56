using RhetoricLens.BrowserTests.Support;

namespace RhetoricLens.BrowserTests;

/// <summary>Five hundred texts that want to run in the reader's browser: stored in every field of a document, shown on every kind of page, and text all the same.</summary>
[Collection(Browsing.Name)]
public sealed class HostileTextTests(Chromium chromium, HostileProgram program) : IClassFixture<HostileProgram>
{
    /// <summary>All that could run, load or lead out by itself, as an element or attribute of the page: nothing but the program's own.</summary>
    private const string Dangers = """
        () => {
            const found = [];
            const own = address => address.startsWith(location.origin + "/");
            for (const element of document.querySelectorAll("*")) {
                for (const attribute of element.attributes)
                    if (attribute.name.startsWith("on") || attribute.name === "srcdoc")
                        found.push(element.tagName + " has " + attribute.name);
                if (["IFRAME", "OBJECT", "EMBED", "APPLET", "FRAME", "MARQUEE"].includes(element.tagName))
                    found.push(element.tagName);
                if (element.tagName === "SCRIPT" && !(element.src && own(element.src)) || element.tagName === "STYLE")
                    found.push(element.tagName + " in the page: " + element.textContent.slice(0, 80));
                if (element.tagName === "BASE" && element.getAttribute("href") !== "/" || element.tagName === "META" && element.httpEquiv === "refresh")
                    found.push(element.outerHTML);
                if ((element.tagName === "LINK" || element.tagName === "IMG" || element.tagName === "FORM") && !own(element.href || element.src || element.action))
                    found.push(element.outerHTML.slice(0, 120));
            }
            for (const link of document.querySelectorAll("a[href], area[href]")) {
                const isOuter = !own(link.href);
                if (isOuter && !/^https?:/.test(link.href) || isOuter && !(link.relList.contains("noopener") && link.relList.contains("nofollow")))
                    found.push("link to " + link.href);
            }
            if (window.__xss !== undefined)
                found.push("a text ran");
            return found;
        }
        """;

    public static readonly TheoryData<string> Searches =
        ["/search?q=sovereignty", "/search?q=sovereignty&level=passage", "/search?q=sovereignty&sort=date&label=multilateral", "/concordance?q=sovereignty", "/concordance?q=sovereignty&sort=left&words=20"];

    [Fact]
    public void There_are_five_hundred_of_them_all_different() => Assert.Equal(HostileTexts.Count, HostileTexts.All.Distinct(StringComparer.Ordinal).Count());

    [BrowserTheory]
    [InlineData("<img src=x onerror=window.__xss=1>")]
    [InlineData("<svg onload=alert(1)>")]
    [InlineData("<a href=javascript:alert(1)>x</a>")]
    [InlineData("<a href=https://example.org/>x</a>")]
    [InlineData("<iframe src=/></iframe>")]
    [InlineData("<style>*{color:red}</style>")]
    [InlineData("<base href=//xss.invalid/>")]
    public async Task A_text_that_became_markup_would_be_seen(string text)
    {
        await using var watched = await OpenAsync();
        await watched.Page.GotoAsync("/docs");
        await watched.Page.EvaluateAsync("text => document.querySelector('main').insertAdjacentHTML('beforeend', text)", text);
        Assert.NotEmpty(await watched.Page.EvaluateAsync<string[]>(Dangers));
    }

    [BrowserTheory]
    [MemberData(nameof(Searches))]
    public async Task None_runs_as_title_speaker_source_or_fragment_of_what_was_found(string address)
    {
        await using var watched = await OpenAsync();
        var seen = 0;
        for (string? next = address + "&limit=200"; next is not null; seen++)
        {
            await GoAsync(watched, next);
            next = await watched.Page.EvaluateAsync<string?>("document.querySelector('a[rel=next]')?.href");
        }
        Assert.True(seen >= 2, $"{seen} pages do not hold the hits.");
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task None_runs_as_title_voice_fact_address_or_words_of_a_document()
    {
        await using var watched = await OpenAsync();
        foreach (var number in Enumerable.Range(0, HostileTexts.Count))
            await GoAsync(watched, HostileProgram.Page(number));
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task None_runs_as_a_paragraph_that_was_added_or_removed()
    {
        await using var watched = await OpenAsync();
        foreach (var number in Enumerable.Range(0, HostileProgram.Changed))
            await GoAsync(watched, HostileProgram.Page(number) + "/diff/1/2");
        Assert.Empty(watched.Wrongs);
    }

    [BrowserTheory]
    [InlineData("/")]
    [InlineData("/trends?country=CHN,USA&by=5y")]
    [InlineData("/compare")]
    [InlineData("/sources")]
    [InlineData("/jobs")]
    [InlineData("/label")]
    public async Task None_runs_where_the_clearest_passages_are_shown(string address)
    {
        await using var watched = await OpenAsync();
        await watched.GoAsync(address);
        await CheckAsync(watched);
        Assert.Empty(watched.Wrongs);
    }

    [BrowserTheory]
    [InlineData("/", "Most telling sentence of")]
    [InlineData("/trends?country=CHN,USA&by=5y", "Evidence")]
    public async Task None_runs_in_the_passages_behind_a_point(string address, string button)
    {
        await using var watched = await OpenAsync();
        await watched.GoAsync(address);
        await watched.Page.EvaluateAsync("document.querySelectorAll('main details').forEach(part => { part.open = true; })");
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync();
        await Assertions.Expect(watched.Page.Locator("blockquote").First).ToBeVisibleAsync();
        await CheckAsync(watched);
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task None_runs_as_a_query_that_is_repeated_or_refused()
    {
        await using var watched = await OpenAsync();
        foreach (var text in HostileTexts.All.Where((_, i) => i % 10 == 0))
            await GoAsync(watched, $"/search?q={Uri.EscapeDataString(text)}&country={Uri.EscapeDataString(text)}&kind={Uri.EscapeDataString(text)}");
        Assert.Empty(watched.Wrongs);
    }

    [BrowserFact]
    public async Task None_runs_in_a_text_that_is_pasted_to_be_scored()
    {
        await using var watched = await OpenAsync();
        await watched.GoAsync("/score");
        await watched.Page.GetByLabel("Text", new() { Exact = true }).FillAsync(string.Join("\n\n", HostileTexts.All.Select(text => $"The Internet needs a treaty of states {text} and no other.")));
        await watched.Page.GetByRole(AriaRole.Button, new() { Name = "Score", Exact = true }).ClickAsync();
        await watched.Page.Locator(".tinted .p").Nth(100).WaitForAsync();
        await CheckAsync(watched);
        Assert.Empty(watched.Wrongs);
    }

    private async Task<WatchedPage> OpenAsync()
    {
        var watched = await chromium.OpenAsync(program.Address);
        watched.Page.Request += (_, request) =>
        {
            if (!request.Url.StartsWith(program.Address.AbsoluteUri, StringComparison.Ordinal) && !request.Url.StartsWith("data:image/", StringComparison.Ordinal))
                watched.Report("request: " + request.Url);
        };
        return watched;
    }

    /// <summary>Goes there and looks at once: what a page would run, it runs while it loads, or its elements say so.</summary>
    private static async Task GoAsync(WatchedPage watched, string address)
    {
        var answer = await watched.Page.GotoAsync(address, new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        Assert.Equal(200, answer!.Status);
        await CheckAsync(watched);
    }

    private static async Task CheckAsync(WatchedPage watched)
    {
        var dangers = await watched.Page.EvaluateAsync<string[]>(Dangers);
        Assert.True(dangers.Length == 0, $"{watched.Page.Url}: {string.Join("; ", dangers)}");
    }
}
