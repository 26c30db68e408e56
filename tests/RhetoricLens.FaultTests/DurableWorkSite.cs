using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core;

namespace RhetoricLens.FaultTests;

/// <summary>A site on loopback with one list of speeches.</summary>
internal sealed class DurableWorkSite(int speeches) : IAsyncDisposable
{
    /// <summary>Id of the source that it is.</summary>
    public const string Source = "site";

    private WebApplication _site = null!;

    /// <summary>How often each path was asked for.</summary>
    public ConcurrentDictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Speeches that were asked for, repetitions included.</summary>
    public int Pages => Asked.Where(page => page.Key.StartsWith("/speech/", StringComparison.Ordinal)).Sum(page => page.Value);

    /// <summary>How long each answer takes.</summary>
    public TimeSpan Slow { get; set; } = TimeSpan.FromMilliseconds(10);

    /// <summary>No answer is given before it has ended.</summary>
    public Task Opened { get; set; } = Task.CompletedTask;

    public async Task StartAsync()
    {
        _site = await LoopbackSite.StartAsync(site => site.MapGet("/{**path}", async (HttpContext context) =>
        {
            var path = context.Request.Path.Value!;
            Asked.AddOrUpdate(path, 1, (_, times) => times + 1);
            await Task.Delay(Slow, context.RequestAborted);
            await Opened.WaitAsync(context.RequestAborted);
            return path == "/list" ? Results.Text(List(), "text/html")
                : path.StartsWith("/speech/", StringComparison.Ordinal) ? Results.Text(Speech(path[8..]), "text/html") : Results.NotFound();
        }));
    }

    /// <summary>Crawled at six in the morning.</summary>
    public Source Definition()
    {
        var address = _site.Urls.Single();
        return new Source(
            Source, "A site", "CHE", "An institution", [address + "/list"], null, ["en"], new SourceScope([new Uri(address).Authority], ["/speech/"], [], 1, 10_000),
            new SourceSchedule("0 6 * * *", "Etc/UTC"), true, "");
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private string List() => "<html><body><ul>" + string.Concat(Enumerable.Range(0, speeches).Select(i => $"<li><a href=\"/speech/{i.ToString(CultureInfo.InvariantCulture)}\">Item {i}</a></li>")) + "</ul></body></html>";

    private static string Speech(string name) =>
        $"<html lang=\"en\"><head><title>Speech {name}</title></head><body><article><h1>Speech {name}</h1><p>In speech {name} the minister spoke at length about "
        + "the rules of the network, about who should make them, and about the part that governments and others have in that.</p></article></body></html>";
}
