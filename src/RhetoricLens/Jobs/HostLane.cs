using System.Diagnostics;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;
using RhetoricLens.Operations;

namespace RhetoricLens.Jobs;

/// <summary>Fetches the addresses of one host, one after the other.</summary>
internal sealed class HostLane(
    Database store, PoliteFetcher fetcher, Source source, long crawlId, string host, VisitRecorder recorder, PageBudget budget, Func<bool> isTooMany)
{
    private const int Batch = 64;

    private readonly FrontierStore _frontier = store.Frontier;

    /// <summary>Pages that this lane has begun: what is found on them may be the host's next.</summary>
    private readonly HashSet<long> _mine = [];

    private int _failures;

    /// <summary>Ends when the host has no address left that is not under way, the crawl's pages are spent, or the host is another program's turn; says why when it gives the host up.</summary>
    public async Task<string?> RunAsync(CancellationToken stop)
    {
        await Task.Yield();
        try
        {
            var reason = await ReadAsync(stop);
            // Whoever takes the host next must find recorded what was fetched here.
            for (var batch = recorder.NextBatch; HasUnderWay(); batch = recorder.NextBatch)
                await batch.WaitAsync(stop);
            return reason;
        }
        finally
        {
            fetcher.LeaveHost(host);
        }
    }

    private async Task<string?> ReadAsync(CancellationToken stop)
    {
        while (true)
        {
            var batch = recorder.NextBatch;
            if (Take() is { Length: > 0 } pages)
            {
                foreach (var page in pages)
                {
                    if (await FetchAsync(page, stop) is { } givenUp)
                        return givenUp;
                    if (budget.IsSpent || isTooMany())
                        return null;
                }
            }
            else if (HasUnderWay())
                await batch.WaitAsync(stop);
            else
                return null;
        }
    }

    private bool HasUnderWay()
    {
        _mine.RemoveWhere(page => !recorder.IsUnderWay(page));
        return _mine.Count > 0;
    }

    /// <summary>The next pages that are not under way. What is under way is looked at first: a page recorded between the two looks would else seem free.</summary>
    private FrontierPage[] Take()
    {
        var underWay = recorder.PagesUnderWay();
        return _frontier.NextPending(crawlId, Batch + underWay.Count, host).Where(page => !underWay.Contains(page.Id)).ToArray();
    }

    /// <summary>Fetches a page unless it is under way; says why when the host is given up.</summary>
    private async Task<string?> FetchAsync(FrontierPage page, CancellationToken stop)
    {
        var address = new Uri(page.Address);
        if (fetcher.Closed(address) > Limits.MaxRetryWait)
            return $"{host} asks to be left alone for longer than a crawl waits.";
        if (!recorder.TryBegin(page.Id))
            return null;
        if (!budget.TryTake())
        {
            recorder.Abandon(page.Id);
            return null;
        }
        _mine.Add(page.Id);
        // The scope may have changed since the address was found.
        if (ScopeRules.Decide(source.Scope, address, page.Depth) is { InScope: false } outside)
        {
            await recorder.HandAsync(() => new PageVisit(crawlId, page.Id, FetchOutcome.OutOfScope, outside.Reason), stop);
            return null;
        }
        var result = await FetchAsync(address, page, stop);
        _failures = result is FetchResult.Failed failed && FetchFailures.IsOfTheHost(failed) ? _failures + 1 : 0;
        var rests = fetcher.Rests(result);
        await recorder.HandAsync(() => Read(page, result) with { Hops = result.Hops, Hosts = rests }, stop);
        return _failures >= Limits.MaxHostFailures ? $"{host} gave no answer to {_failures} addresses in a row." : null;
    }

    /// <summary>In a span that names the host, and no more of the address: paths and queries may hold what is nobody's business.</summary>
    private async Task<FetchResult> FetchAsync(Uri address, FrontierPage page, CancellationToken stop)
    {
        using var span = Telemetry.Traces.StartActivity("fetch", ActivityKind.Client)?.SetTag("server.address", address.Host);
        var result = await fetcher.FetchAsync(address, page.ETag, page.LastModified, stop);
        span?.SetTag("rhetoriclens.outcome", result is FetchResult.Failed failed ? failed.Outcome.ToString() : result.GetType().Name);
        return result;
    }

    private PageVisit Read(FrontierPage page, FetchResult result) => result switch
    {
        FetchResult.Body body => PageReading.Read(crawlId, page, source, body),
        FetchResult.NotModified => new PageVisit(crawlId, page.Id, FetchOutcome.Unchanged, "The server says that it has not changed.") { Status = 304, ETag = page.ETag, LastModified = page.LastModified },
        FetchResult.Failed failed when FetchFailures.IsTemporary(failed) && page.Attempts + 1 < Limits.MaxAttempts => PutOff(page, failed),
        FetchResult.Failed failed => new PageVisit(crawlId, page.Id, failed.Outcome, failed.Reason) { Status = failed.Status == 0 ? null : failed.Status },
        var other => throw new InvalidOperationException("Unknown fetch result: " + other.GetType().Name),
    };

    private PageVisit PutOff(FrontierPage page, FetchResult.Failed failed)
    {
        budget.GiveBack();
        var wait = fetcher.Settings.RetryDelay * Math.Pow(4, page.Attempts);
        return new PageVisit(crawlId, page.Id, FetchOutcome.Pending, $"Tried {page.Attempts + 1} times; {failed.Outcome}: {failed.Reason}")
        {
            Status = failed.Status == 0 ? null : failed.Status,
            RetryAt = store.Clock.GetUtcNow() + (failed.RetryAfter > wait ? failed.RetryAfter.Value : wait),
        };
    }
}
