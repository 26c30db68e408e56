using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

public sealed class RobotsRulesTests
{
    [Theory]
    // Groups: the named one, however written; several for one name are one; consecutive names share rules.
    [InlineData("User-agent: *\nDisallow: /\nUser-agent: RhetoricLens\nAllow: /", "/a", true)]
    [InlineData("USER-AGENT: rhetoriclens/2.0\nDISALLOW: /a", "/a", false)]
    [InlineData("User-agent: RhetoricLens\nDisallow: /a\nUser-agent: other\nDisallow: /b\nUser-agent: rhetoriclens\nDisallow: /c", "/c", false)]
    [InlineData("User-agent: RhetoricLens\nUser-agent: other\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: other\nSitemap: /x\nUser-agent: RhetoricLens\nDisallow: /a", "/a", false)]
    [InlineData("User-agent: RhetoricLensBot\nDisallow: /", "/a", true)]
    [InlineData("User-agent: other\nDisallow: /", "/a", true)]
    [InlineData("Disallow: /a\nUser-agent: *\nDisallow: /b", "/a", true)]
    // Longest match; allow wins a tie; an empty rule says nothing.
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a/b", "/a/b/c", true)]
    [InlineData("User-agent: *\nAllow: /a\nDisallow: /a/b", "/a/b", false)]
    [InlineData("User-agent: *\nDisallow: /a\nAllow: /a", "/a", true)]
    [InlineData("User-agent: *\nDisallow:", "/a", true)]
    [InlineData("User-agent: *\nDisallow: /\nAllow: /$", "/", true)]
    // Wildcards and ends.
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf", false)]
    [InlineData("User-agent: *\nDisallow: /*.pdf$", "/a/b.pdf?x", true)]
    [InlineData("User-agent: *\nDisallow: /a*z", "/a/b/z/c", false)]
    [InlineData("User-agent: *\nDisallow: */private", "/x/private", false)]
    [InlineData("User-agent: *\nDisallow: /a$b", "/a$b", false)]
    [InlineData("User-agent: *\nDisallow: /fish", "/Fish", true)]
    [InlineData("User-agent: *\nDisallow: /fish", "/fishheads/y?id=1", false)]
    // Percent-encoding (RFC 9309, 2.2.2).
    [InlineData("User-agent: *\nDisallow: /foo/bar/%62%61%7A", "/foo/bar/baz", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/ツ", "/foo/bar/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /foo/bar/%e3%83%84", "/foo/bar/%E3%83%84", false)]
    [InlineData("User-agent: *\nDisallow: /a%2Ab", "/axb", true)]
    [InlineData("User-agent: *\nDisallow: /a%2Ab", "/a*b", false)]
    // Lines as they come: comments, spaces, CR, byte order mark, a forgotten colon.
    [InlineData("\uFEFFUser-agent: * # all\r\n  Disallow : /a # not this\r\n", "/a", false)]
    [InlineData("User-agent: *\rDisallow: /a", "/a", false)]
    [InlineData("User-agent *\nDisallow /a", "/a", false)]
    [InlineData("", "/a", true)]
    public void The_standard_is_followed(string robots, string path, bool allowed) =>
        Assert.Equal(allowed, Parse(robots).Decide("RhetoricLens", path).Allowed);

    [Fact]
    public void The_deciding_line_is_told()
    {
        var verdict = Parse("# hello\nUser-agent: *\nDisallow: /a\nDisallow: /a/b").Decide("RhetoricLens", "/a/b/c");

        Assert.Equal(new Verdict(false, "Disallow: /a/b", 4), verdict);
    }

    [Theory]
    [InlineData("ExampleBot/2.1 (+https://example.org)")]
    [InlineData("examplebot")]
    public void A_crawler_is_known_by_its_token_whatever_follows_it(string agent) =>
        Assert.False(Parse("User-agent: *\nAllow: /\nUser-agent: ExampleBot/1.0\nDisallow: /a").Decide(agent, "/a").Allowed);

    [Fact]
    public void Robots_txt_itself_may_always_be_read() => Assert.True(Parse("User-agent: *\nDisallow: /").Decide("RhetoricLens", "/robots.txt").Allowed);

    [Theory]
    [InlineData("User-agent: *\nCrawl-delay: 2.5", 2.5)]
    [InlineData("User-agent: a\nCrawl-delay: 9\nUser-agent: *\nDisallow: /x", 9)]
    [InlineData("User-agent: a\nDisallow: /y\nCrawl-delay: 9\nUser-agent: *\nDisallow: /x", 0)]
    [InlineData("User-agent: *\nCrawl-delay: soon", 0)]
    [InlineData("User-agent: *\nCrawl-delay: 1e99", 0)]
    [InlineData("User-agent: *\nCrawl-delay: 99999999999999999999999", 600)]
    public void The_crawl_delay_is_read_and_bounded(string robots, double seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Parse(robots).CrawlDelay("RhetoricLens"));

    [Fact]
    public void Sitemaps_belong_to_no_group() => Assert.Equal(["https://a/1", "https://a/2"], Parse("Sitemap: https://a/1\nUser-agent: x\nDisallow: /\nsitemap:https://a/2").Sitemaps);

    [Fact]
    public void Only_the_first_500_KiB_count_and_no_half_line()
    {
        var head = "User-agent: *\nDisallow: /early\n";
        var filler = new string('#', Limits.MaxRobotsBytes - head.Length - 12) + "\n";
        var rules = Parse(head + filler + "Disallow: /late-and-cut");

        Assert.False(rules.Decide("RhetoricLens", "/early").Allowed);
        Assert.True(rules.Decide("RhetoricLens", "/").Allowed);
        Assert.True(rules.Decide("RhetoricLens", "/late-and-cut").Allowed);
    }

    [Fact]
    public void Patterns_made_to_be_slow_are_not()
    {
        var rules = Parse("User-agent: *\nDisallow: /" + string.Concat(Enumerable.Repeat("*a", 20_000)) + "b");

        Assert.True(rules.Decide("RhetoricLens", "/" + new string('a', 2_000)).Allowed);
    }

    [Fact]
    public void Any_bytes_can_be_parsed()
    {
        var random = new Random(7);
        for (var i = 0; i < 200; i++)
        {
            var bytes = new byte[random.Next(400)];
            random.NextBytes(bytes);
            Assert.True(RobotsRules.Parse([.. "User-agent: *\n"u8, .. bytes]).Decide("RhetoricLens", "/robots.txt").Allowed);
        }
    }

    private static RobotsRules Parse(string robots) => RobotsRules.Parse(Encoding.UTF8.GetBytes(robots));
}
