using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs;

/// <summary>One crawl of one source: takes addresses from the frontier, fetches, extracts, records; what is found goes back to the frontier.</summary>
/// <param name="workspace">Where things are kept.</param>
/// <param name="fetcher">Shared by all crawls of the process, so that a host is never asked twice at once.</param>
/// <param name="source">What is crawled.</param>
/// <param name="lease">The worker's right to the crawl; null in the foreground.</param>
/// <param name="progress">Told after each page.</param>
public sealed class CrawlRun(Workspace workspace, PoliteFetcher fetcher, Source source, Lease? lease, IProgress<Step>? progress = null)
{
    private const int Batch = 32;

    /// <summary>Crawls until the frontier is empty or the source's page limit is reached; null when the lease was lost to another worker.</summary>
    public async Task<CrawlReport?> RunAsync(CancellationToken cancellation)
    {
        var crawl = workspace.Store.Frontier.Start(source.Id, StartAddresses());
        var (visited, known) = (0, (long)crawl.Pending);
        while (visited < source.Scope.MaxPages
            && workspace.Store.Frontier.NextPending(crawl.CrawlId, Math.Min(Batch, source.Scope.MaxPages - visited)) is { Count: > 0 } pages)
        {
            foreach (var page in pages)
            {
                var visit = await VisitAsync(crawl.CrawlId, page, cancellation);
                if (workspace.Store.Frontier.Record(visit, lease) is not { } record)
                    return null;
                (visited, known) = (visited + 1, known + record.NewAddresses);
                progress?.Report(new Step("crawl", visited, known));
            }
        }
        return Finish(crawl.CrawlId, visited);
    }

    private CrawlReport? Finish(long crawlId, int visited)
    {
        var left = workspace.Store.Frontier.NextPending(crawlId, 1).Count > 0;
        var (state, reason) = left ? ("partial", $"Stopped at the source's limit of {source.Scope.MaxPages} pages after {visited}.") : ("done", "");
        return workspace.Store.Frontier.Finish(crawlId, state, reason, lease) ? workspace.Store.Frontier.Report(crawlId) : null;
    }

    private string[] StartAddresses() => source.Start
        .Append(source.Feed)
        .OfType<string>()
        .Select(address => CanonicalUrl.Of(new Uri(address)).AbsoluteUri)
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    private async Task<PageVisit> VisitAsync(long crawlId, FrontierPage page, CancellationToken cancellation) =>
        await fetcher.FetchAsync(new Uri(page.Address), page.ETag, page.LastModified, cancellation) switch
        {
            FetchResult.Body body => PageReading.Read(crawlId, page, source, body),
            FetchResult.NotModified => new PageVisit(crawlId, page.Id, FetchOutcome.Unchanged, "The server says that it has not changed.") { Status = 304, ETag = page.ETag, LastModified = page.LastModified },
            FetchResult.Failed failed => new PageVisit(crawlId, page.Id, failed.Outcome, failed.Reason) { Status = failed.Status == 0 ? null : failed.Status },
            var other => throw new InvalidOperationException("Unknown fetch result: " + other.GetType().Name),
        };
}
