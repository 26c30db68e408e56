using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

public sealed class CanonicalUrlTests
{
    [Theory]
    [InlineData("HTTP://Example.ORG:80/a", "http://example.org/a")]
    [InlineData("https://example.org:443", "https://example.org/")]
    [InlineData("http://example.org:8080/", "http://example.org:8080/")]
    [InlineData("http://example.org./a", "http://example.org/a")]
    [InlineData("http://example.org/a/./b/../c", "http://example.org/a/c")]
    [InlineData("http://example.org/a#part", "http://example.org/a")]
    [InlineData("http://example.org/a?utm_source=x&id=3&UTM_medium=y&fbclid=z", "http://example.org/a?id=3")]
    [InlineData("http://example.org/a?utm_source=x", "http://example.org/a")]
    [InlineData("http://example.org/a?b=2&a=1", "http://example.org/a?b=2&a=1")]
    [InlineData("http://example.org/%7euser/%c3%a9", "http://example.org/~user/%C3%A9")]
    [InlineData("http://example.org/é", "http://example.org/%C3%A9")]
    [InlineData("http://example.org/a?PHPSESSID=ab12&id=3", "http://example.org/a?id=3")]
    [InlineData("http://example.org/a;jsessionid=AB12.node1?id=3", "http://example.org/a?id=3")]
    [InlineData("http://example.org/(S(abcdefghijklmnopqrstuvwx))/a", "http://example.org/a")]
    [InlineData("http://example.org/a?mtm_campaign=x&pk_kwd=y&_ga=z", "http://example.org/a")]
    [InlineData("http://example.org/a?session=2014&sid=3", "http://example.org/a?session=2014&sid=3")]
    [InlineData("http://münchen.de/", "http://xn--mnchen-3ya.de/")]
    public void One_page_has_one_address(string written, string canonical)
    {
        var address = CanonicalUrl.Of(new Uri(written));

        Assert.Equal(canonical, address.AbsoluteUri);
        Assert.Equal(canonical, CanonicalUrl.Of(address).AbsoluteUri);
    }
}
