namespace RhetoricLens.Core;

/// <summary>Which addresses belong to a source.</summary>
/// <param name="Hosts">Exact host names, lower-case, with a port when it is not the default.</param>
/// <param name="Allow">Path patterns, one of which must match the start of the path; <c>*</c> stands for any run of characters. Empty: all paths.</param>
/// <param name="Deny">Path patterns that exclude.</param>
/// <param name="MaxDepth">Links followed from a start page, 1 to 10.</param>
/// <param name="MaxPages">Addresses fetched in one crawl, 1 to 100,000.</param>
public sealed record SourceScope(
    IReadOnlyList<string> Hosts, IReadOnlyList<string> Allow, IReadOnlyList<string> Deny, int MaxDepth, int MaxPages)
{
    /// <summary>First day of the texts that are taken; null when there is none. Undated texts are taken.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of the texts that are taken; null when there is none.</summary>
    public DateOnly? To { get; init; }
}

/// <summary>When a source is crawled.</summary>
/// <param name="Cron">Five fields: minute, hour, day of month, month, day of week.</param>
/// <param name="TimeZone">IANA time zone of the fields.</param>
public sealed record SourceSchedule(string Cron, string TimeZone);

/// <summary>A site, or a part of one, that publishes what a state says.</summary>
/// <param name="Id">Lower-case letters, digits and hyphens; also the collection of its documents.</param>
/// <param name="Name">As shown.</param>
/// <param name="Country">Code of <see cref="Countries"/> given to its documents unless the page says otherwise; null when it speaks for no state.</param>
/// <param name="Institution">Who publishes.</param>
/// <param name="Start">Pages at which a crawl begins; always read, whatever the scope allows.</param>
/// <param name="Feed">RSS, Atom or sitemap address; null when none is known.</param>
/// <param name="Languages">BCP 47 codes.</param>
/// <param name="Scope">Which addresses belong to it.</param>
/// <param name="Schedule">Suggested schedule; null: crawled only when asked.</param>
/// <param name="Enabled">False until a user enables it.</param>
/// <param name="Note">What is known of it.</param>
public sealed record Source(
    string Id, string Name, string? Country, string Institution, IReadOnlyList<string> Start, string? Feed,
    IReadOnlyList<string> Languages, SourceScope Scope, SourceSchedule? Schedule, bool Enabled, string Note);

/// <summary>An address in the frontier of a source.</summary>
/// <param name="Id">Number in the store.</param>
/// <param name="Address">Canonical URL.</param>
/// <param name="Depth">Links from a start page.</param>
/// <param name="ETag">Of the last body; null when none was given.</param>
/// <param name="LastModified">Header of the last body as given.</param>
/// <param name="Attempts">How often this crawl has asked for it in vain.</param>
public sealed record FrontierPage(long Id, string Address, int Depth, string? ETag, string? LastModified, int Attempts = 0);

/// <summary>A crawl's count of addresses by outcome.</summary>
public sealed record CrawlReport(long CrawlId, string SourceId, string State, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, IReadOnlyDictionary<Outcomes.FetchOutcome, int> Outcomes)
{
    /// <summary>Why addresses were left, when the state is partial or failed; else empty.</summary>
    public string Reason { get; init; } = "";
}
