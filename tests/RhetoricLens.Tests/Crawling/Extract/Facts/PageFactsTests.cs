using RhetoricLens.Core;
using RhetoricLens.Crawling.Extract;

namespace RhetoricLens.Tests.Crawling.Extract.Facts;

public sealed class PageFactsTests
{
    private static readonly Source Anybody = Pages.Source(institution: "") with { Languages = [] };

    [Theory]
    [InlineData("<title>Wires for all | The Gazette</title>", "<h1>Wires for all</h1>", "Wires for all")]
    [InlineData("<title>Wires for all - The Gazette</title><meta property='og:site_name' content='The Gazette'>", "", "Wires for all")]
    [InlineData("<title>The Gazette: Wires for all</title><meta property='og:title' content='Wires for all'>", "<h1>The Gazette</h1>", "Wires for all")]
    [InlineData("<title>Ten wires</title><meta property='og:title' content='Best wires of the year'>", "<h1>The ten best wires that money can buy</h1>", "The ten best wires that money can buy")]
    [InlineData("<title>A treaty on wires is near</title>", "<h1>News</h1>", "A treaty on wires is near")]
    public void The_title_is_the_headline_without_the_name_of_the_site(string head, string top, string title) => Assert.Equal(title, Page(head, top).Document.Facts.Title);

    [Theory]
    [InlineData("", "<p>By Ann Example</p>", "Ann Example", "byline")]
    [InlineData("", "<p>By Ann Example and Bo Example | 3 min read</p>", "Ann Example|Bo Example", "byline")]
    [InlineData("", "<div>Written by</div><div>Ann Example</div>", "Ann Example", "byline")]
    [InlineData("", "<span class='author-name'>Ann Example</span>", "Ann Example", "byline")]
    [InlineData("", "<a rel='author' href='/a'>Ann Example</a>", "Ann Example", "byline")]
    [InlineData("<meta name='author' content='Ann Example'>", "", "Ann Example", "author")]
    [InlineData("<meta name='author' content='admin'>", "<p>by Ann Example</p>", "Ann Example", "byline")]
    [InlineData("<meta name='citation_author' content='Ann Example'><meta name='citation_author' content='Bo Example'><meta name='author' content='The Gazette'>", "", "The Gazette", "author")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":\"WebPage\"},{\"@type\":\"NewsArticle\",\"author\":[{\"@id\":\"#a\"},{\"@type\":\"Person\",\"name\":\"Bo Example\"}]},{\"@type\":\"Person\",\"@id\":\"#a\",\"name\":\"Ann Example\"}]}</script>", "", "Ann Example|Bo Example", "json-ld")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"Article\",\"author\":{\"@type\":\"Organization\",\"name\":\"The Gazette\"}}</script>", "<p>By Ann Example</p>", "Ann Example", "byline")]
    public void Those_who_sign_are_named_one_by_one(string head, string top, string names, string origin)
    {
        if (head.Contains("citation_author", StringComparison.Ordinal))
            (names, origin) = ("Ann Example|Bo Example", "citation_author");
        var page = Page(head, "<h1>A headline of its own</h1>" + top);

        Assert.Equal((names, origin), (string.Join('|', page.Speakers), page.Origins["speaker"]));
    }

    [Fact]
    public void What_a_byline_says_after_the_name_is_the_role_and_a_journalist_speaks_for_no_state()
    {
        var facts = Page("", "<h1>A headline of its own</h1><p>By Ann Example, Senior Correspondent</p>").Document.Facts;

        Assert.Equal(("Ann Example", "Senior Correspondent", SpeakerType.Nonstate), (facts.Speaker, facts.Role, facts.SpeakerType));
    }

    [Theory]
    [InlineData("Ministry of Foreign Affairs of the Russian Federation", "RUS")]
    [InlineData("Permanent Mission of Estonia to the United Nations", "EST")]
    [InlineData("Embassy of Japan in Latvia", "JPN")]
    [InlineData("The Estonian Gazette", null)]
    [InlineData("Former Ministry of Magic of Brazil", null)]
    public void An_institution_of_state_speaks_for_its_state(string site, string? country)
    {
        var facts = Page($"<meta property='og:site_name' content='{site}'>", "<h1>A headline of its own</h1>").Document.Facts;

        Assert.Equal((country, country is null ? SpeakerType.Nonstate : SpeakerType.State), (facts.Country, facts.SpeakerType));
    }

    [Theory]
    [InlineData("Statement by the Permanent Representative of Brazil Ann Example at the First Committee", "Ann Example", "BRA")]
    [InlineData("Remarks by Ambassador Ann Example, Permanent Representative of the Republic of Korea to the United Nations", "Ann Example", "KOR")]
    [InlineData("Выступление Анны Примеровой", "Анны Примеровой", null)]
    [InlineData("A statement by nobody in particular was read", null, null)]
    [InlineData("Declaration for the Future of the Internet", null, null)]
    [InlineData("Declaration of Human Rights", null, null)]
    [InlineData("Message of Peace and Hope", null, null)]
    public void The_first_lines_of_a_speech_tell_who_speaks_for_whom(string line, string? speaker, string? country)
    {
        var facts = Page("", $"<h1>A headline of its own</h1><p>{line}</p>").Document.Facts;

        Assert.Equal((speaker, country), (facts.Speaker, facts.Country));
    }

    [Fact]
    public void A_line_that_begins_with_by_and_names_a_document_is_no_byline() =>
        Assert.Empty(Page("", "<h1>A headline of its own</h1><p>By the Declaration for the Future of the Internet</p>").Speakers);

    [Fact]
    public void A_headline_that_a_script_puts_in_place_late_has_its_date_and_author_beside_it()
    {
        var page = Page("", $"<template id='B:0'></template></article><div hidden id='S:0'><h1>A headline of its own</h1><p>By Ann Example</p><p>12 June 2017</p><p>{Pages.Filler}</p></div><article>");

        Assert.Equal(("A headline of its own", "Ann Example", "2017-06-12"), (page.Document.Facts.Title, page.Document.Facts.Speaker, page.Document.Facts.Date.ToString()));
    }

    [Fact]
    public void Where_it_was_said_is_the_venue() =>
        Assert.Equal("Tartu", Page("<meta property='og:site_name' content='The Gazette'>", "<h1>A headline of its own</h1><div class='p-location'>Tartu</div>").Document.Facts.Venue);

    [Theory]
    [InlineData(null, "Les États ont le droit de décider ensemble de l’avenir du réseau, et cette décision appartient à tous les peuples du monde, sans exception aucune.", "fr", "text")]
    [InlineData("en", "Интернет принадлежит всем, и управлять им следует вместе, говорится в заявлении делегации, которое было распространено в Женеве.", "ru", "text")]
    [InlineData("en", "Der Staat hat das Recht, über die Netze auf seinem Gebiet zu entscheiden, und kein anderer Staat darf ihm dieses Recht nehmen, sagte die Ministerin.", "de", "text")]
    [InlineData("en", "De staten in de regio zijn het erover eens dat het netwerk open moet blijven voor allen die er gebruik van maken, zo zei de minister.", "nl", "text")]
    [InlineData("en-GB", Pages.Filler, "en-GB", "html")]
    [InlineData("et", "Riigil on õigus otsustada oma territooriumil asuvate võrkude üle ning ükski teine riik ei tohi seda õigust talt ära võtta, ütles minister täna.", "et", "html")]
    public void The_language_is_that_of_the_text_where_the_page_is_silent_or_wrong(string? declared, string text, string language, string origin)
    {
        var page = Pages.Article($"<html{(declared is null ? "" : $" lang='{declared}'")}><body><article><p>{text}</p></article></body></html>", Anybody);

        Assert.Equal((language, origin), (page.Document.Facts.Language, page.Origins["language"]));
    }

    private static PageContent.Article Page(string head, string top) =>
        Pages.Article($"<html><head>{head}</head><body><article>{top}<p>{Pages.Filler}</p></article></body></html>", Anybody);
}
