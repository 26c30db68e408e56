using System.Net;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

/// <summary>Search, concordance and document pages as a browser without scripts gets them.</summary>
public sealed class ReadingPageTests(ReadingPageTests.Library library) : IClassFixture<ReadingPageTests.Library>
{
    private const string Arabic = "السيادة على الإنترنت حق لكل دولة والحكومات وحدها تقرر مستقبل الفضاء الإلكتروني";

    [Fact]
    public async Task A_filter_that_is_set_can_be_taken_away()
    {
        var html = await library.GetAsync("/search?q=internet&country=CHN&from=2000");
        Assert.Contains("aria-label=\"Without China\"", html);
        Assert.Contains("href=\"/search?q=internet&amp;from=2000\"", html);
    }

    [Fact]
    public async Task Another_country_can_be_added_to_the_one_that_is_chosen() => Assert.Contains("country=CHN,USA", await library.GetAsync("/search?q=internet&country=CHN"));

    [Fact]
    public async Task A_stance_narrows_the_hits() => Assert.Contains("<h2>30 documents</h2>", await library.GetAsync("/search?q=internet&label=multistakeholder"));

    [Theory]
    [InlineData("/search?q=internet+%28")]
    [InlineData("/search?q=internet+%28&label=mixed")]
    [InlineData("/concordance?q=internet+%28&label=mixed")]
    public async Task A_query_that_cannot_be_read_is_refused_with_its_place(string address) => Assert.Matches("class=\"problem\" role=\"alert\">character 11: ", await library.GetAsync(address));

    [Fact]
    public async Task Files_hold_what_the_page_shows()
    {
        var html = await library.GetAsync("/search?q=internet&label=multistakeholder&country=USA");
        var address = WebUtility.HtmlDecode(html.Split("href=\"").First(part => part.StartsWith("/v1/search.csv", StringComparison.Ordinal)).Split('"')[0]);
        Assert.Equal(31, (await library.GetAsync(address)).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length);
    }

    [Fact]
    public async Task A_fragment_leads_to_its_words_in_the_document()
    {
        var html = await library.GetAsync("/search?q=%22binding+treaty%22");
        var place = WebUtility.HtmlDecode(html.Split("class=\"place\" href=\"")[1].Split('"')[0]);
        Assert.Contains("<mark id=\"at\">binding treaty</mark>", await library.GetAsync(place.Split('#')[0]));
    }

    [Fact]
    public async Task What_is_read_after_a_keyword_in_Arabic_stands_on_its_left()
    {
        var html = await library.GetAsync("/concordance?q=" + Uri.EscapeDataString("حق"));
        Assert.Contains("<span dir=\"rtl\"> لكل دولة", WebUtility.HtmlDecode(html.Split("class=\"before\"")[2]));
    }

    [Fact]
    public async Task A_passage_is_told_by_a_sign_beside_its_tint_and_explained()
    {
        var html = await library.GetAsync("/documents/test:chn00");
        Assert.Contains("aria-describedby=\"why0\"", html);
        Assert.Contains("id=\"why0\" role=\"tooltip\"", html);
        Assert.Contains("[state]", html);
    }

    [Fact]
    public async Task Only_web_addresses_are_links_and_these_give_nothing_away()
    {
        var html = await library.GetAsync("/documents/test:changed");
        Assert.Contains("<a href=\"https://example.org/speech\" rel=\"noopener nofollow\"", html);
        Assert.DoesNotContain("href=\"javascript:", html);
        Assert.Contains("javascript:alert(1)", html);
    }

    [Fact]
    public async Task What_changed_is_marked_for_eyes_and_ears()
    {
        var html = await library.GetAsync("/documents/test:changed/diff/1/2");
        Assert.Matches("<ins[^>]*>.*Added: </span>A second thought", html);
        Assert.Matches("<del[^>]*>.*Removed: </span>A first thought", html);
    }

    [Fact]
    public async Task An_earlier_version_says_so() => Assert.Contains("This is an earlier version", await library.GetAsync("/documents/test:changed?version=1"));

    [Fact]
    public async Task Passages_are_a_table() => Assert.StartsWith("passage,start,end,voice,on_topic,label", await library.GetAsync("/v1/documents/test:chn00/passages.csv"));

    [Fact]
    public async Task A_guide_lists_the_others_and_its_own_sections()
    {
        var html = await library.GetAsync("/docs/search");
        Assert.Contains("href=\"/docs/search#languages\"", html);
        Assert.Contains("<a href=\"/docs/search\" aria-current=\"page\"", html);
        Assert.Contains("<div class=\"scroll\" role=\"group\" aria-label=\"Table\" tabindex=\"0\"><table>", html);
    }

    /// <summary>The usual texts, one in Arabic, and one that was changed.</summary>
    public sealed class Library : IAsyncLifetime
    {
        private readonly House _house = new();

        public Task<string> GetAsync(string address) => _house.Client.GetStringAsync(address);

        public async Task InitializeAsync()
        {
            await _house.InitializeAsync();
            var arabic = House.Document("ar", "EGY", "2014", Arabic);
            Take(arabic with { Facts = arabic.Facts with { Language = "ar" } }, Changed("A first thought."));
            Take(Changed("A second thought."));
        }

        public Task DisposeAsync() => _house.DisposeAsync();

        private static ExtractedDocument Changed(string thought)
        {
            var document = House.Document("changed", "FRA", "2015", "Bread is dear.\n\n" + thought);
            return document with { Facts = document.Facts with { Url = "https://example.org/speech", Cites = "javascript:alert(1)" } };
        }

        private void Take(params ExtractedDocument[] documents)
        {
            var pipeline = new Pipeline(_house.Workspace);
            pipeline.Store(new Corpus(documents.Select(document => new IngestItem.Read(document)), null, 0), CancellationToken.None);
            Assert.Null(pipeline.Refresh(CancellationToken.None));
        }
    }
}
