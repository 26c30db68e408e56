using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Tests.Crawling.Extract;

public sealed class PageExtractorTests
{
    [Fact]
    public void Paragraphs_headings_lists_and_quotations_become_paragraphs()
    {
        var text = Pages.Article($"<article><h2>One</h2><p>{Pages.Filler}</p><ul><li>first <b>point</b></li><li>second</li></ul><blockquote>said<br>so<br><br>twice</blockquote></article>").Document.Text;

        Assert.Equal($"One\n\n{Pages.Filler}\n\nfirst point\n\nsecond\n\nsaid so\n\ntwice", text);
    }

    [Fact]
    public void Menus_hidden_parts_and_scripts_are_no_text()
    {
        var text = Pages.Article($"<article><nav>Menu</nav><p>{Pages.Filler}</p><p hidden>no</p><div role='complementary'>See also</div><span class='sr-only'>no</span><script>no()</script></article>").Document.Text;

        Assert.Equal(Pages.Filler, text);
    }

    [Theory]
    [InlineData("<meta property='article:published_time' content='2014-12-15T10:00:00+08:00'>", "", "2014-12-15", "article:published_time")]
    [InlineData("<meta name='DC.date' content='2014-12'>", "", "2014-12", "dc.date")]
    [InlineData("", "<time datetime='2014-12-15'>last Monday</time>", "2014-12-15", "time")]
    [InlineData("", "<time>15 December 2014</time>", "2014-12-15", "time")]
    [InlineData("", "<span itemprop='datePublished'>December 15, 2014, 12:30</span>", "2014-12-15", "itemprop")]
    [InlineData("<meta name='date' content='31.02.2014'>", "", null, null)]
    [InlineData("<meta name='date' content='3014-01-01'>", "", null, null)]
    public void The_publication_date_is_found_with_its_precision(string head, string body, string? date, string? origin)
    {
        var article = Pages.Article($"<html><head>{head}</head><body><article>{body}<p>{Pages.Filler}</p></article></body></html>");

        Assert.Equal(date, article.Document.Facts.Date?.ToString());
        Assert.Equal(origin, article.Origins.GetValueOrDefault("date"));
    }

    [Fact]
    public void The_address_may_tell_the_date() =>
        Assert.Equal("2014-12-15", Pages.Article($"<article><p>{Pages.Filler}</p></article>", address: "https://example.org/2014/12/15/speech").Document.Facts.Date.ToString());

    [Fact]
    public void What_a_page_leaves_out_its_source_knows()
    {
        var facts = Pages.Article($"<title>A speech</title><article><p>{Pages.Filler}</p></article>", Pages.Source("EST", "Ministry of Foreign Affairs")).Document.Facts;

        Assert.Equal(("A speech", "EST", "Ministry of Foreign Affairs", "en", SpeakerType.State), (facts.Title, facts.Country, facts.Speaker, facts.Language, facts.SpeakerType));
    }

    [Fact]
    public void Transcripts_have_one_turn_for_each_contribution()
    {
        var document = Pages.Article($"""
            <article><p>Ann Host met guests on Monday.</p>
            <p><b>President of Estonia Toomas Example:</b> {Pages.Filler}</p><p>More of the same.</p>
            <p><b>Question:</b> Why?</p><p><b>Toomas Example:</b> Because.</p><p><b>Acme CEO Bob Maker</b>: Indeed.</p></article>
            """, Pages.Source("LVA")).Document;

        Assert.Equal(
            [("Toomas Example", "President of Estonia", "EST"), ("Question", null, null), ("Toomas Example", "President of Estonia", "EST"), ("Bob Maker", "Acme CEO", null)],
            document.Turns.Select(turn => (turn.Speaker, turn.Role, turn.Country)));
        Assert.EndsWith("More of the same.", document.Text[document.Turns[0].Start..document.Turns[0].End], StringComparison.Ordinal);
        Assert.StartsWith("Ann Host", document.Text[..document.Turns[0].Start], StringComparison.Ordinal);
        Assert.DoesNotContain(document.Turns, turn => turn.IsQuotation);
    }

    [Fact]
    public void One_bold_beginning_makes_no_transcript() =>
        Assert.Empty(Pages.Article($"<article><p><b>Note Well:</b> {Pages.Filler}</p><p>End.</p></article>").Document.Turns);

    [Fact]
    public void A_canonical_address_on_the_same_site_gives_the_identity_and_one_elsewhere_does_not()
    {
        const string Page = "<link rel='canonical' href='{0}'><article><p>" + Pages.Filler + "</p></article>";
        var here = Pages.Article(Page.Replace("{0}", "/news/7.html", StringComparison.Ordinal));
        var elsewhere = Pages.Article(Page.Replace("{0}", "https://other.example/7", StringComparison.Ordinal));

        Assert.Equal(DocumentId.Of("est-mfa", "news/7"), here.Document.Id);
        Assert.Equal(DocumentId.Of("est-mfa", "news/1"), elsewhere.Document.Id);
        Assert.Equal("https://other.example/7", elsewhere.Canonical!.AbsoluteUri);
    }

    [Fact]
    public void A_page_of_links_is_a_listing_and_gives_them()
    {
        var items = string.Concat(Enumerable.Range(1, 20).Select(i => $"<article><h3><a href='/news/{i}'>Statement number {i} of the minister</a></h3></article>"));
        var page = Pages.Refused(Pages.Body($"<main>{items}<link rel='next' href='?page=2'></main>"));

        Assert.Equal(FetchOutcome.Listing, page.Outcome);
        Assert.Equal(21, page.Links.Count);
    }

    [Fact]
    public void A_page_without_text_says_so() => Assert.Equal(FetchOutcome.NoMainText, Pages.Refused(Pages.Body("<p>Hi</p>")).Outcome);

    [Fact]
    public void Plain_text_is_a_page_too()
    {
        var content = RhetoricLens.Crawling.Extract.PageExtractor.Extract(Pages.Body($"{Pages.Filler}\n\n2 < 3 & so on.", type: "text/plain"), Pages.Source());

        Assert.Equal($"{Pages.Filler}\n\n2 < 3 & so on.", Assert.IsType<RhetoricLens.Crawling.Extract.PageContent.Article>(content).Document.Text);
    }

    [Theory]
    [InlineData("windows-1251", "windows-1251", null)]
    [InlineData("windows-1251", null, "windows-1251")]
    [InlineData("windows-1251", "utf-8", "windows-1251")]
    [InlineData("utf-8", null, null)]
    [InlineData("utf-16", null, null)]
    [InlineData("utf-16BE", "utf-16be", null)]
    public void The_character_set_is_found_where_it_is_named(string written, string? sent, string? declared)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        const string Russian = "Интернет принадлежит всем, и управлять им следует вместе, говорится в заявлении делегации, которое было распространено в Женеве.";
        var html = $"<html><head>{(declared is null ? "" : $"<meta charset={declared}>")}</head><body><article><p>{Russian}</p></article></body></html>";
        var encoding = Encoding.GetEncoding(written);
        var body = Pages.Body([.. written == "utf-16" ? encoding.GetPreamble() : [], .. encoding.GetBytes(html)], charset: sent);

        Assert.Equal(Russian, Assert.IsType<RhetoricLens.Crawling.Extract.PageContent.Article>(RhetoricLens.Crawling.Extract.PageExtractor.Extract(body, Pages.Source())).Document.Text);
    }
}
