using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract;

public sealed class HostilePageTests
{
    [Fact]
    public void Nesting_without_end_is_cut_off() =>
        Assert.Equal(FetchOutcome.Malformed, Pages.Refused(Pages.Body(string.Concat(Enumerable.Repeat("<div>", 100_000)))).Outcome);

    [Fact]
    public void Elements_without_end_are_cut_off() =>
        Assert.Equal(FetchOutcome.Malformed, Pages.Refused(Pages.Body(string.Concat(Enumerable.Repeat("<br>", Limits.MaxHtmlNodes + 1)))).Outcome);

    [Fact]
    public void Attributes_without_end_are_cut_off() =>
        Assert.Contains("attributes", Pages.Refused(Pages.Body($"<div {string.Join(' ', Enumerable.Range(0, 300_000).Select(i => "a" + i))}>{Pages.Filler}</div>")).Reason, StringComparison.Ordinal);

    [Fact]
    public void Tens_of_thousands_of_siblings_are_read_within_the_limit() =>
        Assert.IsType<PageContent.Article>(PageExtractor.Extract(Pages.Body($"<article><p>{Pages.Filler}</p>{string.Concat(Enumerable.Repeat("<br>x", 50_000))}</article>"), Pages.Source()));

    [Fact]
    public void Code_in_a_script_is_not_taken_for_a_tag() =>
        Assert.Equal(Pages.Filler, Pages.Article($"<script>if (a <b {string.Concat(Enumerable.Repeat(" x", 9_000))})</script><article><p>{Pages.Filler}</p></article>").Document.Text);

    [Fact]
    public void Bytes_that_are_no_text_are_undecodable()
    {
        var random = new Random(3);
        var bytes = new byte[5_000];
        random.NextBytes(bytes);

        Assert.Equal(FetchOutcome.Undecodable, Pages.Refused(Pages.Body(bytes, charset: null)).Outcome);
    }

    [Fact]
    public void A_picture_is_not_text() => Assert.Equal(FetchOutcome.NotText, Pages.Refused(Pages.Body("x", type: "image/png")).Outcome);

    [Fact]
    public void Broken_descriptions_and_addresses_do_no_harm()
    {
        var article = Pages.Article($$"""
            <base href="::"><link rel=canonical href="http://[">
            <script type="application/ld+json">{"@type":"Article","headline":"\ud800","author":[[]],"datePublished":{"a":1} }</script><script type="application/ld+json">{broken</script>
            <article><p>{{Pages.Filler}}</p><a href="http://exa mple/">x</a><a href="//">y</a><a href="http://%00/">z</a></article>
            """);

        Assert.Equal((null, null), (article.Canonical, article.Document.Facts.Date));
    }

    [Fact]
    public void Whatever_is_done_to_a_page_it_never_throws_and_its_turns_stay_inside_its_text()
    {
        var page = Encoding.UTF8.GetBytes($"""<html lang=en><head><title>T</title><meta name=date content=2014-01-01></head><body><article><p><b>Ann Host:</b> {Pages.Filler}</p><blockquote itemscope itemtype="https://schema.org/Quotation"><p>Quoted words of another.</p><footer itemprop=creator><cite itemprop=name>X</cite></footer></blockquote><p><b>Bob Guest:</b> Yes.</p></article>""");
        var random = new Random(11);
        for (var i = 0; i < 150; i++)
        {
            var mutated = (byte[])page.Clone();
            for (var n = 0; n < 1 + i % 20; n++)
                mutated[random.Next(mutated.Length)] = (byte)random.Next(256);
            if (PageExtractor.Extract(Pages.Body(mutated), Pages.Source("EST")) is PageContent.Article article)
                Assert.All(article.Document.Turns, turn => Assert.InRange(turn.End, turn.Start + 1, article.Document.Text.Length));
        }
    }
}
