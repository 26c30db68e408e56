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

    [Fact]
    public async Task A_pasted_text_is_shown_with_its_passages_tinted()
    {
        var response = await house.Client.PostAsync("/score", new FormUrlEncodedContent([new("text", House.Shared)]));
        Assert.Contains("class=\"p multistakeholder\"", await response.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task An_unknown_document_is_not_found() => Assert.Equal(HttpStatusCode.NotFound, (await house.Client.GetAsync("/documents/none")).StatusCode);
}
