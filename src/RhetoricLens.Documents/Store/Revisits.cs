using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>How long an address rests before a new crawl of its source visits it again; start pages are always visited.</summary>
internal static class Revisits
{
    /// <summary>A little under a week, so that a weekly crawl finds last week's pages due.</summary>
    private static readonly TimeSpan Document = TimeSpan.FromDays(6);

    /// <summary>What will hardly change by itself is looked at about once a month.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(27);

    /// <summary>Whether an outcome shows that the address still answers with a page.</summary>
    internal static bool IsSeen(FetchOutcome outcome) => outcome is FetchOutcome.Stored or FetchOutcome.Unchanged or FetchOutcome.Listing
        or FetchOutcome.Duplicate or FetchOutcome.NearDuplicate or FetchOutcome.NoMainText;

    /// <summary>Null when the address is not due by itself: what is outside the scope is visited when a page in scope, or a wider scope, leads there.</summary>
    internal static TimeSpan? After(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.OutOfScope => null,
        FetchOutcome.Stored or FetchOutcome.Unchanged or FetchOutcome.NearDuplicate => Document,
        // New texts appear on listings, and failures pass: both in every crawl.
        FetchOutcome.Pending or FetchOutcome.Listing or FetchOutcome.Timeout or FetchOutcome.Slow or FetchOutcome.Truncated
            or FetchOutcome.Dns or FetchOutcome.Connection or FetchOutcome.Tls or FetchOutcome.HttpError or FetchOutcome.Robots => TimeSpan.Zero,
        _ => Settled,
    };
}
