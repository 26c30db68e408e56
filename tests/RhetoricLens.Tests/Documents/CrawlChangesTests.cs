using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents;

/// <summary>What a crawl brought that was not there before.</summary>
public sealed class CrawlChangesTests : IDisposable
{
    private const string Source = "est-mfa";
    private const string Home = "https://example.org/";

    private readonly TemporaryStore _store = new();

    public CrawlChangesTests() => _store.Database.Sources.Register([SchedulesTests.Source(Source, enabled: true)]);

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_document_is_new_at_its_first_crawl_and_changed_when_its_text_is_another()
    {
        var (first, second) = (Crawl("The Internet is global."), Crawl("The Internet is national."));
        Assert.Equal((1, 0), _store.Database.Crawls.CountChanges(first));
        Assert.Equal((0, 1), _store.Database.Crawls.CountChanges(second));
        Assert.Equal(new ChangedDocument(Home, "est-mfa:home", "Statement", 2), Assert.Single(_store.Database.Crawls.Changes(second, 10)));
    }

    [Fact]
    public void A_text_that_is_as_it_was_is_neither()
    {
        Crawl("The Internet is global.");
        Assert.Equal((0, 0), _store.Database.Crawls.CountChanges(Crawl("The Internet is global.")));
    }

    [Fact]
    public void Documents_are_counted_by_source_once_however_often_they_were_crawled()
    {
        Crawl("The Internet is global.");
        Crawl("The Internet is national.");
        Assert.Equal(1, _store.Database.Crawls.DocumentsBySource()[Source]);
    }

    [Fact]
    public void Crawls_of_one_source_are_listed_by_themselves()
    {
        var mine = Crawl("The Internet is global.");
        _store.Database.Sources.Register([SchedulesTests.Source("other", enabled: true)]);
        _store.Database.Frontier.Start("other", [Home]);
        Assert.Equal([mine], _store.Database.Crawls.Latest(10, null, Source).Select(crawl => crawl.CrawlId));
    }

    private long Crawl(string text)
    {
        _store.Clock.Advance(TimeSpan.FromHours(1));
        var start = _store.Database.Frontier.Start(Source, [Home], everything: true);
        var page = Assert.Single(_store.Database.Frontier.NextPending(start.CrawlId, 1));
        _store.Database.Frontier.Record(new PageVisit(start.CrawlId, page.Id, FetchOutcome.Stored, "") { Status = 200, Document = Document("est-mfa:home", text) }, null);
        _store.Database.Frontier.Finish(start.CrawlId, "done", "", null);
        return start.CrawlId;
    }
}
