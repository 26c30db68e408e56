using System.Collections.Concurrent;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>What is known of an origin's robots.txt: its rules, or why nothing there may be fetched.</summary>
internal sealed record RobotsAnswer(RobotsRules Rules, FetchResult.Failed? Unreachable);

/// <summary>Keeps robots.txt by origin for a day (RFC 9309, 2.4).</summary>
/// <param name="clock">Measures the day.</param>
/// <param name="failureLifetime">How long a failure is kept before robots.txt is asked for again.</param>
/// <param name="fetch">Asks for it.</param>
internal sealed class RobotsCache(TimeProvider clock, TimeSpan failureLifetime, Func<Uri, CancellationToken, Task<FetchResult>> fetch)
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(Limits.RobotsCacheHours);

    private readonly ConcurrentDictionary<string, Entry> _origins = new(StringComparer.OrdinalIgnoreCase);

    public async Task<RobotsAnswer> GetAsync(Uri address, CancellationToken cancel)
    {
        var entry = _origins.GetOrAdd(address.GetLeftPart(UriPartial.Authority), _ => new Entry());
        await entry.OneAtATime.WaitAsync(cancel);
        try
        {
            if (entry.Answer is null || clock.GetUtcNow() >= entry.Until)
            {
                entry.Answer = Judge(await fetch(new Uri(address, "/robots.txt"), cancel));
                entry.Until = clock.GetUtcNow() + (entry.Answer.Unreachable is null ? Lifetime : failureLifetime);
            }
            return entry.Answer;
        }
        finally
        {
            entry.OneAtATime.Release();
        }
    }

    /// <summary>Unavailable (4xx, endless redirects, not text) means free; unreachable (5xx, no answer) means closed (RFC 9309, 2.3.1).</summary>
    private static RobotsAnswer Judge(FetchResult result) => result switch
    {
        FetchResult.Body body => new(RobotsRules.Parse(body.Bytes), null),
        FetchResult.Failed { Outcome: FetchOutcome.Gone or FetchOutcome.RedirectLoop or FetchOutcome.NotText } => new(RobotsRules.AllowAll, null),
        FetchResult.Failed { Outcome: FetchOutcome.HttpError, Status: >= 400 and <= 499 } => new(RobotsRules.AllowAll, null),
        // The page would fail in the same way: its own reason says more than robots.txt.
        FetchResult.Failed { Outcome: FetchOutcome.Dns or FetchOutcome.Connection or FetchOutcome.Tls or FetchOutcome.BlockedAddress } failed => new(RobotsRules.AllowAll, failed),
        FetchResult.Failed failed => new(
            RobotsRules.AllowAll,
            failed with { Outcome = FetchOutcome.Robots, Reason = "robots.txt could not be read: " + failed.Reason, IsUnreachable = true }),
        _ => new(RobotsRules.AllowAll, null),
    };

    private sealed class Entry
    {
        public SemaphoreSlim OneAtATime { get; } = new(1, 1);

        public RobotsAnswer? Answer { get; set; }

        public DateTimeOffset Until { get; set; }
    }
}
