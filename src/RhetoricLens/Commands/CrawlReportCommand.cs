using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens crawl report</c>: what became of the addresses of a crawl.</summary>
internal static class CrawlReportCommand
{
    private const int Rows = 1_000;

    private static readonly Argument<long?> Id = new("crawl") { Description = "Number of the crawl; the latest when left out", Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<string?> OutcomeName = new("--outcome") { Description = "List the addresses that had this outcome", HelpName = "OUTCOME" };
    private static readonly Option<bool> Csv = new("--csv") { Description = "A table of all addresses, or those of the outcome, as CSV" };

    public static Command Create()
    {
        var command = new Command("report", """
            What became of the addresses of a crawl: counts by outcome, then each address that was not taken, with the reason.

            Example:
              rhetoriclens crawl report --outcome robots
            """) { Id, OutcomeName, Csv };
        command.SetAction(parsed =>
        {
            var query = CrawlQuery.Parse(parsed.GetValue(OutcomeName), null, null);
            if (!query.IsOk)
                return Terminal.Fail(query.Problem);
            var opened = Workspace.OpenStore(parsed.GetRequiredValue(CommonOptions.Data));
            if (!opened.IsOk)
                return Terminal.Fail(opened.Problem);
            using var store = opened.Value;
            var crawl = parsed.GetValue(Id) is { } id ? store.Crawls.Get(id) : store.Crawls.Latest(1) is [var latest] ? latest : null;
            if (crawl is null)
                return Terminal.Fail(new Problem("unknown_crawl", "There is no such crawl.", "crawl", "Crawl first: rhetoriclens crawl URL."));
            Write(crawl, store, query.Value.Outcome, parsed.GetValue(Csv));
            return Terminal.Done;
        });
        return command;
    }

    private static void Write(CrawlReport crawl, Database store, FetchOutcome? outcome, bool csv)
    {
        if (csv)
        {
            CrawlCsv.Write(Console.Out, Pages(store, crawl.CrawlId, outcome));
            return;
        }
        Console.Out.WriteLine($"crawl {crawl.CrawlId} of {crawl.SourceId}: {crawl.State}, begun {Time(crawl.StartedAt)}{(crawl.EndedAt is { } end ? ", ended " + Time(end) : "")}. {crawl.Reason}".TrimEnd());
        foreach (var (name, pages) in crawl.Outcomes.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key))
            Console.Out.WriteLine($"{name,-16} {pages,6}");
        foreach (var page in Pages(store, crawl.CrawlId, outcome).Where(page => outcome is not null || !IsTaken(page.Outcome)))
            Console.Out.WriteLine(Line(page));
    }

    private static bool IsTaken(FetchOutcome outcome) => outcome is FetchOutcome.Stored or FetchOutcome.Unchanged or FetchOutcome.Listing;

    private static string Line(PageReport page) =>
        $"{page.Outcome,-16} {page.Address}{(page.Reason.Length > 0 ? "  " + page.Reason : "")}{(page.GoneAt is null ? "" : $"  Last seen {(page.LastSeenAt is { } seen ? Time(seen) : "never")}.")}";

    private static IEnumerable<PageReport> Pages(Database store, long crawl, FetchOutcome? outcome)
    {
        for (var after = 0L; store.Crawls.Pages(crawl, outcome, Rows, after) is { Count: > 0 } pages; after = pages[^1].PageId)
        {
            foreach (var page in pages)
                yield return page;
        }
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
