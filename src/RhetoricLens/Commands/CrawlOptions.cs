using System.CommandLine;
using System.Globalization;
using RhetoricLens.Configuration;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary>What a crawl from the command line can be told, and the source that follows from it.</summary>
internal sealed class CrawlOptions
{
    /// <summary>Somebody is waiting at the terminal.</summary>
    private static readonly TimeSpan ForegroundRetry = TimeSpan.FromSeconds(5);

    /// <summary>A server of one's own.</summary>
    private static readonly TimeSpan HomeRetry = TimeSpan.FromSeconds(1);

    private readonly Option<string?> _country = new("--country") { Description = "Country or grouping for which the site speaks", HelpName = "CODE" };
    private readonly Option<int> _maxPages = new("--max-pages") { Description = "Addresses read at most", HelpName = "N", DefaultValueFactory = _ => 1000 };
    private readonly Option<int> _maxDepth = new("--max-depth") { Description = "Links followed from the first address", HelpName = "N", DefaultValueFactory = _ => 5 };
    private readonly Option<string[]> _allow = new("--allow") { Description = "Only paths that begin so (* stands for any characters); may be repeated", HelpName = "PATH" };
    private readonly Option<string[]> _deny = new("--deny") { Description = "No paths that begin so; may be repeated", HelpName = "PATH" };
    private readonly Option<string?> _from = new("--from") { Description = "First day of the texts taken (2010-01-01); undated ones are taken", HelpName = "DAY" };
    private readonly Option<string?> _to = new("--to") { Description = "Last day of the texts taken", HelpName = "DAY" };
    private readonly Option<double> _pace = new("--pace") { Description = "Seconds between two requests to one host; robots.txt may ask for more", HelpName = "SECONDS", DefaultValueFactory = _ => 1 };
    private readonly Option<bool> _allowLoopback = new("--allow-loopback") { Description = "Permit addresses of this machine (127.0.0.0/8, ::1); off by default" };
    private readonly Option _contact = SettingTable.Get("contact").Option();

    public void AddTo(Command command)
    {
        foreach (var option in new Option[] { _country, _maxPages, _maxDepth, _allow, _deny, _from, _to, _pace, _allowLoopback, _contact })
            command.Options.Add(option);
    }

    /// <summary>How servers are treated.</summary>
    public Outcome<FetchSettings> Settings(ParseResult parsed)
    {
        var pace = parsed.GetValue(_pace);
        var loopback = parsed.GetValue(_allowLoopback);
        if (pace is < 0 or > 3600 || double.IsNaN(pace))
            return new Problem("bad_pace", $"A pace of {pace} seconds cannot be kept.", "--pace", "Give 0 to 3600 seconds.");
        if (pace < 1 && !loopback)
            return new Problem("bad_pace", "Other people's servers are not read faster than one request a second.", "--pace", "Give at least 1; less is for this machine, with --allow-loopback.");
        var settings = Configuration.Settings.Of(parsed);
        if (!settings.IsOk)
            return settings.Problem;
        return ServeCommand.Fetching(settings.Value) with { Pace = TimeSpan.FromSeconds(pace), AllowLoopback = loopback, RetryDelay = loopback ? HomeRetry : ForegroundRetry };
    }

    /// <summary>A registered source by its id, or one made from the addresses.</summary>
    public Outcome<Source> Source(ParseResult parsed, string[] targets, Workspace workspace)
    {
        if (targets is [var id] && !id.Contains("://", StringComparison.Ordinal))
        {
            return workspace.Store.Sources.Get(id) is { } registered
                ? registered.Source
                : new Problem("unknown_source", $"\"{id}\" is neither an address nor a registered source.", "url", "Give an address with http:// or https://, or register sources with: rhetoriclens sources load.");
        }
        return FromAddresses(parsed, targets);
    }

    private Outcome<Source> FromAddresses(ParseResult parsed, string[] targets)
    {
        var addresses = new List<Uri>();
        foreach (var target in targets)
        {
            if (!Uri.TryCreate(target, UriKind.Absolute, out var address) || address.Scheme is not ("http" or "https"))
                return new Problem("bad_address", $"\"{target}\" is not an http or https address.", "url", "Write it in full: https://www.example.org/speeches/.");
            addresses.Add(CanonicalUrl.Of(address));
        }
        var country = Countries.Find(parsed.GetValue(_country));
        if (parsed.GetValue(_country) is { } word && country is null)
            return QueryScope.ParseCountries(word).Problem!;
        var (pages, depth) = (parsed.GetValue(_maxPages), parsed.GetValue(_maxDepth));
        if (pages is < 1 or > Limits.MaxCrawlPages || depth is < 0 or > Limits.MaxCrawlDepth)
            return new Problem("bad_scope", $"{pages} pages to a depth of {depth} cannot be crawled.", "--max-pages, --max-depth", $"Give 1 to {Limits.MaxCrawlPages:N0} pages and a depth of 0 to {Limits.MaxCrawlDepth}.");
        var hosts = addresses.Select(address => address.Authority.ToLowerInvariant()).Distinct(StringComparer.Ordinal).ToArray();
        var (from, to) = (Day(parsed, _from), Day(parsed, _to));
        if ((from.Problem ?? to.Problem) is { } badDay)
            return badDay;
        var scope = new SourceScope(hosts, parsed.GetValue(_allow) ?? [], parsed.GetValue(_deny) ?? [], depth, pages) { From = from.Value, To = to.Value };
        return new Source(
            IdOf(hosts[0]), hosts[0], country?.Code, hosts[0], [.. addresses.Select(address => address.AbsoluteUri)],
            Feed: null, ["und"], scope, Schedule: null, Enabled: false, "Given on the command line.");
    }

    private static Outcome<DateOnly?> Day(ParseResult parsed, Option<string?> option)
    {
        if (parsed.GetValue(option) is not { } text)
            return default(DateOnly?);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : new Problem("bad_date", $"\"{text}\" is not a day.", option.Name, "Write it as 2010-01-31.");
    }

    private static string IdOf(string host) => "site-" + string.Concat(host.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));
}
