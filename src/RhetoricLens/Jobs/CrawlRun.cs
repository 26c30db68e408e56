using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs;

/// <summary>
/// One crawl of one source: takes addresses from the frontier, fetches, extracts, records; what is found goes back to the frontier. Hosts
/// are read side by side, each by one lane; pages are read on all cores and recorded in batches.
/// </summary>
/// <param name="workspace">Where things are kept.</param>
/// <param name="fetcher">Shared by all crawls of the process, so that a host is never asked twice at once.</param>
/// <param name="source">What is crawled.</param>
/// <param name="lease">The worker's right to the crawl; null in the foreground.</param>
/// <param name="progress">Told after each page.</param>
public sealed class CrawlRun(Workspace workspace, PoliteFetcher fetcher, Source source, Lease? lease, IProgress<Step>? progress = null)
{
    /// <summary>True to visit every known address, whether or not its rest is over.</summary>
    public bool Everything { get; init; }

    /// <summary>Crawls until the frontier is empty or the source's page limit is reached; null when the lease was lost to another worker.</summary>
    public async Task<CrawlReport?> RunAsync(CancellationToken cancellation)
    {
        var start = workspace.Store.Frontier.Start(source.Id, StartAddresses(), Everything);
        fetcher.Recall(workspace.Store.Hosts.Known());
        await using var recorder = new VisitRecorder(visits => workspace.Store.Frontier.Record(visits, lease), start, progress);
        var lanes = new HostLanes(workspace.Store, fetcher, source, start, recorder, cancellation) { Workers = () => workspace.CrawlingWorkers };
        await lanes.RunAsync(AddSitemapsAsync(start, cancellation));
        return recorder.IsLost ? null : Finish(start.CrawlId, lanes);
    }

    /// <summary>Reads hosts of a crawl that another program leads and that nobody reads, until there is none.</summary>
    public async Task HelpAsync(long crawlId, CancellationToken cancellation)
    {
        var standing = workspace.Store.Sharing.Standing(crawlId);
        fetcher.Recall(workspace.Store.Hosts.Known());
        await using var recorder = new VisitRecorder(workspace.Store.Frontier.RecordAsHelper, standing, progress);
        var lanes = new HostLanes(workspace.Store, fetcher, source, standing, recorder, cancellation) { IsHelper = true, Workers = () => workspace.CrawlingWorkers };
        await lanes.RunAsync(Task.CompletedTask);
    }

    private CrawlReport? Finish(long crawlId, HostLanes lanes)
    {
        var left = workspace.Store.Frontier.PendingHosts(crawlId).Count > 0;
        var (state, reason) = left ? ("partial", lanes.WhyLeft()) : ("done", "");
        return workspace.Store.Frontier.Finish(crawlId, state, reason, lease) ? workspace.Store.Crawls.Get(crawlId) : null;
    }

    private string[] StartAddresses() => source.Start
        .Append(source.Feed)
        .OfType<string>()
        .Select(address => CanonicalUrl.Of(new Uri(address)).AbsoluteUri)
        .Distinct(StringComparer.Ordinal)
        .ToArray();

    /// <summary>Adds the sitemaps that robots.txt of the start pages' hosts names.</summary>
    private async Task AddSitemapsAsync(CrawlStart start, CancellationToken cancellation)
    {
        if (start.IsResumed)
            return;
        var origins = source.Start
            .Select(address => new Uri(address))
            .Where(address => fetcher.Closed(address) <= Limits.MaxRetryWait)
            .DistinctBy(address => address.GetLeftPart(UriPartial.Authority), StringComparer.OrdinalIgnoreCase);
        await Task.WhenAll(origins.Select(async origin =>
        {
            var named = await fetcher.SitemapsAsync(origin, cancellation);
            if (named.Count > 0)
                workspace.Store.Frontier.Add(start.CrawlId, named.Select(sitemap => Placing.Sitemap(sitemap, source.Scope)).OfType<FoundAddress>().ToArray());
        }));
    }
}
