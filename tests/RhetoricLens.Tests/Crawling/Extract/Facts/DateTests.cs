using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract.Facts;

public sealed class DateTests
{
    [Theory]
    [InlineData("15 December 2014")]
    [InlineData("December 15th, 2014")]
    [InlineData("Mon, Dec. 15, 2014")]
    [InlineData("the 15th of December 2014")]
    [InlineData("15 décembre 2014")]
    [InlineData("15 de diciembre de 2014")]
    [InlineData("15 de dezembro de 2014")]
    [InlineData("15. Dezember 2014")]
    [InlineData("15 декабря 2014 года")]
    [InlineData("15-dic-2014 5:11")]
    [InlineData("2014年12月15日")]
    [InlineData("2014년 12월 15일")]
    [InlineData("15 ديسمبر 2014")]
    [InlineData("١٥ كانون الأول ٢٠١٤")]
    [InlineData("2014/12/15")]
    [InlineData("15.12.2014")]
    [InlineData("12/15/2014")]
    public void A_date_beside_the_headline_is_read_in_many_forms(string written) =>
        Assert.Equal("2014-12-15", Dated($"<h1>A headline of its own</h1><p>{written}</p>").Document.Facts.Date.ToString());

    [Theory]
    [InlineData("en-US", "2014-03-04")]
    [InlineData("en-GB", "2014-04-03")]
    [InlineData("fr", "2014-04-03")]
    public void Digits_alone_are_read_as_the_pages_region_writes_them(string language, string date) =>
        Assert.Equal(date, Dated("<h1>A headline of its own</h1><p>03/04/2014</p>", language: language).Document.Facts.Date.ToString());

    [Fact]
    public void A_stamp_in_markup_settles_which_number_is_the_day() =>
        Assert.Equal("2014-04-03", Dated("<h1>A headline of its own</h1><p>03-04-2014</p><ul><li><time datetime='2014-04-03'>April 3rd</time></li></ul>").Document.Facts.Date.ToString());

    [Fact]
    public void One_date_with_a_number_over_twelve_settles_the_others() =>
        Assert.Equal("2014-04-03", Dated("<h1>A headline of its own</h1><p>03/04/2014</p><ul><li>25/12/2013</li></ul>").Document.Facts.Date.ToString());

    [Theory]
    [InlineData("<p>Published: 15 December 2014 | Updated: 3 March 2016</p>", "", "2014-12-15", "headline")]
    [InlineData("<p>Last updated</p><p>3 March 2016</p>", "<meta property='article:published_time' content='2014-12-15'>", "2014-12-15", "article:published_time")]
    [InlineData("<p>15 December 2014</p>", "<meta property='article:published_time' content='2016-03-03'>", "2014-12-15", "headline")]
    [InlineData("<p>Updated 3 March 2016</p>", "", "2016-03-03", "text (modified)")]
    [InlineData("", "<meta property='article:modified_time' content='2016-03-03'>", "2016-03-03", "article:modified_time (modified)")]
    [InlineData("<p>This text was originally published on 15 December 2014 and has been revised since.</p>", "", "2014-12-15", "text")]
    [InlineData("<p>2 March 2016</p><p>This text was first published on 15 December 2014.</p>", "", "2014-12-15", "text")]
    public void Publication_comes_before_change_and_says_where_it_was_found(string line, string head, string date, string origin)
    {
        var article = Dated($"<h1>A headline of its own</h1>{line}", head);

        Assert.Equal((date, origin), (article.Document.Facts.Date.ToString(), article.Origins["date"]));
    }

    [Theory]
    [InlineData("<p>© 2014 Example</p>")]
    [InlineData("<p>Offer expires 15 December 2014</p>")]
    [InlineData("<nav><p>15 December 2014</p></nav>")]
    [InlineData("<div class='related-posts'><p>15 December 2014</p></div>")]
    public void Other_dates_are_not_the_pages(string line) => Assert.Null(Dated($"<h1>A headline of its own</h1>{line}").Document.Facts.Date);

    [Fact]
    public void A_page_is_not_from_the_future()
    {
        var body = Pages.Body($"<h1>A headline of its own</h1><article><p>15 December 2030</p><p>{Pages.Filler}</p></article>");
        var clock = new FixedClock(new DateTimeOffset(2026, 11, 25, 0, 0, 0, TimeSpan.Zero));

        Assert.Null(Assert.IsType<PageContent.Article>(PageExtractor.Extract(body, Pages.Source(), clock)).Document.Facts.Date);
    }

    [Fact]
    public void A_speech_has_the_day_on_which_it_was_given_and_keeps_that_of_publication()
    {
        var facts = Pages.Article($"<meta name='date' content='2017-06-14'><article><p>Statement by H.E. Ms. Ann Example, Minister of Networks of Estonia, at the Council of Wires, New York, 12 June 2017</p><p>{Pages.Filler}</p></article>").Document.Facts;

        Assert.Equal(("2017-06-12", "2017-06-14"), (facts.Date.ToString(), facts.Extra["published"]));
        Assert.Equal(("Ann Example", "Minister of Networks of Estonia", "EST", "the Council of Wires, New York"), (facts.Speaker, facts.Role, facts.Country, facts.Venue));
    }

    private static PageContent.Article Dated(string top, string head = "", string language = "en") =>
        Pages.Article($"<html lang='{language}'><head>{head}</head><body><article>{top}<p>{Pages.Filler}</p></article></body></html>", Pages.Source() with { Languages = [] });

    private sealed class FixedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
