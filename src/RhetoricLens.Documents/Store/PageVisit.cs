using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Documents.Store;

/// <summary>An address for the frontier.</summary>
/// <param name="Address">Canonical URL, at most <see cref="Limits.MaxAddressLength"/> characters; longer ones are passed over.</param>
/// <param name="Depth">Links from a start page.</param>
/// <param name="Outcome"><see cref="FetchOutcome.Pending"/> to have it fetched; another to keep on record why it will not be.</param>
/// <param name="Reason">Why, when it will not be.</param>
public sealed record FoundAddress(string Address, int Depth, FetchOutcome Outcome = FetchOutcome.Pending, string Reason = "");

/// <summary>All that came of one address, to be recorded at once.</summary>
/// <param name="CrawlId">The crawl.</param>
/// <param name="PageId">See <see cref="FrontierPage.Id"/>.</param>
/// <param name="Outcome">What became of it; <see cref="FetchOutcome.Stored"/> turns into <see cref="FetchOutcome.Unchanged"/> when the store already had that text, and into <see cref="FetchOutcome.NearDuplicate"/> when it is a copy of another document.</param>
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

    /// <summary>The text found; null when there was none.</summary>
    public ExtractedDocument? Document { get; init; }

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
public sealed record CrawlStart(long CrawlId, bool IsResumed, int Pending);

/// <summary>An address in a crawl and what became of it.</summary>
public sealed record PageReport(long PageId, string Address, int Depth, FetchOutcome Outcome, string Reason, int? Status, DateTimeOffset? EndedAt, string? DocumentId);
