using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Extract;

/// <summary>Pages of the tests' own.</summary>
internal static class Pages
{
    public const string Filler = "The delegation thanks the Chair for the balanced draft and recalls that the network belongs to nobody and serves everybody. It will come back to paragraph four in the second reading.";

    public static Source Source(string? country = null, string institution = "Ministry") =>
        new("est-mfa", "News", country, institution, ["https://example.org/"], null, ["en"], new SourceScope(["example.org"], [], [], 3, 100), null, true, "");

    public static FetchResult.Body Body(string html, string address = "https://example.org/news/1.html", string? type = "text/html", string? charset = "utf-8") =>
        Body(Encoding.UTF8.GetBytes(html), address, type, charset);

    public static FetchResult.Body Body(byte[] bytes, string address = "https://example.org/news/1.html", string? type = "text/html", string? charset = "utf-8") =>
        new(new Uri(address), 200, type, charset, bytes, null, null, new SortedDictionary<string, string>());

    public static PageContent.Article Article(string html, Source? source = null, string address = "https://example.org/news/1.html") =>
        Assert.IsType<PageContent.Article>(PageExtractor.Extract(Body(html, address), source ?? Source()));

    public static PageContent.Refused Refused(FetchResult.Body body) => Assert.IsType<PageContent.Refused>(PageExtractor.Extract(body, Source()));
}
