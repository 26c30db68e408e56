using System.Text;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

/// <summary>What RFC 9309 says, rule by rule, and what Google's published parser does where the standard leaves room.</summary>
public sealed class RobotsConformanceTests
{
    private const string Site = "http://site.test";

    [Theory]
    // 2.1: groups. Several agent lines share rules; blank lines, sitemaps and unknown keys end nothing; rules before any agent count for nobody.
    [InlineData("user-agent: a\n\nuser-agent: b\n\n\ndisallow: /x", "a", "/x", false)]
    [InlineData("user-agent: a\nhost: h\nuser-agent: b\ndisallow: /x", "a", "/x", false)]
    [InlineData("user-agent: a\ncrawl-delay: 3\nuser-agent: b\ndisallow: /x", "a", "/x", false)]
    [InlineData("user-agent: a\ndisallow: /x\nuser-agent: b\ndisallow: /y", "a", "/y", true)]
    [InlineData("user-agent: a\ndisallow:\nuser-agent: b\ndisallow: /y", "a", "/y", true)]
    [InlineData("disallow: /x\nuser-agent: *\nallow: /", "a", "/x", true)]
    [InlineData("user-agent: a\ndisallow: /x\nuser-agent: b\ndisallow: /y\nuser-agent: A\nallow: /x/z", "a", "/x/z", true)]
    [InlineData("user-agent: a\ndisallow: /x\nuser-agent: b\ndisallow: /y\nuser-agent: A\nallow: /x/z", "a", "/x", false)]
    // 2.2.1: the agent line. Only letters, hyphens and underscores make a token; * is for those who are not named, also when it has more behind it.
    [InlineData("user-agent: a/1.0 (x)\ndisallow: /", "a", "/x", false)]
    [InlineData("user-agent: a b\ndisallow: /", "a", "/x", false)]
    [InlineData("user-agent: a b\ndisallow: /", "a b", "/x", true)]
    [InlineData("user-agent: ab\ndisallow: /", "a", "/x", true)]
    [InlineData("user-agent: a_b-c\ndisallow: /", "A_B-C", "/x", false)]
    [InlineData("user-agent: * everyone\ndisallow: /", "a", "/x", false)]
    [InlineData("user-agent: *a\ndisallow: /", "a", "/x", true)]
    [InlineData("user-agent: *\ndisallow: /\nuser-agent: a", "a", "/x", true)]
    [InlineData("user-agent: a\nallow: /x\nuser-agent: *\ndisallow: /", "a", "/y", true)]
    // 2.2.2: the longest match in octets wins, allow wins a tie, nothing matched is allowed, paths tell cases apart.
    [InlineData("user-agent: *\nallow: /x/y\ndisallow: /x/y", "a", "/x/y", true)]
    [InlineData("user-agent: *\ndisallow: /x/*/z\nallow: /x/y", "a", "/x/y/z", false)]
    [InlineData("user-agent: *\ndisallow: /x/***\nallow: /x/y", "a", "/x/y", false)]
    [InlineData("user-agent: *\ndisallow: /x$y\nallow: /x", "a", "/x$y", false)]
    [InlineData("user-agent: *\ndisallow: /X", "a", "/x", true)]
    [InlineData("user-agent: *\ndisallow: x", "a", "/x", true)]
    [InlineData("user-agent: *\ndisallow: *x", "a", "/y/x", false)]
    [InlineData("user-agent: *\ndisallow: /x\nallow:", "a", "/x", false)]
    // Percent-encoding: one spelling for each octet on both sides; reserved characters of a query mean the same escaped and plain.
    [InlineData("user-agent: *\ndisallow: /ü", "a", "/%C3%BC", false)]
    [InlineData("user-agent: *\ndisallow: /%c3%bc", "a", "/ü", false)]
    [InlineData("user-agent: *\ndisallow: /%7Ex", "a", "/~x", false)]
    [InlineData("user-agent: *\ndisallow: /a%2Fb", "a", "/a/b", true)]
    [InlineData("user-agent: *\ndisallow: /a%2fb", "a", "/a%2Fb", false)]
    [InlineData("user-agent: *\ndisallow: /a?u=http://b", "a", "/a?u=http%3A%2F%2Fb", false)]
    [InlineData("user-agent: *\ndisallow: /a?u=http%3A%2F%2Fb", "a", "/a?u=http://b", false)]
    [InlineData("user-agent: *\ndisallow: /*u=http%3A", "a", "/a?u=http%3A%2F%2Fb", false)]
    [InlineData("user-agent: *\ndisallow: /a b", "a", "/a%20b", false)]
    [InlineData("user-agent: *\ndisallow: /a|b", "a", "/a%7Cb", false)]
    [InlineData("user-agent: *\ndisallow: /100%", "a", "/100%25", false)]
    // 2.2.3: special characters.
    [InlineData("user-agent: *\ndisallow: /x # /y", "a", "/x", false)]
    [InlineData("user-agent: *\ndisallow: /x#y", "a", "/xz", false)]
    [InlineData("user-agent: *\ndisallow: /*x$", "a", "/a/x/x", false)]
    [InlineData("user-agent: *\ndisallow: /*x$", "a", "/xx?y", true)]
    [InlineData("user-agent: *\ndisallow: /$", "a", "/", false)]
    [InlineData("user-agent: *\ndisallow: /$", "a", "/x", true)]
    [InlineData("user-agent: *\ndisallow: $", "a", "/", true)]
    [InlineData("user-agent: *\ndisallow: *", "a", "/x", false)]
    [InlineData("user-agent: *\ndisallow: /x%24", "a", "/x$y", false)]
    [InlineData("user-agent: *\ndisallow: /x%2A", "a", "/x*", false)]
    [InlineData("user-agent: *\ndisallow: /*?", "a", "/x?y", false)]
    [InlineData("user-agent: *\ndisallow: /*;", "a", "/x;y=1", false)]
    [InlineData("user-agent: *\ndisallow: /x//y", "a", "/x//y", false)]
    // Lines as people write them: a missing colon, gaps before it, usual misspellings, any line ending.
    [InlineData("user-agent *\ndisallow\t/x", "a", "/x", false)]
    [InlineData("user-agent *\ndisallow /x y", "a", "/x", true)]
    [InlineData("user-agent : *\ndisallow\t:/x", "a", "/x", false)]
    [InlineData("useragent: *\ndissallow: /x", "a", "/x", false)]
    [InlineData("user agent: *\ndisalow: /x", "a", "/x", false)]
    [InlineData("user-agent: *\ndiasllow: /x\ndisallaw: /y\ndissalow: /z", "a", "/z", false)]
    [InlineData("user-agent: *\nalow: /x\ndisallow: /", "a", "/x", false)]
    [InlineData(": /x\nuser-agent: *\n: /x\ndisallow: /y", "a", "/y", false)]
    [InlineData("user-agent: *\r\rdisallow: /x\r", "a", "/x", false)]
    [InlineData("user-agent: *\n\rdisallow: /x", "a", "/x", false)]
    [InlineData("u\0s\0e\0r\0-\0a\0g\0e\0n\0t\0:\0*\0\n\0d\0i\0s\0a\0l\0l\0o\0w\0:\0/\0x\0", "a", "/x", false)]
    // Who allows a folder's index page allows the folder, as Google reads it; who disallows it means the page.
    [InlineData("user-agent: *\nallow: /x/index.html\ndisallow: /", "a", "/x/", true)]
    [InlineData("user-agent: *\nallow: /x/index.html\ndisallow: /", "a", "/x/y", false)]
    [InlineData("user-agent: *\nallow: /x/index.htm\ndisallow: /", "a", "/x/", true)]
    [InlineData("user-agent: *\ndisallow: /x/index.html", "a", "/x/", true)]
    public void Each_rule_is_kept(string robots, string agent, string path, bool allowed) =>
        Assert.Equal(allowed, Parse(Encoding.UTF8.GetBytes(robots)).Decide(agent, new Uri(Site + path).PathAndQuery).Allowed);

    [Theory]
    [InlineData(new byte[] { 0xEF, 0xBB, 0xBF }, false)]
    [InlineData(new byte[] { 0xEF, 0xBB }, false)]
    [InlineData(new byte[] { 0xEF }, false)]
    [InlineData(new byte[] { 0xFF, 0xFE }, false)]
    [InlineData(new byte[] { 0xEF, 0x11 }, true)]
    public void A_byte_order_mark_or_the_beginning_of_one_is_passed_over(byte[] mark, bool allowed) =>
        Assert.Equal(allowed, Parse([.. mark, .. "user-agent: a\ndisallow: /"u8]).Decide("a", "/x").Allowed);

    [Fact]
    public void Octets_in_an_old_encoding_are_compared_as_octets() =>
        Assert.False(Parse([.. "user-agent: *\ndisallow: /"u8, 0xE9, .. "t"u8]).Decide("a", "/%E9t%E9").Allowed);

    [Fact]
    public void A_line_is_read_up_to_eight_times_the_longest_address()
    {
        var start = "/x/" + new string('a', 17_000);
        var rules = Parse(Encoding.ASCII.GetBytes("user-agent: *\ndisallow: " + start + "/z\n"));
        Assert.True(rules.Decide("a", "/y").Allowed);
        Assert.False(rules.Decide("a", start + "/other").Allowed);
    }

    [Fact]
    public void Lines_are_counted_whatever_ends_them()
    {
        foreach (var end in new[] { "\n", "\r\n", "\r" })
            Assert.Equal(5, Parse(Encoding.ASCII.GetBytes(string.Join(end, "# a", "", "user-agent: *", "", "disallow: /x"))).Decide("a", "/x").LineNumber);
    }

    [Fact]
    public void Sitemaps_are_found_under_both_spellings() =>
        Assert.Equal(["https://a/1", "https://a/2"], Parse("site-map: https://a/1\nSITEMAP: https://a/2 # x"u8).Sitemaps);

    private static RobotsRules Parse(ReadOnlySpan<byte> robots) => RobotsRules.Parse(robots);
}
