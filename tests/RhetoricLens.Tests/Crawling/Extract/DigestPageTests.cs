using RhetoricLens.Core;

namespace RhetoricLens.Tests.Crawling.Extract;

/// <summary>Pages in the form of the demonstration site: described in JSON-LD, with quotations marked up.</summary>
public sealed class DigestPageTests
{
    private const string First = "A journalist tells readers that the minister has taken his case abroad this winter.";
    private const string Quote = "States hold authority over the network on their soil, and no other country may claim it.";
    private const string Last = "Whether the two capitals can work together on such a footing remains an open question.";

    private const string Page = $$"""
        <!doctype html><html lang="en"><head><meta charset="utf-8"><title>Sovereignty revisited</title>
        <link rel="canonical" href="https://example.org/digests/press-1">
        <script type="application/ld+json">{"@context":"https://schema.org","@type":"CreativeWork","headline":"Sovereignty revisited","datePublished":"2014-12",
        "author":{"@type":"Person","name":"Ann Writer","jobTitle":"Journalist"},"genre":"article","inLanguage":"en",
        "locationCreated":{"@type":"Place","name":"The Paper"},"isBasedOn":"http://paper.example/1","creditText":"verified: memory"}</script></head>
        <body><header><p>These are summaries, not the texts.</p><nav><a href="/">Home</a><a href="/digests/press-2">Next</a></nav></header>
        <main><article><h1>Sovereignty revisited</h1><p>{{First}}</p>
        <blockquote itemscope itemtype="https://schema.org/Quotation"><p itemprop="text">{{Quote}}</p><footer itemprop="creator" itemscope itemtype="https://schema.org/Person">
        <cite itemprop="name">Lu Example</cite>, <span itemprop="jobTitle">Minister of Networks</span><meta itemprop="nationality" content="CHN"></footer></blockquote>
        <p>{{Last}}</p></article></main><footer><p>About this site</p></footer></body></html>
        """;

    [Fact]
    public void The_text_is_the_article_without_its_title_attributions_and_surroundings() =>
        Assert.Equal($"{First}\n\n{Quote}\n\n{Last}", Pages.Article(Page).Document.Text);

    [Fact]
    public void The_quoted_official_is_another_voice_than_the_journalist()
    {
        var document = Pages.Article(Page).Document;

        var turn = Assert.Single(document.Turns);
        Assert.Equal(new Turn(turn.Start, turn.End, "Lu Example", "Minister of Networks", "CHN", IsQuotation: true), turn);
        Assert.Equal(Quote, document.Text[turn.Start..turn.End]);
        Assert.Equal(("Ann Writer", null, SpeakerType.Nonstate), (document.Facts.Speaker, document.Facts.Country, document.Facts.SpeakerType));
    }

    [Fact]
    public void The_facts_are_those_of_the_description()
    {
        var article = Pages.Article(Page);

        var expected = new DocumentFacts(
            "est-mfa", "Sovereignty revisited", new PartialDate(new DateOnly(2014, 12, 1), DatePrecision.Month), null, "Ann Writer", "Journalist", "The Paper", "article", "en",
            "https://example.org/digests/press-1", "http://paper.example/1", "memory", SpeakerType.Nonstate) { Extra = article.Document.Facts.Extra };
        Assert.Equal(expected, article.Document.Facts);
        Assert.Equal("json-ld", article.Origins["date"]);
        Assert.Equal(DocumentId.Of("est-mfa", "digests/press-1"), article.Document.Id);
    }

    [Theory]
    [InlineData("""{"@type":"Country","identifier":"CHN","name":"China"}""", "CHN")]
    [InlineData("""{"@type":"Country","name":"Estonia"}""", "EST")]
    [InlineData("\"EU\"", "EU")]
    [InlineData("\"Atlantis\"", null)]
    public void The_country_of_the_description_counts(string country, string? code)
    {
        var page = Page.Replace("\"genre\":\"article\"", $"\"genre\":\"article\",\"countryOfOrigin\":{country}", StringComparison.Ordinal);

        Assert.Equal(code, Pages.Article(page).Document.Facts.Country);
    }

    [Fact]
    public void Links_are_absolute_canonical_and_given_once()
    {
        var article = Pages.Article(Page.Replace("Home</a>", "Home</a><a href='/digests/press-2#top'>again</a><a href='mailto:a@b.c'>mail</a><a href='javascript:x()'>js</a>", StringComparison.Ordinal));

        Assert.Equal(["https://example.org/", "https://example.org/digests/press-2"], article.Links.Select(link => link.AbsoluteUri));
    }
}
