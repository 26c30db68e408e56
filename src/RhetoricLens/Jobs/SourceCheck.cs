using System.Globalization;
using System.Runtime.CompilerServices;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Jobs;

/// <summary>
/// Looks at a source before it is kept, with the fetcher that would crawl it and all its politeness: robots.txt, start page, feed or sitemap, scope, and one page
/// extracted. Nothing is stored.
/// </summary>
/// <param name="fetcher">Of <see cref="Fetchers.For"/>.</param>
/// <param name="source">As it would be kept.</param>
internal sealed class SourceCheck(PoliteFetcher fetcher, Source source)
{
    private const int Tried = 3;

    private readonly List<Uri> _found = [];
    private FetchResult.Body? _start;
    private IReadOnlyList<Uri> _feeds = [];

    /// <summary>A page as it would be stored; null when none could be.</summary>
    public SamplePage? Sample { get; private set; }

    /// <summary>A feed or sitemap that was found and can be read; null when there is none.</summary>
    public Uri? Feed { get; private set; }

    private Uri Start => new(source.Start[0]);

    /// <summary>The steps, each as it is done; ends with the first that a crawl could not go beyond.</summary>
    public async IAsyncEnumerable<CheckStep> RunAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        Func<CancellationToken, Task<CheckStep>>[] steps = [RobotsAsync, StartPageAsync, FeedAsync, _ => Task.FromResult(InScope()), SampleAsync];
        foreach (var take in steps)
        {
            var step = await take(cancellation);
            yield return step;
            if (step.State == LookState.Bad)
                yield break;
        }
    }

    private async Task<CheckStep> RobotsAsync(CancellationToken cancellation)
    {
        const string name = "robots.txt";
        if (new AddressGuard(fetcher.Settings.AllowLoopback).Refuse(Start) is { } refused)
            return Bad(name, refused, Inside(FetchOutcome.BlockedAddress));
        var (rules, unreachable) = await fetcher.RobotsAsync(Start, cancellation);
        if (unreachable is not null)
            return Bad(name, $"{unreachable.Outcome}: {unreachable.Reason}", Inside(unreachable.Outcome));
        _feeds = [.. rules.Sitemaps.Select(sitemap => Uri.TryCreate(Start, sitemap, out var address) ? address : null).OfType<Uri>()];
        var verdict = rules.Decide(FetchSettings.ProductToken, Start.PathAndQuery);
        if (!verdict.Allowed)
            return Bad(name, $"It does not allow {Start.PathAndQuery}: line {verdict.LineNumber}, \"{verdict.Line}\".", "Ask the site's owner, or choose a page that is allowed. The program never goes against robots.txt.");
        var (delay, pace) = (rules.CrawlDelay(FetchSettings.ProductToken), fetcher.Settings.Pace);
        var says = verdict.Line is null ? "No line forbids the start page." : $"The start page is allowed by line {verdict.LineNumber}, \"{verdict.Line}\".";
        return new CheckStep(name, delay > Limits.MaxLatencyPause ? LookState.Note : LookState.Good, string.Create(
            CultureInfo.InvariantCulture, $"{says} {(delay > pace ? $"It asks for {delay.TotalSeconds:0.#} seconds between requests, which are kept" : $"It asks for no longer pause than the usual {pace.TotalSeconds:0.#} s")}; sitemaps named: {_feeds.Count}."));
    }

    private async Task<CheckStep> StartPageAsync(CancellationToken cancellation)
    {
        const string name = "Start page";
        switch (await fetcher.FetchAsync(Start, etag: null, lastModified: null, cancellation))
        {
            case FetchResult.Failed failed:
                return Bad(name, $"{failed.Outcome}: {failed.Reason}", Inside(failed.Outcome));
            case FetchResult.Body body:
                _start = body;
                return Read(name, body, cancellation);
            default:
                return Bad(name, "The server gave no page.", "Open the address in a browser.");
        }
    }

    private CheckStep Read(string name, FetchResult.Body body, CancellationToken cancellation)
    {
        var got = string.Create(CultureInfo.InvariantCulture, $"{body.ContentType ?? "no type named"}, {body.Bytes.Length:N0} bytes{(body.Address == Start ? "" : $", at {body.Address}")}");
        if (Listings.Read(body) is { } listed)
        {
            if (!listed.IsOk)
                return Bad(name, $"It looks like a feed or sitemap and cannot be read: {listed.Problem.What}", "Give the address of a page that lists the texts.");
            Feed = Start;
            _found.AddRange(listed.Value.Pages.Concat(listed.Value.Sitemaps).Select(page => page.Address));
            return Good(name, $"A feed or sitemap with {_found.Count} addresses ({got}).");
        }
        var content = PageExtractor.Extract(body, source);
        _found.AddRange(content.Links);
        _feeds = [.. NamedFeeds.Of(body, cancellation), .. _feeds];
        return content switch
        {
            PageContent.Article => Good(name, $"A page with a text of its own and {_found.Count} links ({got})."),
            PageContent.Refused { Outcome: FetchOutcome.Listing } => Good(name, $"A page of {_found.Count} links ({got})."),
            PageContent.Refused refused when _found.Count > 0 => Good(name, $"{_found.Count} links ({got}). {refused.Reason}"),
            PageContent.Refused refused => Bad(name, $"{refused.Outcome}: {refused.Reason} ({got})", "Sites that are drawn by scripts cannot be read: look for a feed, a sitemap or a print view."),
            _ => Good(name, got),
        };
    }

    private async Task<CheckStep> FeedAsync(CancellationToken cancellation)
    {
        const string name = "Feed or sitemap";
        if (Feed is not null)
            return Good(name, "The address itself is one.");
        Uri[] named = [.. source.Feed is { } given ? [new Uri(given)] : Array.Empty<Uri>(), .. _feeds];
        foreach (var address in named.Take(Tried))
        {
            if (await fetcher.FetchAsync(address, etag: null, lastModified: null, cancellation) is not FetchResult.Body body || Listings.Read(body) is not { IsOk: true, Value: var listed })
                continue;
            Feed = address;
            _found.InsertRange(0, listed.Pages.Select(page => page.Address));
            return Good(name, $"{address} lists {listed.Pages.Count + listed.Sitemaps.Count} addresses.");
        }
        return named.Length == 0
            ? new CheckStep(name, LookState.Note, "None is named by the page or by robots.txt; texts are found by following links.")
            : new CheckStep(name, LookState.Note, $"None of the first {Math.Min(Tried, named.Length)} that are named can be read: {string.Join(", ", named.Take(Tried))}. Texts are found by following links.");
    }

    private CheckStep InScope()
    {
        const string name = "Scope";
        var links = _found.DistinctBy(link => link.AbsoluteUri).Where(link => link.AbsoluteUri != Start.AbsoluteUri).ToArray();
        var inside = links.Where(IsInScope).ToArray();
        var outside = links.Where(link => !IsInScope(link)).Select(link => ScopeRules.Decide(source.Scope, link, 1).Reason).CountBy(reason => reason, StringComparer.Ordinal).OrderByDescending(pair => pair.Value).Take(2);
        (var left, _) = (string.Join(" ", outside.Select(pair => $"{pair.Value}: {pair.Key}")), _found.RemoveAll(link => !IsInScope(link)));
        return inside.Length == 0
            ? new CheckStep(name, LookState.Note, $"None of {links.Length} addresses belongs to the source. {left}", "Look at hosts and paths below: the rules may be too narrow.")
            : Good(name, $"{inside.Length} of {links.Length} addresses belong to the source. {left}");
    }

    private bool IsInScope(Uri link) => ScopeRules.Decide(source.Scope, link, 1).InScope;

    private async Task<CheckStep> SampleAsync(CancellationToken cancellation)
    {
        const string name = "Sample page";
        var reasons = new List<string>();
        foreach (var address in Likeliest().Take(Tried))
        {
            var fetched = await fetcher.FetchAsync(address, etag: null, lastModified: null, cancellation);
            if (fetched is FetchResult.Body body && Taken(body, reasons))
                return Good(name, $"{address} is read as a text.");
            if (fetched is FetchResult.Failed failed)
                reasons.Add($"{address}: {failed.Outcome}, {failed.Reason}");
        }
        if (_start is not null && Taken(_start, reasons))
            return Good(name, "The start page itself is read as a text.");
        return new CheckStep(name, LookState.Note, reasons.Count == 0 ? "There was no page to try." : "No text was found in the pages tried. " + string.Join("; ", reasons), "A crawl may still find texts deeper in the site; its report says why each page was not taken.");
    }

    /// <summary>Texts of a site have addresses of one shape, and there are more of them than of anything else that a page lists; texts lie deeper than its menu.</summary>
    private IEnumerable<Uri> Likeliest() => _found.DistinctBy(link => link.AbsoluteUri).Where(link => link.AbsoluteUri != Start.AbsoluteUri)
        .GroupBy(link => Shape(link.AbsolutePath), StringComparer.Ordinal)
        .OrderByDescending(alike => alike.First().AbsolutePath.StartsWith(Start.AbsolutePath, StringComparison.Ordinal))
        .ThenByDescending(alike => alike.Count())
        .ThenByDescending(alike => alike.Key.Count(c => c is '/'))
        .SelectMany(alike => alike);

    /// <summary>The folder of an address and what its last part is like: numbers alike, words of a title alike.</summary>
    private static string Shape(string path)
    {
        var (folder, last) = (path[..(path.LastIndexOf('/') + 1)], path[(path.LastIndexOf('/') + 1)..]);
        var kind = last.Any(char.IsAsciiDigit) ? "#" : last.Contains('-', StringComparison.Ordinal) ? "-" : last;
        return string.Concat(folder.Select(c => char.IsAsciiDigit(c) ? '0' : c)) + kind;
    }

    private bool Taken(FetchResult.Body body, List<string> reasons)
    {
        var content = PageExtractor.Extract(body, source);
        if (content is PageContent.Refused refused)
            reasons.Add($"{body.Address}: {refused.Outcome}, {refused.Reason}");
        Sample = content is PageContent.Article article ? SamplePage.Of(body.Address, article.Document) : null;
        return Sample is not null;
    }

    private string Inside(FetchOutcome outcome) => outcome switch
    {
        FetchOutcome.BlockedAddress => $"Addresses of this machine and of private networks are not read, so that nobody can look inside through the program. For a site of your own on this machine, start it with: rhetoriclens serve --loopback-sources {source.Id}",
        FetchOutcome.Dns => "Check the spelling of the host.",
        FetchOutcome.Gone => "The page is not there: open the address in a browser and copy it anew.",
        _ => "Open the address in a browser; try again later.",
    };

    private static CheckStep Good(string name, string finding) => new(name, LookState.Good, finding);

    private static CheckStep Bad(string name, string finding, string remedy) => new(name, LookState.Bad, finding, remedy);
}
