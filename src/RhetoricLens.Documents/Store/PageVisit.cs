using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>An address for the frontier.</summary>
/// <param name="Address">Canonical URL, at most <see cref="Limits.MaxAddressLength"/> characters; longer ones are passed over.</param>
/// <param name="Depth">Links from a start page.</param>
/// <param name="Outcome"><see cref="FetchOutcome.Pending"/> to have it fetched; another to keep on record why it will not be.</param>
/// <param name="Reason">Why, when it will not be.</param>
/// <param name="Modified">When it last changed, as a sitemap or feed says: a page already known is visited again when it was last seen before that.</param>
public sealed record FoundAddress(
    string Address, int Depth, FetchOutcome Outcome = FetchOutcome.Pending, string Reason = "", DateTimeOffset? Modified = null);

/// <summary>All that came of one address, to be recorded at once.</summary>
/// <param name="CrawlId">The crawl.</param>
/// <param name="PageId">See <see cref="FrontierPage.Id"/>.</param>
/// <param name="Outcome">What became of it; <see cref="FetchOutcome.Stored"/> turns into <see cref="FetchOutcome.Unchanged"/> when the store already had that text, and into <see cref="FetchOutcome.NearDuplicate"/> when it is a copy of another document.
/// <see cref="FetchOutcome.Pending"/> puts it off until <see cref="PageVisit.RetryAt"/>.</param>
/// <param name="Reason">In words, for the user who asks why a page was not taken; may be empty when it was.</param>
public sealed record PageVisit(long CrawlId, long PageId, FetchOutcome Outcome, string Reason)
{
    /// <summary>HTTP status; null when there was no answer.</summary>
    public int? Status { get; init; }

    /// <summary>Validator for the next visit, as given.</summary>
    public string? ETag { get; init; }

    /// <summary>Validator for the next visit, as given.</summary>
    public string? LastModified { get; init; }

    /// <summary>What was received, to be kept; null when nothing was.</summary>
    public FetchedBody? Body { get; init; }

    /// <summary>The redirects on the way to the answer, in order.</summary>
    public IReadOnlyList<RedirectHop> Hops { get; init; } = [];

    /// <summary>What the hosts that were asked may expect of the next process.</summary>
    public IReadOnlyList<HostRest> Hosts { get; init; } = [];

    /// <summary>The text found; null when there was none.</summary>
    public ExtractedDocument? Document { get; init; }

    /// <summary>For an outcome of Pending: when it may be asked for again.</summary>
    public DateTimeOffset? RetryAt { get; init; }

    /// <summary>
    /// Address of the page of which this one is a print view or a copy; null when it stands for itself. When that page has a text, or is still to be
    /// visited, this one is a <see cref="FetchOutcome.Duplicate"/> of it; else its own text is stored.
    /// </summary>
    public string? StandsFor { get; init; }

    /// <summary>Addresses found on the page.</summary>
    public IReadOnlyList<FoundAddress> Found { get; init; } = [];
}

/// <summary>What was recorded.</summary>
/// <param name="Outcome">As stored; see <see cref="PageVisit.Outcome"/>.</param>
/// <param name="Document">What became of the document; null when there was none.</param>
/// <param name="NewAddresses">Addresses that were not known before.</param>
public sealed record VisitRecord(FetchOutcome Outcome, StoreOutcome? Document, int NewAddresses);

/// <summary>A crawl that is running.</summary>
/// <param name="CrawlId">Its number.</param>
/// <param name="IsResumed">True when an earlier process began it and did not end it: the pages it had not recorded are pending.</param>
/// <param name="Pending">Addresses to be visited.</param>
/// <param name="Visited">Addresses that an earlier process has visited in this crawl.</param>
public sealed record CrawlStart(long CrawlId, bool IsResumed, int Pending, int Visited = 0);

/// <summary>A host of which a crawl has addresses left.</summary>
/// <param name="Host">Name, with a port when it is not the default.</param>
/// <param name="Pending">How many.</param>
/// <param name="DueAt">When the first of them may be asked for; null: at once.</param>
public sealed record PendingHost(string Host, int Pending, DateTimeOffset? DueAt);

/// <summary>An address in a crawl and what became of it.</summary>
/// <param name="PageId">Number of the page.</param>
/// <param name="Address">Canonical URL.</param>
/// <param name="Depth">Links from a start page.</param>
/// <param name="Outcome">What became of it.</param>
/// <param name="Reason">Why, in words; may be empty.</param>
/// <param name="Status">HTTP status; null when there was no answer.</param>
/// <param name="EndedAt">When it was visited; null before that.</param>
/// <param name="DocumentId">The document that came of it, in this crawl or an earlier one; null when none did.</param>
/// <param name="LastSeenAt">When it last answered with a page; null when it never did.</param>
/// <param name="GoneAt">When it first answered that there is no such page (any more); null when it does not.</param>
public sealed record PageReport(
    long PageId, string Address, int Depth, FetchOutcome Outcome, string Reason, int? Status, DateTimeOffset? EndedAt, string? DocumentId,
    DateTimeOffset? LastSeenAt, DateTimeOffset? GoneAt);

/// <summary>What the store knows of an address of a source.</summary>
/// <param name="Depth">Links from a start page.</param>
/// <param name="DueAt">When the next crawl may visit it.</param>
/// <param name="Last">What became of it in the last crawl that had it.</param>
public sealed record KnownPage(int Depth, DateTimeOffset? DueAt, PageReport Last);
