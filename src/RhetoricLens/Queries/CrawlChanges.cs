using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>What was different at a crawl from the time before.</summary>
/// <param name="Crawl">Number of the crawl.</param>
/// <param name="New">Documents not known before.</param>
/// <param name="Changed">Documents of which a new version was stored.</param>
/// <param name="Gone">Addresses that answered that there is nothing any more.</param>
/// <param name="Unchanged">Addresses whose text was as before.</param>
/// <param name="Documents">The changed documents, then the new ones; the first of them.</param>
public sealed record CrawlChanges(long Crawl, int New, int Changed, int Gone, int Unchanged, IReadOnlyList<ChangedDocument> Documents)
{
    private const int Listed = 20;

    /// <summary>Null when there is no such crawl.</summary>
    public static CrawlChanges? Of(Database store, long crawl)
    {
        if (store.Crawls.Get(crawl) is not { } report)
            return null;
        var (fresh, changed) = store.Crawls.CountChanges(crawl);
        return new CrawlChanges(
            crawl, fresh, changed, report.Outcomes.GetValueOrDefault(FetchOutcome.Gone), report.Outcomes.GetValueOrDefault(FetchOutcome.Unchanged), store.Crawls.Changes(crawl, Listed));
    }
}
