using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using RhetoricLens.FaultTests;

namespace RhetoricLens.BrowserTests.Support;

/// <summary>A ministry on loopback: a list of speeches, one page that robots.txt forbids, one that is not there.</summary>
internal sealed class MinistrySite : IAsyncDisposable
{
    private readonly WebApplication _site;

    private MinistrySite(WebApplication site) => _site = site;

    /// <summary>Its list of speeches.</summary>
    public string Address => _site.Urls.First() + "/speeches/";

    /// <param name="speeches">How many.</param>
    /// <param name="delay">Before each answer.</param>
    public static async Task<MinistrySite> StartAsync(int speeches, TimeSpan delay) => new(await LoopbackSite.StartAsync(site =>
    {
        site.MapGet("/robots.txt", () => Results.Text("User-agent: *\nDisallow: /speeches/private\n"));
        site.MapGet("/speeches/", () => Page("Speeches", string.Concat(Enumerable.Range(1, speeches).Select(i => $"<li><a href=\"/speeches/{i}\">Speech {i}</a></li>"))
            + "<li><a href=\"/speeches/private\">Private</a></li><li><a href=\"/speeches/missing\">Missing</a></li>"));
        site.MapGet("/speeches/{number:int}", async (int number) =>
        {
            await Task.Delay(delay);
            return Page($"Speech {number} of the minister", $"<article><h1>Speech {number} of the minister</h1><time datetime=\"2024-05-{1 + (number % 28):00}\">2024</time>" + string.Concat(Enumerable.Range(1, 6).Select(i =>
                $"<p>Part {i} of speech {number}: states alone should decide how the Internet is governed, and the United Nations is the place where governments agree on its rules as equals.</p>")) + "</article>");
        });
    }));

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    private static IResult Page(string title, string body) => Results.Text($"<!doctype html><html lang=\"en\"><head><title>{title}</title></head><body>{body}</body></html>", "text/html");
}
