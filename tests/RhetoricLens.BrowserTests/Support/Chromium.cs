namespace RhetoricLens.BrowserTests.Support;

/// <summary>Debian's Chromium, headless; one for all tests of the project, a fresh profile for each page.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>Nothing is looked up or fetched but what the tests ask for.</summary>
    private static readonly string[] Flags =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--disable-dev-shm-usage"];

    /// <summary>Milliseconds that a busy machine has for what takes a tenth of that on a quiet one.</summary>
    private const float Patience = 20_000;

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    /// <summary>Where it is; null when it is not installed.</summary>
    public static string? Path { get; } = new[] { Environment.GetEnvironmentVariable("RHETORICLENS_CHROMIUM"), "/usr/bin/chromium" }.FirstOrDefault(File.Exists);

    public async Task InitializeAsync()
    {
        if (Path is null)
            return;
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = Path, Args = Flags });
    }

    public async Task DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }

    /// <summary>A page that notes what a reader would never see: errors of scripts, refusals of the Content-Security-Policy, failed requests.</summary>
    public async Task<WatchedPage> OpenAsync(Uri program, BrowserNewContextOptions? options = null)
    {
        options ??= new();
        options.BaseURL = program.ToString();
        return new WatchedPage(await (await _browser!.NewContextAsync(options)).NewPageAsync());
    }
}

/// <summary>Tests that share the browser and a program with the digests in it.</summary>
[CollectionDefinition(Name)]
public sealed class Browsing : ICollectionFixture<Chromium>, ICollectionFixture<RunningProgram>
{
    public const string Name = "browser";
}

/// <summary>A fact that needs Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserFactAttribute : FactAttribute
{
    public BrowserFactAttribute() => Skip = Chromium.Path is null ? "Chromium is not installed (Debian's package chromium)." : null;
}

/// <summary>A theory that needs Chromium.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BrowserTheoryAttribute : TheoryAttribute
{
    public BrowserTheoryAttribute() => Skip = Chromium.Path is null ? "Chromium is not installed (Debian's package chromium)." : null;
}
