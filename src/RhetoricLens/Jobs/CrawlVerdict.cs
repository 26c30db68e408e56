using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs;

/// <summary>Whether a crawl that ended brought anything, and how bad it is when it did not.</summary>
/// <param name="Kind">As bad as the mildest thing that happened: one page that timed out may mean that the others will come back too.</param>
/// <param name="Problem">What happened, with the first few addresses.</param>
public sealed record CrawlVerdict(FailureClass Kind, Problem Problem)
{
    private const int Named = 5;

    private static readonly FetchOutcome[] Useful = [FetchOutcome.Stored, FetchOutcome.Unchanged, FetchOutcome.Listing, FetchOutcome.Duplicate, FetchOutcome.NearDuplicate];

    /// <summary>Null for a crawl that read something, though nothing of it be new.</summary>
    public static CrawlVerdict? Of(Database store, CrawlReport report)
    {
        if (Useful.Any(report.Outcomes.ContainsKey))
            return null;
        var kinds = report.Outcomes.Keys.Where(outcome => outcome != FetchOutcome.OutOfScope).Select(outcome => ClassOf(store, report, outcome)).DefaultIfEmpty(FailureClass.Hard);
        var pages = store.Crawls.Pages(report.CrawlId, null, Named).Select(page => $"{page.Address}: {page.Outcome}, {page.Reason}");
        return new CrawlVerdict(kinds.Max(), new Problem("nothing_fetched", "No address could be read: " + string.Join("; ", pages), "", "See the reasons above; check the address and robots.txt."));
    }

    private static FailureClass ClassOf(Database store, CrawlReport report, FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Pending or FetchOutcome.Timeout or FetchOutcome.Slow or FetchOutcome.Truncated or FetchOutcome.Connection => FailureClass.Temporary,
        FetchOutcome.HttpError => store.Crawls.Pages(report.CrawlId, outcome, Named).Any(page => page.Status is 408 or 425 or 429 or >= 500) ? FailureClass.Temporary : FailureClass.Hard,
        // With a status, it was robots.txt itself that could not be had.
        FetchOutcome.Robots => store.Crawls.Pages(report.CrawlId, outcome, Named).Any(page => page.Status is not null) ? FailureClass.Temporary : FailureClass.Hard,
        FetchOutcome.NoMainText or FetchOutcome.NotText or FetchOutcome.Undecodable or FetchOutcome.TooLarge or FetchOutcome.Malformed => FailureClass.Soft,
        _ => FailureClass.Hard,
    };
}
