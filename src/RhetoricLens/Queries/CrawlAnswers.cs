using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Queries;

/// <summary>A crawl and what became of its addresses.</summary>
/// <param name="Id">Number of the crawl.</param>
/// <param name="Source">Id of the source.</param>
/// <param name="State">running, done, partial (addresses are left) or failed.</param>
/// <param name="Reason">Why addresses are left; empty when none are.</param>
/// <param name="StartedAt">When it began.</param>
/// <param name="EndedAt">When it ended; null while it runs.</param>
/// <param name="Addresses">All addresses of the crawl.</param>
/// <param name="Outcomes">How many had each outcome.</param>
public sealed record CrawlAnswer(
    long Id, string Source, string State, string Reason, DateTimeOffset StartedAt, DateTimeOffset? EndedAt, int Addresses,
    IReadOnlyDictionary<FetchOutcome, int> Outcomes)
{
    public static CrawlAnswer Of(CrawlReport report) => new(
        report.CrawlId, report.SourceId, report.State, report.Reason, report.StartedAt, report.EndedAt, report.Outcomes.Values.Sum(),
        new SortedDictionary<FetchOutcome, int>(report.Outcomes.ToDictionary()));
}

/// <summary>Crawls, newest first.</summary>
/// <param name="Crawls">At most as many as were asked for.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record CrawlList(IReadOnlyList<CrawlAnswer> Crawls, string? Next);

/// <summary>Addresses of a crawl in the order in which they were found.</summary>
/// <param name="Pages">At most as many as were asked for.</param>
/// <param name="Next">Cursor of the next page; null on the last.</param>
public sealed record CrawlPageList(IReadOnlyList<PageReport> Pages, string? Next);

/// <summary>Which crawls or addresses are asked for.</summary>
/// <param name="Outcome">Only these; null for all.</param>
/// <param name="Take">Most rows wanted.</param>
/// <param name="After">Where the page before ended; null for the first.</param>
public sealed record CrawlQuery(FetchOutcome? Outcome, int Take, long? After)
{
    private const int DefaultRows = 50;

    /// <summary>Reads the words; a problem names the parameter that is wrong.</summary>
    public static Outcome<CrawlQuery> Parse(string? outcome, int? limit, string? cursor)
    {
        var wanted = default(FetchOutcome);
        if (!string.IsNullOrEmpty(outcome) && !TryOutcome(outcome, out wanted))
            return new Problem("unknown_outcome", $"There is no outcome \"{outcome}\".", "outcome", "One of: " + string.Join(", ", Enum.GetNames<FetchOutcome>()) + ".");
        if (limit is < 1 or > Limits.MaxPageRows)
            return new Problem("bad_limit", $"{limit} rows cannot be asked for.", "limit", $"Ask for 1 to {Limits.MaxPageRows}.");
        var after = default(long);
        if (!string.IsNullOrEmpty(cursor) && !long.TryParse(cursor, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out after))
            return new Problem("bad_cursor", "This cursor was not given by the program.", "cursor", "Leave it out for the first page, and take \"next\" of the answer for each further one.");
        return new CrawlQuery(string.IsNullOrEmpty(outcome) ? null : wanted, limit ?? DefaultRows, string.IsNullOrEmpty(cursor) ? null : after);
    }

    private static bool TryOutcome(string name, out FetchOutcome outcome) =>
        Enum.TryParse(name, ignoreCase: true, out outcome) && Enum.IsDefined(outcome) && !char.IsAsciiDigit(name[0]);
}

/// <summary>Questions about crawls.</summary>
public static class CrawlReading
{
    /// <summary>The latest crawls; of one source, or of all.</summary>
    public static CrawlList List(this CrawlReports reports, CrawlQuery query, string? source = null)
    {
        var rows = reports.Latest(query.Take + 1, query.After, source);
        return new CrawlList(rows.Take(query.Take).Select(CrawlAnswer.Of).ToArray(), rows.Count > query.Take ? Cursor(rows[query.Take - 1].CrawlId) : null);
    }

    /// <summary>One crawl.</summary>
    public static Outcome<CrawlAnswer> One(this CrawlReports reports, long id) =>
        reports.Get(id) is { } report ? CrawlAnswer.Of(report) : new Problem("unknown_crawl", $"There is no crawl {id}.", "id", "See /v1/crawls or: rhetoriclens crawl report.");

    /// <summary>Addresses of a crawl.</summary>
    public static Outcome<CrawlPageList> Pages(this CrawlReports reports, long id, CrawlQuery query)
    {
        if (reports.Get(id) is null)
            return reports.One(id).Problem!;
        var rows = reports.Pages(id, query.Outcome, query.Take + 1, query.After ?? 0);
        return new CrawlPageList(rows.Take(query.Take).ToArray(), rows.Count > query.Take ? Cursor(rows[query.Take - 1].PageId) : null);
    }

    private static string Cursor(long id) => id.ToString("x16", CultureInfo.InvariantCulture);
}
