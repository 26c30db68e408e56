using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Crawling.Sources;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens crawl explain</c>: whether, why and when an address is fetched.</summary>
internal static class CrawlExplainCommand
{
    private static readonly Argument<string> Url = new("url") { Description = "An http or https address" };
    private static readonly Option<string?> Robots = new("--robots") { Description = "Read robots.txt from a file instead of the site", HelpName = "FILE" };
    private static readonly Option<string?> SourceName = new("--source") { Description = "The source in question; the first that has the host when left out", HelpName = "ID" };
    private static readonly Option<string> Agent = new("--agent") { Description = "Judge robots.txt for another crawler; a version after its name is passed over", HelpName = "TOKEN", DefaultValueFactory = _ => FetchSettings.ProductToken };
    private static readonly Option<bool> Json = new("--json") { Description = "One JSON object" };
    private static readonly Option<bool> AllowLoopback = new("--allow-loopback") { Description = "Permit addresses of this machine" };

    public static Command Create()
    {
        var command = new Command("explain", """
            For one address: allowed by robots.txt or not and by which line, in scope or not and by which rule, next fetch, canonical form, last outcome.

            Example:
              rhetoriclens crawl explain https://www.example.org/speeches/1?utm_source=x --robots robots.txt

            Judging robots.txt from a script, for any crawler:
              rhetoriclens crawl explain URL --robots FILE --agent Googlebot --json
            prints one JSON object: "robots":{"allowed":true|false,"line":the deciding line or null,"lineNumber":from 1, 0 without a line,"crawlDelaySeconds":0}.
            "allowed" beside it is also false where the address itself is refused. The exit code is 0 whether or not the address is allowed, 1 for a problem.
            """) { Url, Robots, SourceName, Agent, Json, AllowLoopback };
        command.SetAction(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(ParseResult parsed, CancellationToken cancellation)
    {
        var url = parsed.GetRequiredValue(Url);
        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https") || address.Host.Length == 0)
            return Terminal.Fail(new Problem("bad_address", $"\"{url}\" is not an http or https address.", "url", "Write it in full: https://www.example.org/speeches/."));
        var robots = await RobotsAsync(parsed, address, cancellation);
        if (!robots.IsOk)
            return Terminal.Fail(robots.Problem);
        using var store = Store(parsed.GetRequiredValue(CommonOptions.Data));
        var source = Choose(store, parsed.GetValue(SourceName), address);
        if (!source.IsOk)
            return Terminal.Fail(source.Problem);
        var known = source.Value is { } chosen ? store?.Crawls.Page(chosen.Source.Id, CanonicalUrl.Of(address).AbsoluteUri) : null;
        var blocked = new AddressGuard(parsed.GetValue(AllowLoopback)).Refuse(address);
        Write(AddressExplanation.Of(address, blocked, robots.Value, source.Value, known, TimeProvider.System.GetUtcNow()), parsed.GetValue(Json));
        return Terminal.Done;
    }

    private static async Task<Outcome<RobotsExplanation>> RobotsAsync(ParseResult parsed, Uri address, CancellationToken cancellation)
    {
        var agent = parsed.GetRequiredValue(Agent);
        if (parsed.GetValue(Robots) is not { } file)
        {
            var settings = FetchSettings.Default with { AllowLoopback = parsed.GetValue(AllowLoopback), Pace = TimeSpan.Zero };
            await using var fetcher = new PoliteFetcher(settings, TimeProvider.System);
            var (rules, unreachable) = await fetcher.RobotsAsync(address, cancellation);
            var from = new Uri(address, "/robots.txt").AbsoluteUri;
            return unreachable is null ? Judge(rules, from, agent, address) : new RobotsExplanation(false, from, null, 0, unreachable.Reason, 0);
        }
        try
        {
            return Judge(RobotsRules.Parse(await File.ReadAllBytesAsync(file, cancellation)), file, agent, address);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            return new Problem("unreadable_file", failure.Message, file, "Check the path.");
        }
    }

    private static RobotsExplanation Judge(RobotsRules rules, string from, string agent, Uri address)
    {
        var verdict = rules.Decide(agent, address.PathAndQuery);
        var reason = verdict.Line is null ? "No line speaks of this address." : $"Line {verdict.LineNumber}: {verdict.Line}";
        return new RobotsExplanation(verdict.Allowed, from, verdict.Line, verdict.LineNumber, reason, rules.CrawlDelay(agent).TotalSeconds);
    }

    /// <summary>The user's store when there is one; looking at an address makes none.</summary>
    private static Database? Store(string folder) =>
        (Configuration.StoreChoice.IsShared || File.Exists(Path.Combine(folder, Database.FileName))) && Configuration.StoreChoice.Open(folder) is { IsOk: true } opened ? opened.Value : null;

    private static Outcome<RegisteredSource?> Choose(Database? store, string? name, Uri address)
    {
        var registered = store?.Sources.List() ?? [];
        if (name is null)
            return registered.FirstOrDefault(source => source.Source.Scope.Hosts.Contains(CanonicalUrl.Of(address).Authority.ToLowerInvariant()));
        if (registered.FirstOrDefault(source => source.Source.Id == name) is { } known)
            return known;
        return SourceCatalogue.Load(Path.Combine(Workspace.Corpora, "sources")).Sources.FirstOrDefault(source => source.Id == name) is { } shipped
            ? new RegisteredSource(shipped, null)
            : new Problem("unknown_source", $"There is no source \"{name}\".", "--source", "See: rhetoriclens sources list.");
    }

    private static void Write(AddressExplanation answer, bool json)
    {
        if (json)
        {
            Console.Out.WriteLine(JsonSerializer.Serialize(answer, JsonShape.Options));
            return;
        }
        Line("address", answer.Url);
        Line("canonical", answer.Canonical + (answer.StandsFor is null ? "" : $" (print view of {answer.StandsFor})"));
        Line("robots.txt", $"{(answer.Allowed ? "allowed" : "not allowed")}. {answer.Robots.Reason} ({answer.Robots.From})");
        if (answer.Robots.CrawlDelaySeconds > 0)
            Line("crawl-delay", answer.Robots.CrawlDelaySeconds.ToString("0.###", CultureInfo.InvariantCulture) + " s");
        if (answer.Blocked is not null)
            Line("blocked", answer.Blocked);
        Line("scope", answer.Scope is { } scope ? $"{(scope.InScope ? "in scope" : "out of scope")} of {scope.Source}. {scope.Rule}" : "no source has this host");
        Line("next fetch", $"{Time(answer.NextFetch) ?? "none"}. {answer.NextFetchReason}");
        Line("last outcome", answer.Last is { } last ? $"{last.Outcome}{(last.VisitedAt is null ? "" : " on " + Time(last.VisitedAt))}. {last.Reason}".TrimEnd() : "no crawl has met it");
        if (answer.Last?.GoneAt is { } gone)
            Line("gone", $"since {Time(gone)}; last seen {Time(answer.Last.LastSeenAt) ?? "never"}");
    }

    private static void Line(string name, string value) => Console.Out.WriteLine($"{name,-13} {value}");

    private static string? Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
