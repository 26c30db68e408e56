using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>What robots.txt says of an address.</summary>
/// <param name="Allowed">Whether it may be fetched.</param>
/// <param name="From">Where the rules came from: a file, or the address of robots.txt.</param>
/// <param name="Line">The deciding line as written; null when no line speaks of the address.</param>
/// <param name="LineNumber">Its number, from 1; 0 when there is none.</param>
/// <param name="Reason">One sentence.</param>
/// <param name="CrawlDelaySeconds">Least pause that it asks for; 0 when it asks for none.</param>
public sealed record RobotsExplanation(bool Allowed, string From, string? Line, int LineNumber, string Reason, double CrawlDelaySeconds);

/// <summary>Whether an address belongs to a source.</summary>
/// <param name="Source">Id of the source.</param>
/// <param name="InScope">Whether a crawl of it may fetch the address.</param>
/// <param name="Rule">By which rule.</param>
/// <param name="Depth">Links from a start page that were assumed: those known, 0 for a start page, else 1.</param>
public sealed record ScopeExplanation(string Source, bool InScope, string Rule, int Depth);

/// <summary>What the last crawl that met an address made of it.</summary>
public sealed record LastVisit(FetchOutcome Outcome, string Reason, int? Status, DateTimeOffset? VisitedAt, string? DocumentId, DateTimeOffset? LastSeenAt, DateTimeOffset? GoneAt);

/// <summary>Everything that decides whether and when an address is fetched.</summary>
/// <param name="Url">As asked.</param>
/// <param name="Canonical">Under which it is kept.</param>
/// <param name="StandsFor">The page of which it is the print view; null when it is none.</param>
/// <param name="Allowed">By robots.txt.</param>
/// <param name="Blocked">Why no connection is made whatever robots.txt says; null when one may be.</param>
/// <param name="Robots">What robots.txt says.</param>
/// <param name="Scope">Of the source asked for, or the first that has the host; null when there is none.</param>
/// <param name="NextFetch">When it is next fetched; null when no crawl will.</param>
/// <param name="NextFetchReason">Why then, or why not.</param>
/// <param name="Last">What became of it last; null when no crawl has met it.</param>
public sealed record AddressExplanation(
    string Url, string Canonical, string? StandsFor, bool Allowed, string? Blocked, RobotsExplanation Robots, ScopeExplanation? Scope,
    DateTimeOffset? NextFetch, string NextFetchReason, LastVisit? Last)
{
    /// <summary>Puts together what is known.</summary>
    /// <param name="address">As asked.</param>
    /// <param name="blocked">Why no connection may be made to it; null when one may.</param>
    /// <param name="robots">What robots.txt says.</param>
    /// <param name="source">The source in question; null when there is none.</param>
    /// <param name="known">What the store knows of the address; null when nothing.</param>
    /// <param name="now">The present.</param>
    public static AddressExplanation Of(
        Uri address, string? blocked, RobotsExplanation robots, RegisteredSource? source, KnownPage? known, DateTimeOffset now)
    {
        var canonical = CanonicalUrl.Of(address);
        var scope = source is null ? null : ScopeOf(source.Source, canonical, known);
        var (next, reason) = Next(blocked, robots, source, scope, known, now);
        var last = known is null
            ? null
            : new LastVisit(known.Last.Outcome, known.Last.Reason, known.Last.Status, known.Last.EndedAt, known.Last.DocumentId, known.Last.LastSeenAt, known.Last.GoneAt);
        return new AddressExplanation(
            address.OriginalString, canonical.AbsoluteUri, PageAddress.OfScreen(canonical)?.AbsoluteUri, robots.Allowed, blocked, robots, scope, next, reason, last);
    }

    private static ScopeExplanation ScopeOf(Source source, Uri canonical, KnownPage? known)
    {
        var isStart = source.Start.Append(source.Feed).OfType<string>().Any(start => CanonicalUrl.Of(new Uri(start)) == canonical);
        var depth = known?.Depth ?? (isStart ? 0 : 1);
        var decision = ScopeRules.Decide(source.Scope, canonical, depth);
        return new ScopeExplanation(source.Id, decision.InScope, decision.InScope ? decision.Rule : decision.Reason, depth);
    }

    private static (DateTimeOffset? Next, string Reason) Next(
        string? blocked, RobotsExplanation robots, RegisteredSource? source, ScopeExplanation? scope, KnownPage? known, DateTimeOffset now)
    {
        if (blocked is not null || !robots.Allowed)
            return (null, blocked ?? "robots.txt does not allow it.");
        if (source is null || scope is null)
            return (null, "No source has this host.");
        if (!scope.InScope)
            return (null, "It is outside the source's scope.");
        if (known?.Last.Outcome == FetchOutcome.Pending)
            return (known.DueAt > now ? known.DueAt : now, "It is in the frontier of a crawl.");
        if (source.NextDueAt is not { } crawl)
            return (null, known is null ? "The source has no schedule, and no crawl has met the address yet." : "The source has no schedule.");
        if (known is null)
            return (crawl, "With the next crawl of the source, if a page of it links there.");
        return known.DueAt > crawl
            ? (known.DueAt, "With the first crawl of the source after its rest.")
            : (crawl, "With the next crawl of the source.");
    }
}
