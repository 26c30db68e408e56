using RhetoricLens.Core.Outcomes;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Crawls;

/// <summary>Which documents come of the pages of a small site on loopback: versions, print views, copies and pages that vanish.</summary>
public sealed class CrawlDocumentTests : SiteCrawls
{
    [Fact]
    public async Task A_page_that_changed_becomes_a_new_version_on_the_next_visit()
    {
        await CrawlAsync(Site());
        Pages["/speech/11"] = Speech("Speech 11", "2014-12-11", House.Shared + " Changed.");
        await new CrawlRun(Workspace, Fetcher, Registered(Site() with { Start = [Address + "/speech/11"] }), null).RunAsync(CancellationToken.None);
        Assert.Equal((24, 25), (Workspace.Store.Documents.Counts().Documents, Workspace.Store.Documents.Counts().Versions));
    }

    [Fact]
    public async Task A_print_view_is_the_same_document_even_when_it_names_itself()
    {
        Pages["/list/1"] = List(["/speech/11/print", "/speech/11", "/speech/12?print=1"]);
        Pages["/speech/11/print"] = Speech("Speech 11", "2014-12-11", House.States + " Printed.", canonical: "/speech/11/print");
        var report = await CrawlAsync(Site());
        Assert.Equal((2, 2), (report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.Duplicate]));
        Assert.Equal(["site:speech~11", "site:speech~12"], Ids());
    }

    [Fact]
    public async Task A_print_view_whose_page_is_gone_stands_in_for_it()
    {
        Pages["/list/1"] = List(["/speech/11/print"]);
        Pages["/speech/11/print"] = Pages["/speech/11"];
        Pages.Remove("/speech/11");
        var report = await CrawlAsync(Site());
        Assert.Equal((1, 1), (report.Outcomes[FetchOutcome.Stored], report.Outcomes[FetchOutcome.Gone]));
        Assert.Equal(["site:speech~11"], Ids());
    }

    [Fact]
    public async Task Two_pages_that_name_each_other_as_their_address_are_one_document()
    {
        Pages["/list/1"] = List(["/speech/11", "/speech/12"]);
        Pages["/speech/11"] = Speech("Speech", "2014-12-11", House.States, canonical: "/speech/12");
        Pages["/speech/12"] = Speech("Speech", "2014-12-11", House.States, canonical: "/speech/11");
        await CrawlAsync(Site());
        Assert.Single(Ids());
    }

    [Fact]
    public async Task A_page_that_vanished_is_kept_and_marked_with_when_it_was_last_seen()
    {
        await CrawlAsync(Site());
        Pages.Remove("/speech/11");
        var report = (await new CrawlRun(Workspace, Fetcher, Registered(Site()), null) { Everything = true }.RunAsync(CancellationToken.None))!;
        var gone = Assert.Single(Workspace.Store.Crawls.Pages(report.CrawlId, FetchOutcome.Gone, 10));
        Assert.Equal("site:speech~11", gone.DocumentId);
        Assert.True(gone.LastSeenAt < gone.GoneAt);
        var document = Queries.Reading.Document(Workspace, "site:speech~11", null).Value;
        Assert.Equal((gone.LastSeenAt, gone.GoneAt), (document.LastSeenAt, document.GoneAt));
        Assert.Null(Queries.Reading.Document(Workspace, "site:speech~12", null).Value.GoneAt);
    }

    [Fact]
    public async Task The_difference_of_two_versions_is_told_by_paragraph()
    {
        await CrawlAsync(Site());
        Pages["/speech/11"] = Speech("Speech 11", "2014-12-11", House.States + " Number 11.</p><p>" + House.Shared);
        await new CrawlRun(Workspace, Fetcher, Registered(Site()), null) { Everything = true }.RunAsync(CancellationToken.None);
        var diff = Queries.VersionDiff.Of(Workspace, "site:speech~11", 1, 2).Value;
        Assert.Equal([(Queries.DiffKind.Same, House.States + " Number 11."), (Queries.DiffKind.Added, House.Shared)], diff.Lines.Select(line => (line.Kind, line.Text)));
    }
}
