using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract.Facts;

public sealed class NamelessOfficeTests
{
    [Theory]
    [InlineData("Speech of the Minister")]
    [InlineData("Remarks by the President")]
    [InlineData("Speech 1 of the minister")]
    public void A_heading_that_names_an_office_alone_does_not_keep_the_page_from_being_read(string title)
    {
        var body = string.Concat(Enumerable.Range(1, 6).Select(i => $"<p>Part {i}: states alone should decide how the Internet is governed, and the United Nations is the place where they agree.</p>"));
        var html = $"<html lang='en'><head><title>{title}</title></head><body><article><h1>{title}</h1>{body}</article></body></html>";
        Assert.IsType<PageContent.Article>(PageExtractor.Extract(Pages.Body(html), Pages.Source()));
    }
}
