using System.IO.Compression;
using System.Text;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

public sealed class PoliteFetcherTests
{
    private static readonly FetchSettings Loopback = FetchSettings.Default with { AllowLoopback = true, Pace = TimeSpan.Zero };

    [Fact]
    public async Task A_page_comes_back_with_its_validators_and_type()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404)
            : new Reply(200, "Content-Type: text/html; charset=ISO-8859-5\r\nETag: \"v1\"\r\nLast-Modified: Mon, 15 Dec 2014 10:00:00 GMT\r\n", "hello"u8.ToArray()));

        var body = Assert.IsType<FetchResult.Body>(await FetchAsync(server.Address("/a")));

        Assert.Equal(("text/html", "ISO-8859-5", "\"v1\"", "Mon, 15 Dec 2014 10:00:00 GMT"), (body.ContentType, body.Charset, body.ETag, body.LastModified));
        Assert.Equal("hello", Encoding.ASCII.GetString(body.Bytes));
    }

    [Fact]
    public async Task The_crawler_says_who_it_is_and_asks_for_robots_txt_first_and_once()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Text("User-agent: *\nDisallow: /private") : Reply.Html("x"));
        await using var fetcher = new PoliteFetcher(Loopback with { UserAgent = FetchSettings.AgentWith("mailto:me@example.org") }, TimeProvider.System);

        await fetcher.FetchAsync(server.Address("/a"), null, null, CancellationToken.None);
        await fetcher.FetchAsync(server.Address("/b"), null, null, CancellationToken.None);
        var refused = await fetcher.FetchAsync(server.Address("/private/c"), null, null, CancellationToken.None);

        Assert.Equal(["/robots.txt", "/a", "/b"], server.Paths);
        Assert.All(server.Seen, request => Assert.Contains("User-Agent: RhetoricLens/0.1 (+mailto:me@example.org; research crawler)", request.Head, StringComparison.Ordinal));
        var failed = Assert.IsType<FetchResult.Failed>(refused);
        Assert.Equal((FetchOutcome.Robots, "robots.txt, line 2: Disallow: /private"), (failed.Outcome, failed.Reason));
    }

    [Theory]
    [InlineData(404, null)]
    [InlineData(403, null)]
    [InlineData(500, FetchOutcome.Robots)]
    [InlineData(503, FetchOutcome.Robots)]
    public async Task An_absent_robots_txt_opens_the_site_and_a_failing_one_closes_it(int status, FetchOutcome? expected)
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(status) : Reply.Html("x"));

        var result = await FetchAsync(server.Address("/a"));

        Assert.Equal(expected, (result as FetchResult.Failed)?.Outcome);
    }

    [Fact]
    public async Task Robots_txt_is_asked_for_again_after_a_day()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404) : Reply.Html("x"));
        var clock = new SkippingClock();
        await using var fetcher = new PoliteFetcher(Loopback, clock);

        await fetcher.FetchAsync(server.Address("/a"), null, null, CancellationToken.None);
        clock.Advance(TimeSpan.FromHours(25));
        await fetcher.FetchAsync(server.Address("/b"), null, null, CancellationToken.None);

        Assert.Equal(["/robots.txt", "/a", "/robots.txt", "/b"], server.Paths);
    }

    [Fact]
    public async Task An_unchanged_page_is_not_sent_again()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404) : Reply.Of(304));

        var result = await FetchAsync(server.Address("/a"), "\"v1\"", "Mon, 15 Dec 2014 10:00:00 GMT");

        Assert.IsType<FetchResult.NotModified>(result);
        Assert.Contains("If-None-Match: \"v1\"\nIf-Modified-Since: Mon, 15 Dec 2014 10:00:00 GMT", server.Seen.Last().Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(404, FetchOutcome.Gone)]
    [InlineData(410, FetchOutcome.Gone)]
    [InlineData(403, FetchOutcome.HttpError)]
    [InlineData(500, FetchOutcome.HttpError)]
    public async Task Each_status_has_its_outcome(int status, FetchOutcome expected)
    {
        await using var server = new ScriptedServer(path => Reply.Of(path == "/robots.txt" ? 404 : status));

        var failed = Assert.IsType<FetchResult.Failed>(await FetchAsync(server.Address("/a")));

        Assert.Equal((expected, status), (failed.Outcome, failed.Status));
    }

    [Fact]
    public async Task The_pace_is_kept_between_requests_and_a_longer_crawl_delay_wins()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Text("User-agent: *\nCrawl-delay: 7") : Reply.Html("x"));
        var clock = new SkippingClock();
        await using var fetcher = new PoliteFetcher(Loopback with { Pace = TimeSpan.FromSeconds(2) }, clock);

        await fetcher.FetchAsync(server.Address("/a"), null, null, CancellationToken.None);
        await fetcher.FetchAsync(server.Address("/b"), null, null, CancellationToken.None);

        Assert.Equal([TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(7)], clock.Waits);
    }

    [Fact]
    public async Task Redirects_are_followed_and_the_final_address_is_told()
    {
        await using var server = new ScriptedServer(path => path switch { "/robots.txt" => Reply.Of(404), "/a" => Reply.Redirect("/b"), _ => Reply.Html("x") });

        Assert.Equal(server.Address("/b"), Assert.IsType<FetchResult.Body>(await FetchAsync(server.Address("/a"))).Address);
    }

    [Theory]
    [InlineData("/a", FetchOutcome.RedirectLoop)]
    [InlineData("/endless", FetchOutcome.RedirectLoop)]
    [InlineData("http://10.0.0.1/", FetchOutcome.BlockedAddress)]
    [InlineData("http://[::ffff:169.254.169.254]/", FetchOutcome.BlockedAddress)]
    [InlineData("ftp://127.0.0.1/", FetchOutcome.BlockedAddress)]
    [InlineData("/secret", FetchOutcome.Robots)]
    public async Task Every_hop_of_a_redirect_is_checked(string target, FetchOutcome expected)
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Text("User-agent: *\nDisallow: /secret")
            : Reply.Redirect(path.StartsWith("/endless", StringComparison.Ordinal) ? path + "x" : target));

        Assert.Equal(expected, Assert.IsType<FetchResult.Failed>(await FetchAsync(server.Address("/a"))).Outcome);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    [InlineData("zstd")]
    public async Task Decompressed_bytes_are_counted_and_cut(string coding)
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404)
            : new Reply(200, $"Content-Type: text/html\r\nContent-Encoding: {coding}\r\n", Compress(coding, new byte[3_000_000])));

        var failed = await FetchAsync(server.Address("/a"), settings: Loopback with { MaxBodyBytes = 1_000_000 });
        var whole = await FetchAsync(server.Address("/a"), settings: Loopback with { MaxBodyBytes = 3_000_000 });

        Assert.Equal(FetchOutcome.TooLarge, Assert.IsType<FetchResult.Failed>(failed).Outcome);
        Assert.Equal(3_000_000, Assert.IsType<FetchResult.Body>(whole).Bytes.Length);
    }

    [Theory]
    [InlineData("/a", FetchOutcome.Timeout)]
    // What cannot be asked is closed.
    [InlineData("/robots.txt", FetchOutcome.Robots)]
    public async Task A_body_that_never_ends_is_given_up_at_the_deadline(string held, FetchOutcome expected)
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Text("") : Reply.Html("x")) { Holds = path => path == held };
        var settings = Loopback with { Deadline = TimeSpan.FromMilliseconds(500) };

        Assert.Equal(expected, Assert.IsType<FetchResult.Failed>(await FetchAsync(server.Address("/a"), settings: settings)).Outcome);
    }

    [Fact]
    public async Task A_film_is_not_downloaded()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404) : new Reply(200, "Content-Type: video/mp4\r\n", [1, 2, 3]));

        Assert.Equal(FetchOutcome.NotText, Assert.IsType<FetchResult.Failed>(await FetchAsync(server.Address("/a"))).Outcome);
    }

    [Fact]
    public async Task A_body_that_is_not_compressed_as_stated_is_an_error_of_the_server()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404) : new Reply(200, "Content-Type: text/html\r\nContent-Encoding: gzip\r\n", "no gzip"u8.ToArray()));

        Assert.Equal(FetchOutcome.HttpError, Assert.IsType<FetchResult.Failed>(await FetchAsync(server.Address("/a"))).Outcome);
    }

    [Fact]
    public async Task A_closed_port_is_a_failed_connection()
    {
        Uri address;
        await using (var server = new ScriptedServer(_ => Reply.Html("x")))
            address = server.Address("/a");

        Assert.Equal(FetchOutcome.Connection, Assert.IsType<FetchResult.Failed>(await FetchAsync(address)).Outcome);
    }

    [Fact]
    public async Task A_name_that_does_not_resolve_is_told_as_such() =>
        Assert.Equal(FetchOutcome.Dns, Assert.IsType<FetchResult.Failed>(await FetchAsync(new Uri("http://no-such-host.invalid/"))).Outcome);

    [Theory]
    [InlineData("http://127.0.0.1:{0}/")]
    [InlineData("http://localhost:{0}/")]
    [InlineData("http://2130706433:{0}/")]
    [InlineData("http://0x7f000001:{0}/")]
    [InlineData("http://[::ffff:127.0.0.1]:{0}/")]
    public async Task Loopback_is_closed_unless_it_is_asked_for(string pattern)
    {
        await using var server = new ScriptedServer(_ => Reply.Html("x"));
        var address = new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, pattern, server.Address("/").Port));

        var result = await FetchAsync(address, settings: FetchSettings.Default);

        Assert.Equal(FetchOutcome.BlockedAddress, Assert.IsType<FetchResult.Failed>(result).Outcome);
        Assert.Empty(server.Seen);
    }

    [Fact]
    public async Task Cancelling_throws_and_leaves_the_host_free()
    {
        await using var server = new ScriptedServer(path => path == "/robots.txt" ? Reply.Of(404) : Reply.Html("x"));
        await using var fetcher = new PoliteFetcher(Loopback, TimeProvider.System);
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => fetcher.FetchAsync(server.Address("/a"), null, null, cancelled.Token));
        Assert.IsType<FetchResult.Body>(await fetcher.FetchAsync(server.Address("/a"), null, null, CancellationToken.None));
    }

    [Fact]
    public async Task Sitemaps_named_in_robots_txt_are_found()
    {
        await using var server = new ScriptedServer(_ => Reply.Text("Sitemap: /map.xml\nSitemap: https://example.org/other.xml"));
        await using var fetcher = new PoliteFetcher(Loopback, TimeProvider.System);

        Assert.Equal([server.Address("/map.xml"), new Uri("https://example.org/other.xml")], await fetcher.SitemapsAsync(server.Address("/"), CancellationToken.None));
    }

    private static async Task<FetchResult> FetchAsync(Uri address, string? etag = null, string? modified = null, FetchSettings? settings = null)
    {
        await using var fetcher = new PoliteFetcher(settings ?? Loopback, TimeProvider.System);
        return await fetcher.FetchAsync(address, etag, modified, CancellationToken.None);
    }

    private static byte[] Compress(string coding, byte[] data)
    {
        using var packed = new MemoryStream();
        using (Stream packer = coding switch
        {
            "gzip" => new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            "zstd" => new ZstdSharp.CompressionStream(packed, leaveOpen: true),
            "br" => new BrotliStream(packed, CompressionLevel.Optimal, leaveOpen: true),
            _ => new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true),
        })
            packer.Write(data);
        return packed.ToArray();
    }
}
