using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using YamlDotNet.RepresentationModel;

namespace RhetoricLens.Crawling.Sources;

/// <summary>Makes a source of one entry of a definition file.</summary>
internal static class SourceReader
{
    private static readonly string[] SourceFields = ["id", "name", "country", "institution", "start", "feed", "languages", "scope", "schedule", "enabled", "note"];
    private static readonly string[] ScopeFields = ["hosts", "allow", "deny", "maxDepth", "maxPages", "from", "to"];
    private static readonly string[] ScheduleFields = ["cron", "timeZone"];

    /// <summary>The source, or null after at least one problem was added.</summary>
    public static (Source Source, int Line)? Read(YamlNode node, string file, List<Problem> problems)
    {
        var before = problems.Count;
        if (YamlFields.Of(node, file, "", SourceFields, problems) is not { } fields)
            return null;
        var start = fields.Texts("start");
        CheckStart(fields, start);
        var source = new Source(
            Id(fields), fields.Text("name"), Country(fields), fields.Text("institution"), start, Feed(fields),
            fields.Texts("languages"), Scope(fields, start), Schedule(fields), fields.Has("enabled") && fields.Flag("enabled"), fields.OptionalText("note") ?? "");
        return problems.Count == before ? (source, (int)node.Start.Line) : null;
    }

    private static string Id(YamlFields fields)
    {
        var id = fields.Text("id");
        if (id.Any(c => !char.IsAsciiLetterLower(c) && !char.IsAsciiDigit(c) && c != '-'))
            fields.Refuse("id", "bad_id", $"'{id}' has characters other than lower-case letters, digits and hyphens.", "Write an id such as est-mfa-news.");
        return id;
    }

    private static string? Country(YamlFields fields)
    {
        if (fields.OptionalText("country") is not { } given)
            return null;
        if (Countries.Find(given) is { } country)
            return country.Code;
        var similar = string.Join(", ", Countries.Similar(given).Select(known => known.Code));
        fields.Refuse("country", "unknown_country", $"There is no country or grouping '{given}'.", similar.Length > 0 ? $"Did you mean {similar}?" : "Use an ISO 3166-1 alpha-3 code.");
        return null;
    }

    private static void CheckStart(YamlFields fields, IReadOnlyList<string> start)
    {
        if (start.Count == 0)
            fields.Refuse("start", "missing_field", "A source needs at least one start page.", "Add the address of a page that lists its texts.");
        foreach (var address in start.Where(address => Web(address) is null))
            fields.Refuse("start", "bad_address", $"'{address}' is not an http or https address.", "Write it in full, such as https://www.example.org/news.");
    }

    private static string? Feed(YamlFields fields)
    {
        var feed = fields.OptionalText("feed");
        if (feed is not null && Web(feed) is null)
            fields.Refuse("feed", "bad_address", $"'{feed}' is not an http or https address.", "Write it in full.");
        return feed;
    }

    private static SourceScope Scope(YamlFields fields, IReadOnlyList<string> start)
    {
        if (fields.Nested("scope", ScopeFields) is not { } scope)
        {
            if (!fields.Has("scope"))
                fields.Refuse("scope", "missing_field", "The field 'scope' is missing.", "Add it with hosts, maxDepth and maxPages.");
            return new SourceScope([], [], [], 1, 1);
        }
        var hosts = scope.Texts("hosts");
        foreach (var host in hosts.Where(host => !IsHost(host)))
            scope.Refuse("hosts", "bad_host", $"'{host}' is not a host name in lower case.", "Write only the name, such as www.example.org, with a port when it is not the default.");
        foreach (var address in start.Select(Web).OfType<Uri>().Where(address => !hosts.Contains(HostOf(address))))
            scope.Refuse("hosts", "host_missing", $"The start page {address} is on {HostOf(address)}, which is not among the hosts.", $"Add {HostOf(address)} to the hosts.");
        foreach (var pattern in new[] { "allow", "deny" }.SelectMany(name => scope.Texts(name).Where(path => path[0] is not ('/' or '*')).Select(path => (name, path))))
            scope.Refuse(pattern.name, "bad_path", $"'{pattern.path}' does not begin with a slash.", "Write a path such as /news/.");
        return new SourceScope(hosts, scope.Texts("allow"), scope.Texts("deny"), scope.Number("maxDepth", 1, Limits.MaxCrawlDepth), scope.Number("maxPages", 1, Limits.MaxCrawlPages)) { From = Day(scope, "from"), To = Day(scope, "to") };
    }

    private static DateOnly? Day(YamlFields scope, string name)
    {
        if (scope.OptionalText(name) is not { } text)
            return null;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return day;
        scope.Refuse(name, "bad_date", $"'{text}' is not a day.", "Write it as 2010-01-31.");
        return null;
    }

    private static SourceSchedule? Schedule(YamlFields fields)
    {
        if (fields.Nested("schedule", ScheduleFields) is not { } schedule)
            return null;
        var (cron, zone) = (schedule.Text("cron"), schedule.Text("timeZone"));
        if (cron.Length > 0 && CronShape.Refuse(cron) is { } wrong)
            schedule.Refuse("cron", "bad_cron", $"'{cron}' is no cron expression. {wrong}", "Write minute, hour, day of month, month and day of week, such as '30 6 * * 1'.");
        if (zone.Length > 0 && !TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _))
            schedule.Refuse("timeZone", "unknown_time_zone", $"There is no time zone '{zone}'.", "Use an IANA name such as Europe/Tallinn or Etc/UTC.");
        return new SourceSchedule(cron, zone);
    }

    private static Uri? Web(string address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is ("http" or "https") && uri.Host.Length > 0 ? uri : null;

    private static string HostOf(Uri address) => address.IdnHost.ToLowerInvariant() + (address.IsDefaultPort ? "" : ":" + address.Port);

    private static bool IsHost(string host) =>
        Uri.TryCreate("http://" + host + "/", UriKind.Absolute, out var uri) && (HostOf(uri) == host || uri.IdnHost + ":" + uri.Port == host);
}
