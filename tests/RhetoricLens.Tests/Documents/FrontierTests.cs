using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using static RhetoricLens.Tests.Documents.TemporaryStore;

namespace RhetoricLens.Tests.Documents;

public sealed class FrontierTests : IDisposable
{
    private const string Home = "https://example.org/";
    private const string Page = "https://example.org/en/1";

    private readonly TemporaryStore _store = new();

    public FrontierTests() => _store.Database.Sources.Register([SchedulesTests.Source("est-mfa", enabled: true)]);

    private FrontierStore Frontier => _store.Database.Frontier;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_crawl_begins_at_its_start_pages_and_goes_on_with_what_is_found()
    {
        var crawl = Begin();
        var home = Assert.Single(Frontier.NextPending(crawl, 10));
        Assert.Equal((Home, 0), (home.Address, home.Depth));
        var record = Frontier.Record(
            new PageVisit(crawl, home.Id, FetchOutcome.Listing, "") { Found = [new(Page, 1), new(Home, 1), new(Page, 1), new("https://example.org/" + new string('x', 3000), 1)] }, null);
        Assert.Equal(1, record!.NewAddresses);
        Assert.Equal([Page], Frontier.NextPending(crawl, 10).Select(page => page.Address));
    }

    [Fact]
    public void A_page_is_recorded_with_its_document_and_bytes_at_once()
    {
        var crawl = Begin();
        var page = Frontier.NextPending(crawl, 1)[0];
        var bytes = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("<p>The Internet</p>", 500)));
        var body = new FetchedBody(Home, "text/html", bytes, new Dictionary<string, string> { ["Server"] = "nginx" });
        var record = Frontier.Record(new PageVisit(crawl, page.Id, FetchOutcome.Stored, "") { Status = 200, Body = body, Document = Document("est-mfa:home") }, null);
        Assert.Equal(new VisitRecord(FetchOutcome.Stored, StoreOutcome.Added, 0), record);
        Assert.NotNull(_store.Database.Documents.Get("est-mfa:home"));
        var kept = _store.Database.Bodies.OfVisit(crawl, page.Id)!;
        Assert.Equal(bytes, kept.Bytes);
        Assert.Equal(("text/html", "nginx"), (kept.ContentType, kept.Headers["Server"]));
        Assert.Equal("est-mfa:home", _store.Database.Crawls.Pages(crawl, FetchOutcome.Stored, 10)[0].DocumentId);
    }

    [Fact]
    public void A_document_knows_what_was_received_of_it()
    {
        var crawl = Begin();
        var page = Frontier.NextPending(crawl, 1)[0];
        var body = new FetchedBody(Page, "text/html", "<p>The Internet</p>"u8.ToArray(), new Dictionary<string, string>());
        Frontier.Record(new PageVisit(crawl, page.Id, FetchOutcome.Stored, "") { Status = 200, Body = body, Document = Document("est-mfa:home") }, null);
        var visit = Assert.Single(_store.Database.Archive.OfDocument("est-mfa:home", 10));
        Assert.Equal((Home, Page, 200, "Stored"), (visit.Address, visit.FinalAddress, visit.Status, visit.Outcome));
        Assert.Equal(body.Bytes, _store.Database.Bodies.Get(visit.BodySha256!));
        Assert.Empty(_store.Database.Archive.OfDocument("est-mfa:other", 10));
    }

    [Fact]
    public void What_hosts_may_expect_is_kept_with_the_visit_and_comes_no_nearer()
    {
        var crawl = Begin();
        var page = Frontier.NextPending(crawl, 1)[0];
        var until = DateTimeOffset.UtcNow.AddMinutes(30);
        Frontier.Record(new PageVisit(crawl, page.Id, FetchOutcome.Pending, "") { RetryAt = until, Hosts = [new HostRest("example.org", until, TimeSpan.FromSeconds(4), 0.5)] }, null);
        Frontier.Record(new PageVisit(crawl, page.Id, FetchOutcome.Stored, "") { Hosts = [new HostRest("example.org", until.AddMinutes(-20), TimeSpan.FromSeconds(2), 0.25)] }, null);
        var kept = Assert.Single(_store.Database.Hosts.Known());
        Assert.Equal((TimeSpan.FromSeconds(2), 0.25), (kept.Penalty, kept.LatencySeconds));
        Assert.Equal(until, kept.NotBefore, TimeSpan.FromMilliseconds(1));
    }

    [Fact]
    public void The_same_text_again_is_unchanged()
    {
        _store.Put(Document("est-mfa:home"));
        var crawl = Begin();
        var page = Frontier.NextPending(crawl, 1)[0];
        var record = Frontier.Record(new PageVisit(crawl, page.Id, FetchOutcome.Stored, "") { Document = Document("est-mfa:home") }, null);
        Assert.Equal(FetchOutcome.Unchanged, record!.Outcome);
    }

    [Fact]
    public void A_crawl_that_was_cut_off_goes_on_where_it_stopped()
    {
        var crawl = Begin();
        Frontier.Add(crawl, [new(Page, 1), new("https://example.org/en/2", 1)]);
        var home = Frontier.NextPending(crawl, 1)[0];
        Frontier.Record(new PageVisit(crawl, home.Id, FetchOutcome.Listing, ""), null);
        _store.Restart();
        Assert.Equal(new CrawlStart(crawl, IsResumed: true, Pending: 2, Visited: 1), Frontier.Start("est-mfa", [Home]));
    }

    [Fact]
    public void A_page_is_recorded_once()
    {
        var crawl = Begin();
        var page = Frontier.NextPending(crawl, 1)[0];
        Assert.NotNull(Frontier.Record(new PageVisit(crawl, page.Id, FetchOutcome.Gone, "404"), null));
        Assert.Null(Frontier.Record(new PageVisit(crawl, page.Id, FetchOutcome.Stored, "") { Document = Document("est-mfa:home") }, null));
        Assert.Null(_store.Database.Documents.Get("est-mfa:home"));
    }

    [Fact]
    public void A_worker_that_lost_its_lease_writes_nothing()
    {
        var work = _store.Database.Work.Enqueue(WorkKind.Crawl, "crawl", "est-mfa");
        var ghost = _store.Database.Work.Claim(work.Id)!;
        var crawl = Begin();
        var page = Frontier.NextPending(crawl, 1)[0];
        _store.Clock.Advance(Lease.Length);
        var heir = _store.Database.Work.Claim(work.Id)!;
        var visit = new PageVisit(crawl, page.Id, FetchOutcome.Stored, "") { Document = Document("est-mfa:home"), Found = [new(Page, 1)] };
        Assert.Null(Frontier.Record(visit, ghost));
        Assert.False(Frontier.Finish(crawl, "done", "", ghost));
        Assert.Equal((0, 1), (_store.Database.Documents.Counts().Documents, Frontier.NextPending(crawl, 10).Count));
        Assert.NotNull(Frontier.Record(visit, heir));
    }

    [Fact]
    public void The_report_counts_every_address_by_what_became_of_it()
    {
        var crawl = Begin();
        Frontier.Add(crawl, [new(Page, 1), new("https://example.org/private", 1, FetchOutcome.Robots, "Disallow: /private")]);
        Frontier.Record(new PageVisit(crawl, Frontier.NextPending(crawl, 1)[0].Id, FetchOutcome.Listing, ""), null);
        Assert.True(Frontier.Finish(crawl, "partial", "one page left", null));
        Assert.False(Frontier.Finish(crawl, "done", "", null));
        var report = _store.Database.Crawls.Get(crawl)!;
        Assert.Equal(("est-mfa", "partial", _store.Clock.GetUtcNow()), (report.SourceId, report.State, report.EndedAt!.Value));
        Assert.Equal(
            new Dictionary<FetchOutcome, int> { [FetchOutcome.Listing] = 1, [FetchOutcome.Pending] = 1, [FetchOutcome.Robots] = 1 }, report.Outcomes.ToDictionary());
        Assert.Equal("Disallow: /private", _store.Database.Crawls.Pages(crawl, FetchOutcome.Robots, 10)[0].Reason);
        Assert.Equal(crawl, _store.Database.Crawls.Latest(5)[0].CrawlId);
        Assert.Null(_store.Database.Crawls.Get(999));
    }

    [Fact]
    public void The_next_crawl_visits_start_pages_and_what_is_due_with_the_validators_of_the_last_answer()
    {
        var first = Begin();
        Frontier.Add(first, [new(Page, 1)]);
        var body = new FetchedBody(Home, "text/html", [1, 2, 3], new Dictionary<string, string>());
        foreach (var page in Frontier.NextPending(first, 10))
            Frontier.Record(new PageVisit(first, page.Id, FetchOutcome.Stored, "") { Body = body, ETag = "\"a\"", LastModified = "Mon" }, null);
        Frontier.Finish(first, "done", "", null);

        var second = Begin();
        var home = Assert.Single(Frontier.NextPending(second, 10));
        Assert.Equal((Home, "\"a\"", "Mon"), (home.Address, home.ETag, home.LastModified));
        Frontier.Record(new PageVisit(second, home.Id, FetchOutcome.Unchanged, "304"), null);
        Frontier.Finish(second, "done", "", null);

        _store.Clock.Advance(TimeSpan.FromDays(7));
        var third = Frontier.NextPending(Begin(), 10);
        Assert.Equal([Home, Page], third.Select(page => page.Address));
        Assert.Equal("\"a\"", third[0].ETag);
    }

    [Fact]
    public void What_a_crawl_left_over_and_what_failed_is_visited_by_the_next()
    {
        var first = Begin();
        Frontier.Add(first, [new(Page, 1), new("https://example.org/en/2", 1), new("https://example.org/en/3", 1)]);
        var pages = Frontier.NextPending(first, 10);
        Frontier.Record(new PageVisit(first, pages[1].Id, FetchOutcome.Timeout, "30 s"), null);
        Frontier.Record(new PageVisit(first, pages[2].Id, FetchOutcome.Gone, "404"), null);
        Frontier.Finish(first, "partial", "", null);
        Assert.Equal([Home, Page, "https://example.org/en/3"], Frontier.NextPending(Begin(), 10).Select(page => page.Address));
    }

    [Fact]
    public void What_is_out_of_scope_is_not_due_by_itself_but_when_a_wider_scope_leads_there()
    {
        var first = Begin();
        Frontier.Add(first, [new(Page, 1, FetchOutcome.OutOfScope, "path")]);
        Frontier.Record(new PageVisit(first, Frontier.NextPending(first, 1)[0].Id, FetchOutcome.Listing, ""), null);
        Frontier.Finish(first, "done", "", null);
        _store.Clock.Advance(TimeSpan.FromDays(100));
        var second = Frontier.Start("est-mfa", [Home], everything: true).CrawlId;
        var home = Assert.Single(Frontier.NextPending(second, 10));
        Assert.Equal(1, Frontier.Record(new PageVisit(second, home.Id, FetchOutcome.Listing, "") { Found = [new(Page, 1)] }, null)!.NewAddresses);
        Assert.Equal(Page, Assert.Single(Frontier.NextPending(second, 10)).Address);
    }

    [Fact]
    public void What_was_put_off_waits_for_its_time_and_counts_its_attempts()
    {
        var crawl = Begin();
        var home = Frontier.NextPending(crawl, 1)[0];
        var due = _store.Clock.GetUtcNow() + TimeSpan.FromMinutes(2);
        Assert.Equal(FetchOutcome.Pending, Frontier.Record(new PageVisit(crawl, home.Id, FetchOutcome.Pending, "503") { RetryAt = due }, null)!.Outcome);
        Assert.Empty(Frontier.NextPending(crawl, 10));
        Assert.Equal(new PendingHost("example.org", 1, due), Assert.Single(Frontier.PendingHosts(crawl)));
        _store.Restart();
        _store.Clock.Advance(TimeSpan.FromMinutes(3));
        Assert.Equal(1, Assert.Single(Frontier.NextPending(crawl, 10)).Attempts);
    }

    [Fact]
    public void Hosts_have_their_own_queues_and_the_nearest_page_comes_first()
    {
        var crawl = Begin();
        Frontier.Add(crawl, [new("https://a.org/deep", 3), new("https://a.org:8443/x", 1), new("https://a.org/near", 1)]);
        Assert.Equal([("a.org", 2), ("a.org:8443", 1), ("example.org", 1)], Frontier.PendingHosts(crawl).Select(host => (host.Host, host.Pending)));
        Assert.Equal(["https://a.org/near", "https://a.org/deep"], Frontier.NextPending(crawl, 10, "a.org").Select(page => page.Address));
    }

    [Fact]
    public void Pages_are_recorded_all_or_none()
    {
        var crawl = Begin();
        var page = Frontier.NextPending(crawl, 1)[0];
        var visit = new PageVisit(crawl, page.Id, FetchOutcome.Listing, "");
        Assert.Null(Frontier.Record([visit, visit], null));
        Assert.Single(Frontier.NextPending(crawl, 10));
    }

    private long Begin() => Frontier.Start("est-mfa", [Home]).CrawlId;
}
