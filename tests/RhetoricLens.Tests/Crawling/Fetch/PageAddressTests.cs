using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

public sealed class PageAddressTests
{
    [Theory]
    [InlineData("http://a.org/x?print=1", "http://a.org/x")]
    [InlineData("http://a.org/x?print", "http://a.org/x")]
    [InlineData("http://a.org/x?id=3&print=yes", "http://a.org/x?id=3")]
    [InlineData("http://a.org/x?view=print", "http://a.org/x")]
    [InlineData("http://a.org/x?tmpl=component&print=1&id=3", "http://a.org/x?id=3")]
    [InlineData("http://a.org/x?printable=true", "http://a.org/x")]
    [InlineData("http://a.org/x/print", "http://a.org/x")]
    [InlineData("http://a.org/x/print/", "http://a.org/x")]
    [InlineData("http://a.org/x/print.html", "http://a.org/x")]
    [InlineData("http://a.org/print/node/12", "http://a.org/node/12")]
    [InlineData("http://a.org/x-print.html", "http://a.org/x.html")]
    [InlineData("http://a.org/x_print.htm", "http://a.org/x.htm")]
    [InlineData("http://a.org/x", null)]
    [InlineData("http://a.org/print", null)]
    [InlineData("http://a.org/blueprint", null)]
    [InlineData("http://a.org/print-media/1", null)]
    [InlineData("http://a.org/x?print=7", null)]
    [InlineData("http://a.org/x?view=list", null)]
    public void A_print_view_is_told_from_its_page(string address, string? screen) =>
        Assert.Equal(screen, PageAddress.OfScreen(new Uri(address))?.AbsoluteUri);

    [Theory]
    // The canonical address counts on the same host, whatever the scheme, and never leads all pages to the front page.
    [InlineData("http://a.org/x?ref=1", "http://a.org/x", "http://a.org/x")]
    [InlineData("http://a.org/x", "https://a.org/x", "https://a.org/x")]
    [InlineData("http://a.org/x", "http://other.org/x", "http://a.org/x")]
    [InlineData("http://a.org/x", "http://a.org/", "http://a.org/x")]
    [InlineData("http://a.org/x", null, "http://a.org/x")]
    [InlineData("http://a.org:8080/x", "http://a.org:9090/x", "http://a.org:8080/x")]
    // Also a print view that names itself is not the page.
    [InlineData("http://a.org/x/print", "http://a.org/x/print", "http://a.org/x")]
    [InlineData("http://a.org/x/print", "http://a.org/y", "http://a.org/y")]
    public void A_page_stands_under_the_address_it_names_on_its_host(string address, string? named, string expected) =>
        Assert.Equal(expected, PageAddress.Of(new Uri(address), named is null ? null : new Uri(named)).AbsoluteUri);
}
