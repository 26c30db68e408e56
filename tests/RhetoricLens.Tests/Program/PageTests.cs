using System.Net;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class PageTests(House house) : IClassFixture<House>
{
    [Theory]
    [InlineData("/", "China")]
    [InlineData("/trends?country=CHN,USA&by=5y", "2005")]
    [InlineData("/trends?country=XYZ", "is no country")]
    [InlineData("/search?q=%22binding+treaty%22", "<mark>binding treaty</mark>")]
    [InlineData("/documents/test:chn00", "class=\"p multilateral\"")]
    [InlineData("/score", "<textarea")]
    [InlineData("/concordance?q=sovereignty", "class=\"key-word\"")]
    [InlineData("/models", "judges new documents")]
    [InlineData("/models/linear-3", "Model linear-3")]
    [InlineData("/docs", "What the numbers mean")]
    [InlineData("/docs/measure", "Topic gate")]
    public async Task Each_page_shows_what_it_is_for(string address, string content)
    {
        var response = await house.Client.GetAsync(address);
        var html = await response.Content.ReadAsStringAsync();
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.Contains(content, html);
    }

    [Theory]
    [InlineData("/documents/test:hostile")]
    [InlineData("/search?q=network")]
    public async Task A_title_that_is_markup_stays_text(string address)
    {
        var response = await house.Client.GetAsync(address);
        var html = await response.Content.ReadAsStringAsync();
        Assert.DoesNotContain(House.Hostile, html);
        Assert.Contains("&lt;script&gt;", html);
        Assert.Contains("default-src 'self'", response.Headers.GetValues("Content-Security-Policy").Single());
    }

    [Theory]
    [InlineData("/documents/none")]
    [InlineData("/documents/none/diff/1/2")]
    [InlineData("/documents/test:chn00/diff/1/2")]
    [InlineData("/documents/test:chn00?version=2")]
    [InlineData("/docs/none")]
    public async Task What_there_is_not_is_not_found(string address) => Assert.Equal(HttpStatusCode.NotFound, (await house.Client.GetAsync(address)).StatusCode);

    [Theory]
    [InlineData("/")]
    [InlineData("/search?q=internet")]
    [InlineData("/concordance?q=internet")]
    [InlineData("/documents/test:chn00")]
    [InlineData("/score")]
    [InlineData("/docs/measure")]
    [InlineData("/sign-in")]
    public async Task No_script_or_style_that_stands_in_a_page_runs(string address)
    {
        var response = await house.Client.GetAsync(address);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single().Split(';', StringSplitOptions.TrimEntries).ToDictionary(part => part.Split(' ')[0], part => part);
        Assert.Equal("default-src 'self'", policy["default-src"]);
        // Attributes of style place charts and menus; they run nothing.
        Assert.All(policy.Where(part => part.Key.StartsWith("script-src", StringComparison.Ordinal) || part.Key is "style-src" or "style-src-elem"), part => Assert.DoesNotContain("unsafe", part.Value));
        Assert.DoesNotMatch("<script(?![^>]* src=)|<style| on[a-z]+=", await response.Content.ReadAsStringAsync());
    }
}
