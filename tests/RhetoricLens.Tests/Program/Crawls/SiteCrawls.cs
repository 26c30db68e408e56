using System.Collections.Concurrent;
using System.IO.Compression;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Crawls;

/// <summary>A small real site on loopback, and what whole crawls of it need.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public abstract class SiteCrawls : IAsyncLifetime
{
    private readonly TempFolder _folder = new();
    private readonly Dictionary<string, int> _atOnce = new(StringComparer.Ordinal);
    private WebApplication _site = null!;

    /// <summary>Bodies by path.</summary>
    protected Dictionary<string, string> Pages { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths that fail so often before they answer.</summary>
    protected Dictionary<string, Failure> Fails { get; } = new(StringComparer.Ordinal);

    /// <summary>Paths asked for, in order.</summary>
    protected ConcurrentQueue<string> Asked { get; } = new();

    /// <summary>Most requests under way at each host at any moment.</summary>
    protected Dictionary<string, int> MostAtOnce { get; } = new(StringComparer.Ordinal);

    protected int MostHostsAtOnce { get; private set; }

    /// <summary>How long each answer takes.</summary>
    protected TimeSpan Slow { get; set; }

    protected Workspace Workspace { get; private set; } = null!;

    protected PoliteFetcher Fetcher { get; private set; } = null!;

    protected string Address => _site.Urls.Single();

    protected Source Site(int maxPages = 100) => new(
        "site", "A site", "CHE", "An institution", [Address + "/list/1"], null, ["en"],
        new SourceScope([new Uri(Address).Authority], ["/speech/", "/list/"], [], 1, maxPages), null, true, "");

    public async Task InitializeAsync()
    {
        _site = await ServeAsync();
        Workspace = Workspace.Open(_folder.Path).Value;
        Fetcher = NewFetcher();
        foreach (var i in Enumerable.Range(1, 3))
            Pages[$"/list/{i}"] = List([.. Enumerable.Range(1, 8).Select(k => $"/speech/{(10 * i) + k}"), "/private/x", i < 3 ? $"/list/{i + 1}" : "/list/1"]);
        foreach (var i in Enumerable.Range(1, 3).SelectMany(list => Enumerable.Range((10 * list) + 1, 8)))
            Pages[$"/speech/{i}"] = Speech($"Speech {i}", $"2014-12-{i % 10 + 10}", House.States + " Number " + i + ".");
    }

    public async Task DisposeAsync()
    {
        await Fetcher.DisposeAsync();
        Workspace.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    /// <summary>As after a restart: the process that follows has the store and nothing else.</summary>
    protected async Task RestartAsync()
    {
        await Fetcher.DisposeAsync();
        Workspace.Dispose();
        Workspace = Workspace.Open(_folder.Path).Value;
        Fetcher = NewFetcher();
    }

    private static PoliteFetcher NewFetcher() =>
        new(FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero, RetryDelay = TimeSpan.FromMilliseconds(20) }, TimeProvider.System);

    protected string[] Ids() => Workspace.Store.Documents.ReadAfter(0, 100).Select(stored => stored.Content.Id).Order(StringComparer.Ordinal).ToArray();

    protected async Task<CrawlReport> CrawlAsync(Source source) =>
        (await new CrawlRun(Workspace, Fetcher, Registered(source), null).RunAsync(CancellationToken.None))!;

    protected Source Registered(Source source)
    {
        Workspace.Store.Sources.Register([source]);
        return source;
    }

    protected async Task<WebApplication> ServeAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        var app = builder.Build();
        app.MapGet("/redirect", (string to) => Results.Redirect(to));
        app.MapGet("/{**path}", (Delegate)AnswerAsync);
        await app.StartAsync();
        return app;
    }

    private async Task<IResult> AnswerAsync(HttpContext context)
    {
        var (path, host) = (context.Request.Path.Value!, context.Request.Host.Value!);
        Asked.Enqueue(path);
        lock (_atOnce)
        {
            _atOnce[host] = _atOnce.GetValueOrDefault(host) + 1;
            MostAtOnce[host] = Math.Max(MostAtOnce.GetValueOrDefault(host), _atOnce[host]);
            MostHostsAtOnce = Math.Max(MostHostsAtOnce, _atOnce.Values.Count(requests => requests > 0));
        }
        await Task.Delay(Slow);
        lock (_atOnce)
            _atOnce[host]--;
        if (Fails.TryGetValue(path, out var failure) && failure.Times > 0)
        {
            Fails[path] = failure with { Times = failure.Times - 1 };
            if (failure.RetryAfter is { } seconds)
                context.Response.Headers.RetryAfter = seconds;
            return Results.StatusCode(failure.Status);
        }
        if (!Pages.TryGetValue(path, out var text))
            return Results.NotFound();
        return path.EndsWith(".gz", StringComparison.Ordinal) ? Results.Bytes(Pack(text), "application/x-gzip")
            : Results.Text(text, path.EndsWith(".txt", StringComparison.Ordinal) ? "text/plain" : path.EndsWith(".xml", StringComparison.Ordinal) ? "text/xml" : "text/html");
    }

    private static byte[] Pack(string text)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
            gzip.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    protected static string List(IEnumerable<string> links) =>
        "<!doctype html><html><body><h1>List</h1><ul>" + string.Concat(links.Select(link => $"<li><a href=\"{link}\">Item at {link}</a></li>")) + "</ul></body></html>";

    protected static string Speech(string title, string date, string text, string? canonical = null) =>
        $"<!doctype html><html lang=\"en\"><head><title>{title}</title>{(canonical is null ? "" : $"<link rel=\"canonical\" href=\"{canonical}\">")}<meta property=\"article:published_time\" content=\"{date}\"></head><body><main><article><h1>{title}</h1><p>{text}</p></article></main></body></html>";

    /// <summary>An answer that is no page.</summary>
    /// <param name="Status">Its status.</param>
    /// <param name="Times">How often it is given.</param>
    /// <param name="RetryAfter">Seconds that the server asks to be left alone; null when it does not say.</param>
    protected sealed record Failure(int Status, int Times, string? RetryAfter = null);
}
