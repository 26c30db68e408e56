using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class CrawlApiTests(House house) : IClassFixture<House>
{
    private static int _sources;

    private static Source Site(string id) => new(
        id, "A site", null, "An institution", ["https://example.org/"], null, ["en"], new SourceScope(["example.org"], [], [], 2, 100), null, true, "");

    [Fact]
    public async Task A_crawl_is_counted_by_outcome()
    {
        var id = Crawl();
        var crawl = await GetAsync($"/v1/crawls/{id}");
        Assert.StartsWith("site", Text(crawl, "source"));
        Assert.Equal((id, "partial", "left"), (crawl.GetProperty("id").GetInt64(), Text(crawl, "state"), Text(crawl, "reason")));
        Assert.Equal(7, crawl.GetProperty("addresses").GetInt32());
        Assert.Equal((5, 1), (crawl.GetProperty("outcomes").GetProperty("robots").GetInt32(), crawl.GetProperty("outcomes").GetProperty("noMainText").GetInt32()));
    }

    [Fact]
    public async Task Its_addresses_are_listed_by_outcome_page_by_page_without_loss()
    {
        var id = Crawl();
        var seen = new List<string>();
        for (var next = $"/v1/crawls/{id}/pages?outcome=robots&limit=2"; next is not null;)
        {
            using var response = await house.Client.GetAsync(new Uri(next, UriKind.Relative));
            var page = await response.Content.ReadFromJsonAsync<JsonElement>();
            seen.AddRange(page.GetProperty("pages").EnumerateArray().Select(row => Text(row, "address")));
            Assert.All(page.GetProperty("pages").EnumerateArray(), row => Assert.Equal(("robots", "Disallow: /private"), (Text(row, "outcome"), Text(row, "reason"))));
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
            Assert.Equal(next is null, page.GetProperty("next").ValueKind == JsonValueKind.Null);
        }
        Assert.Equal(Enumerable.Range(0, 5).Select(i => $"https://example.org/private/{id}/{i}"), seen);
    }

    [Fact]
    public async Task Crawls_are_listed_newest_first()
    {
        var (older, newer) = (Crawl(), Crawl());
        var list = await GetAsync("/v1/crawls?limit=1");
        Assert.Equal(newer, list.GetProperty("crawls")[0].GetProperty("id").GetInt64());
        var rest = await GetAsync("/v1/crawls?limit=1&cursor=" + Text(list, "next"));
        Assert.Equal(older, rest.GetProperty("crawls")[0].GetProperty("id").GetInt64());
    }

    [Theory]
    [InlineData("/v1/crawls/99999", HttpStatusCode.NotFound, "unknown_crawl")]
    [InlineData("/v1/crawls/99999/pages", HttpStatusCode.NotFound, "unknown_crawl")]
    [InlineData("/v1/crawls/1/pages?outcome=lost", HttpStatusCode.BadRequest, "unknown_outcome")]
    [InlineData("/v1/crawls/1/pages?outcome=3", HttpStatusCode.BadRequest, "unknown_outcome")]
    [InlineData("/v1/crawls?limit=0", HttpStatusCode.BadRequest, "bad_limit")]
    [InlineData("/v1/crawls?cursor=%27", HttpStatusCode.BadRequest, "bad_cursor")]
    [InlineData("/v1/documents/nothing/versions/1/diff/2", HttpStatusCode.NotFound, "unknown_document")]
    public async Task What_cannot_be_answered_is_a_problem(string address, HttpStatusCode status, string code)
    {
        using var response = await house.Client.GetAsync(new Uri(address, UriKind.Relative));
        Assert.Equal((status, "application/problem+json"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        Assert.Equal(code, Text(await response.Content.ReadFromJsonAsync<JsonElement>(), "code"));
    }

    private long Crawl()
    {
        var store = house.Workspace.Store;
        var source = $"site{Interlocked.Increment(ref _sources)}";
        store.Sources.Register([Site(source)]);
        var id = store.Frontier.Start(source, ["https://example.org/"]).CrawlId;
        var home = store.Frontier.NextPending(id, 1)[0];
        FoundAddress[] found =
        [
            .. Enumerable.Range(0, 5).Select(i => new FoundAddress($"https://example.org/private/{id}/{i}", 1, FetchOutcome.Robots, "Disallow: /private")),
            new($"https://example.org/{id}", 1, FetchOutcome.NoMainText, ""),
        ];
        store.Frontier.Record(new PageVisit(id, home.Id, FetchOutcome.Listing, "") { Found = found }, null);
        store.Frontier.Finish(id, "partial", "left", null);
        return id;
    }

    private async Task<JsonElement> GetAsync(string address) => await house.Client.GetFromJsonAsync<JsonElement>(new Uri(address, UriKind.Relative));

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;
}
