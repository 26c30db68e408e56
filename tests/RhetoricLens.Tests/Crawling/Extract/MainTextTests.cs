using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract;

public sealed class MainTextTests
{
    private const string First = "The minister told the assembly on Monday that no country, however large, should decide alone how the network is run.";
    private const string Second = "Delegates from three regions answered that rules made by states, firms and users together last longer, and are kept more often.";
    private const string Third = "A vote on the draft is expected before the summer, when the working group, which has met since March, ends its work.";
    private const string Body = $"<p>{First}</p><p>{Second}</p><p>{Third}</p>";

    private static string Text(string html) => Pages.Article($"<html><head><title>Assembly hears minister</title></head><body>{html}</body></html>").Document.Text;

    private static string Of(params string[] blocks) => string.Join("\n\n", blocks);

    [Fact]
    public void An_article_is_found_without_any_marks() =>
        Assert.Equal(Of(First, Second, Third), Text($"<div class='top'><ul><li><a href='/a'>Home</a></li><li><a href='/b'>Press</a></li></ul></div><div class='x1'><div class='x2'>{Body}</div></div><div class='bottom'><a href='/c'>Imprint</a> <a href='/d'>Contact</a></div>"));

    [Theory]
    [InlineData("<figure><img src='a.jpg'><figcaption>The minister at the lectern, next to the Chair.</figcaption></figure>")]
    [InlineData("<div class='image-wrapper'><img src='a.jpg'><p>The minister at the lectern, next to the Chair.</p></div>")]
    [InlineData("<p>The minister at the lectern (Image: Assembly)</p>")]
    [InlineData("<div class='newsletter-signup'><h3>Stay informed</h3><p>Letters from the capital each week.</p></div>")]
    [InlineData("<p>Sign up for our newsletter and read the news first.</p>")]
    [InlineData("<div class='share-bar'><a href='#f'>Facebook</a> <a href='#t'>Twitter</a></div>")]
    [InlineData("<p>Facebook Twitter WhatsApp</p>")]
    [InlineData("<p><a href='/2'>Read more: what the draft says</a></p>")]
    [InlineData("<p><a href='/2'>WHAT THE DRAFT SAYS ON CABLES</a></p>")]
    [InlineData("<aside><p>What the draft says on cables, explained by those who wrote it.</p></aside>")]
    [InlineData("<div class='related-articles'><p>What the draft says on cables, explained.</p></div>")]
    [InlineData("<p>Advertisement</p>")]
    [InlineData("<p>Реклама</p>")]
    [InlineData("<div style='display: none'><p>Not for readers, but for machines that fill in what is missing.</p></div>")]
    public void What_stands_in_an_article_and_is_not_its_text_goes(string surrounding) =>
        Assert.Equal(Of(First, Second, Third), Text($"<article><p>{First}</p>{surrounding}<p>{Second}</p><p>{Third}</p></article>"));

    [Theory]
    [InlineData("<p>Ann Writer is a reporter in Geneva and covers the agencies.</p>")]
    [InlineData("<p>Reporting by Ann Writer; editing by Bob Desk</p>")]
    [InlineData("<p>Ann Writer writes about networks and has worked for three papers.</p>")]
    [InlineData("<h3>Related articles</h3><p>What the draft says</p><p>Who wrote it</p>")]
    [InlineData("<div class='comments'><p>I do not think so, and have said it before.</p></div>")]
    public void What_follows_an_article_goes(string after) => Assert.Equal(Of(First, Second, Third), Text($"<article>{Body}{after}</article>"));

    [Theory]
    [InlineData("Ann Example is the author of the lyrics of numerous popular songs, most of which were written with her husband.")]
    [InlineData("Estonia joined the declaration in spring and reports to the council each year.")]
    [InlineData("The Agency reports each year, and Ann Example was the founder of it.")]
    public void A_last_paragraph_that_names_somebody_and_no_trade_of_writing_stays(string last) =>
        Assert.EndsWith("\n\n" + last, Text($"<article>{Body}<p>{last}</p></article>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<p class='byline'>By Ann Writer</p>")]
    [InlineData("<p>Published: 12 June 2017</p>")]
    [InlineData("<p>Monday, 12 June 2017, 10:43</p>")]
    [InlineData("<h1>Assembly hears minister</h1>")]
    public void What_introduces_an_article_goes(string before) => Assert.Equal(Of(First, Second, Third), Text($"<article>{before}{Body}</article>"));

    [Fact]
    public void The_place_and_date_of_a_speech_stay() => Assert.StartsWith("Geneva, 12 June 2017\n\n", Text($"<article><p>Geneva, 12 June 2017</p>{Body}</article>"), StringComparison.Ordinal);

    [Theory]
    [InlineData("<blockquote>We decide together.</blockquote>", "We decide together.")]
    [InlineData("<div class='social-embed'><blockquote class='tweet'><p>We decide together.</p></blockquote></div>", "We decide together.")]
    [InlineData("<pre>GET /vote HTTP/1.1</pre>", "GET /vote HTTP/1.1")]
    [InlineData("<ul><li>states</li><li>firms</li></ul>", "states\n\nfirms")]
    [InlineData("<h2>The vote</h2>", "The vote")]
    [InlineData("<table><thead><tr><th>Country</th><th>Vote</th></tr></thead><tr><td>Estonia</td><td>yes</td></tr></table>", "Country\n\nVote\n\nEstonia\n\nyes")]
    [InlineData("<div class='accordion'><div style='display:none'><p>How the votes are counted.</p></div></div>", "How the votes are counted.")]
    public void Quotations_lists_headings_tables_code_and_folded_parts_stay(string part, string text) =>
        Assert.Equal(Of(First, text, Second, Third), Text($"<article><p>{First}</p>{part}<p>{Second}</p><p>{Third}</p></article>"));

    [Fact]
    public void Lines_are_joined_inside_and_separated_between_blocks() =>
        Assert.Equal(Of("One-two of three four", First, Second), Text($"<article><div>One-<b>two</b> of\n  <i>three</i>&nbsp; four</div><div>{First}</div><div>{Second}</div></article>"));

    [Fact]
    public void Line_breaks_make_paragraphs_where_a_page_has_none() => Assert.Equal(Of(First, Second, Third), Text($"<div>{First}<br><br>{Second}<br> <br>{Third}</div>"));

    [Fact]
    public void Comments_do_not_outweigh_the_article() =>
        Assert.Equal(Of(First, Second, Third), Text($"<div class='post'>{Body}</div><div id='comments'>{string.Concat(Enumerable.Range(1, 20).Select(i => $"<div class='comment'><p>{i} times I have said, here and elsewhere, that votes of this kind change nothing at all, whoever wins.</p></div>"))}</div>"));

    [Fact]
    public void Parts_that_a_script_would_put_in_place_stand_there() =>
        Assert.Equal(Of(First, Second, Third), Text($"<main><p>{First}</p><template id='B:0'></template><p>{Third}</p></main><div hidden id='S:0'><p>{Second}</p></div>"));

    [Fact]
    public void Parts_that_stand_in_each_other_end() =>
        Assert.Contains(First, Text($"<main>{Body}<template id='B:0'></template></main><div hidden id='S:0'><p>{First}</p><template id='B:1'></template></div><div hidden id='S:1'><template id='B:0'></template></div>"), StringComparison.Ordinal);

    [Fact]
    public void The_text_that_a_page_describes_counts_where_it_shows_only_the_beginning()
    {
        var whole = string.Concat(Enumerable.Repeat(Third + "\\n\\n", 8));
        var text = Text($$"""<script type="application/ld+json">{"@type":"NewsArticle","articleBody":"{{First}}\n\n{{Second}}\n\n{{whole}}"}</script><article><p>{{First}}</p><p>{{Second}}</p></article>""");

        Assert.StartsWith(Of(First, Second, Third, Third), text, StringComparison.Ordinal);
    }

    [Fact]
    public void Contributions_to_a_transcript_are_no_notes() =>
        Assert.EndsWith(Of("Ann Host: Published where?", "Bob Guest: By us."), Text($"<article>{Body}<p><b>Ann Host:</b> Published where?</p><p><b>Bob Guest:</b> By us.</p></article>"), StringComparison.Ordinal);

    [Fact]
    public void Teasers_with_a_sentence_each_are_no_article()
    {
        var teasers = string.Concat(Enumerable.Range(1, 12).Select(i => $"<article><h2><a href='/{i}'>Statement number {i} on the draft resolution</a></h2><p><a href='/{i}'>Read the statement</a></p></article>"));

        Assert.Equal(FetchOutcome.Listing, Pages.Refused(Pages.Body($"<main>{teasers}</main>")).Outcome);
    }

    [Fact]
    public void A_page_with_comments_marked_as_articles_is_no_listing() =>
        Assert.Contains(First, Text($"<article class='post'>{Body}</article><section>{string.Concat(Enumerable.Range(1, 5).Select(i => $"<article class='comment'><p>Well said, {i}</p></article>"))}</section>"), StringComparison.Ordinal);
}
