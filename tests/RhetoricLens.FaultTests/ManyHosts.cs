using System.Collections.Concurrent;
using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RhetoricLens.Core;

namespace RhetoricLens.FaultTests;

/// <summary>Real sites on loopback, each a host of its own by its port, that note who asks them and how many at once.</summary>
internal sealed class ManyHosts(int hosts, int pages, TimeSpan takes) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<int, int> _now = new();
    private WebApplication _site = null!;

    /// <summary>How often each page was asked for.</summary>
    internal ConcurrentDictionary<string, int> Asked { get; } = new(StringComparer.Ordinal);

    /// <summary>Requests for pages by the program that sent them, which its contact tells.</summary>
    internal ConcurrentDictionary<string, int> Askers { get; } = new(StringComparer.Ordinal);

    /// <summary>Times that a host was asked while it was still answering another request.</summary>
    internal int Impolite => _impolite;

    private int _impolite;

    internal int Pages => hosts * (pages + 1);

    internal int Total => Asked.Sum(page => page.Value);

    internal async Task StartAsync() => _site = await LoopbackSite.StartAsync(site => site.MapGet("/{**path}", AnswerAsync), hosts);

    internal Source Source(string id) => new(
        id, "Sites", "CHE", "An institution", _site.Urls.Select(url => url + "/list").ToArray(), null, ["en"],
        new SourceScope(_site.Urls.Select(url => new Uri(url).Authority).ToArray(), ["/speech/", "/list"], [], 2, 100_000), null, true, "");

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private async Task AnswerAsync(HttpContext context)
    {
        var port = context.Connection.LocalPort;
        if (_now.AddOrUpdate(port, 1, (_, now) => now + 1) > 1)
            Interlocked.Increment(ref _impolite);
        try
        {
            await Task.Delay(takes);
            var path = context.Request.Path.Value!;
            if (path == "/robots.txt")
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return;
            }
            Asked.AddOrUpdate($"{port}{path}", 1, (_, times) => times + 1);
            Askers.AddOrUpdate(context.Request.Headers.UserAgent.ToString(), 1, (_, times) => times + 1);
            await Results.Text(path == "/list" ? List() : Speech(port, path), "text/html").ExecuteAsync(context);
        }
        finally
        {
            _now.AddOrUpdate(port, 0, (_, now) => now - 1);
        }
    }

    private string List() =>
        "<html><body><ul>" + string.Concat(Enumerable.Range(0, pages).Select(i => $"<li><a href=\"/speech/{i}\">Item at /speech/{i}</a></li>")) + "</ul></body></html>";

    private static string Speech(int port, string path)
    {
        // Other words in each, so that none is a copy of another.
        var random = new Random(HashCode.Combine(port, path.GetHashCode(StringComparison.Ordinal)));
        var words = string.Join(' ', Enumerable.Range(0, 60).Select(_ => "w" + random.Next(100_000).ToString(CultureInfo.InvariantCulture)));
        return $"<html lang=\"en\"><head><title>Speech {port}{path}</title></head><body><article><h1>Speech {port}{path}</h1><p>In this speech the minister said that every "
            + $"state has the sovereign right to govern the Internet within its borders. {words}.</p></article></body></html>";
    }
}
