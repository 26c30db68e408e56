using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>How long an address rests before a new crawl of its source visits it again; start pages are always visited.</summary>
internal static class Revisits
{
    /// <summary>A little under a week, so that a weekly crawl finds last week's pages due.</summary>
    private static readonly TimeSpan Document = TimeSpan.FromDays(6);

    /// <summary>What will hardly change by itself is looked at about once a month.</summary>
    private static readonly TimeSpan Settled = TimeSpan.FromDays(27);

    internal static TimeSpan After(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.Stored or FetchOutcome.Unchanged or FetchOutcome.NearDuplicate => Document,
        // New texts appear on listings, and failures pass: both in every crawl.
        FetchOutcome.Pending or FetchOutcome.Listing or FetchOutcome.Timeout or FetchOutcome.Dns or FetchOutcome.Connection
            or FetchOutcome.HttpError or FetchOutcome.Robots => TimeSpan.Zero,
        _ => Settled,
    };
}
