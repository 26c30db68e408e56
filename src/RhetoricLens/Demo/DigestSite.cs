using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Net.Http.Headers;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;

namespace RhetoricLens.Demo;

/// <summary>A real web site on loopback made from the digests, with robots.txt, a sitemap and one page a document, for the crawler to read.</summary>
public sealed class DigestSite : IAsyncDisposable
{
    /// <summary>Id of the source, and collection of its documents.</summary>
    public const string SourceId = "digests";

    private readonly WebApplication _app;

    private DigestSite(WebApplication app, int port) => (_app, Port) = (app, port);

    public int Port { get; }

    /// <summary>Where the site answers; the same on every run, so that a second crawl meets the same addresses.</summary>
    public string Address => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{Port}");

    /// <summary>The site as a source that the crawler can be given.</summary>
    public Source AsSource() => new(
        SourceId, "Digests of cited documents", Country: null, "RhetoricLens (own summaries)", [Address + "/"], Address + "/sitemap.xml", ["en"],
        new SourceScope([$"127.0.0.1:{Port}"], ["/digests/"], [], MaxDepth: 2, MaxPages: 1000),
        new SourceSchedule("0 6 * * 1", "Etc/UTC"), Enabled: true, Digest.Notice);

    /// <summary>Starts the site; a port in use is a problem, not an exception.</summary>
    public static async Task<Outcome<DigestSite>> StartAsync(IReadOnlyList<Digest> digests, int port, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.Protocols = HttpProtocols.Http1));
        var app = builder.Build();
        var site = new DigestSite(app, port);
        site.Map(digests.ToDictionary(digest => digest.Id, StringComparer.Ordinal));
        if (await app.TryListenAsync(port, "--site-port", cancellation) is not { } problem)
            return site;
        await app.DisposeAsync();
        return problem;
    }

    public ValueTask DisposeAsync() => _app.DisposeAsync();

    private void Map(Dictionary<string, Digest> digests)
    {
        _app.MapGet("/robots.txt", () => Results.Text($"User-agent: *\nAllow: /\nSitemap: {Address}/sitemap.xml\n"));
        _app.MapGet("/sitemap.xml", () => Results.Text(Sitemap(digests.Values), "application/xml", Encoding.UTF8));
        _app.MapGet("/", (HttpContext context) => Page(context, DigestPage.RenderList(digests.Values)));
        _app.MapGet("/digests/{id}", (HttpContext context, string id) => digests.TryGetValue(id, out var digest)
            ? Page(context, DigestPage.Render(digest, $"{Address}/digests/{id}"))
            : Results.NotFound());
    }

    private static IResult Page(HttpContext context, string html)
    {
        var tag = new EntityTagHeaderValue($"\"{DocumentId.Sha256(html)[..16]}\"");
        context.Response.GetTypedHeaders().ETag = tag;
        return Matches(context, tag)
            ? Results.StatusCode(StatusCodes.Status304NotModified)
            : Results.Text(html, "text/html", Encoding.UTF8);
    }

    private static bool Matches(HttpContext context, EntityTagHeaderValue tag) =>
        context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false));

    private string Sitemap(IEnumerable<Digest> digests)
    {
        var urls = string.Concat(digests.Select(digest => $"<url><loc>{Address}/digests/{digest.Id}</loc></url>\n"));
        return $"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">\n{urls}</urlset>\n";
    }
}
