using System.Globalization;
using System.Text;
using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>What robots.txt says of one path.</summary>
/// <param name="Allowed">Whether it may be fetched.</param>
/// <param name="Line">The deciding line as written; null when no line speaks of the path.</param>
/// <param name="LineNumber">Its number, from 1; 0 when there is none.</param>
public sealed record Verdict(bool Allowed, string? Line, int LineNumber);

/// <summary>A parsed robots.txt (RFC 9309), with the crawl-delay that many sites still use.</summary>
public sealed class RobotsRules
{
    private readonly List<Group> _groups = [];
    private readonly List<string> _sitemaps = [];

    private RobotsRules()
    {
    }

    /// <summary>Allows everything: what an absent robots.txt means.</summary>
    public static RobotsRules AllowAll { get; } = new();

    /// <summary>Sitemap addresses, which belong to no group.</summary>
    public IReadOnlyList<string> Sitemaps => _sitemaps;

    /// <summary>Reads any bytes; what is not a rule is skipped, as the standard asks. Only the first 500 KiB count.</summary>
    public static RobotsRules Parse(ReadOnlySpan<byte> bytes)
    {
        var rules = new RobotsRules();
        // A line cut in two by the limit would say something its author did not.
        var isCut = bytes.Length > Limits.MaxRobotsBytes;
        var rest = WithoutMark(bytes[..Math.Min(bytes.Length, Limits.MaxRobotsBytes)]);
        Group? current = null;
        for (var number = 1; !rest.IsEmpty; number++)
        {
            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            if (end < 0 && isCut)
                break;
            if (RobotsLine.Read(end < 0 ? rest : rest[..end]) is { } line)
                current = rules.Take(line, number, current);
            rest = end < 0 ? [] : rest[(end + (rest[end..].StartsWith("\r\n"u8) ? 2 : 1))..];
        }
        return rules;
    }

    /// <summary>Judges a path for a crawler: longest match, allow before disallow on a tie, allowed when nothing matches.</summary>
    public Verdict Decide(string productToken, string pathAndQuery)
    {
        if (pathAndQuery == "/robots.txt")
            return new Verdict(true, null, 0);
        var path = RobotsPattern.Prepare(pathAndQuery);
        var best = GroupsFor(productToken)
            .SelectMany(group => group.Rules)
            .Where(rule => rule.Pattern.Matches(path))
            .OrderByDescending(rule => rule.Pattern.Length).ThenByDescending(rule => rule.Allow).ThenBy(rule => rule.Number)
            .FirstOrDefault();
        return best is null ? new Verdict(true, null, 0) : new Verdict(best.Allow, best.Line, best.Number);
    }

    /// <summary>Longest crawl-delay of the crawler's groups, at most <see cref="Limits.MaxCrawlDelay"/>; zero when there is none.</summary>
    public TimeSpan CrawlDelay(string productToken) =>
        GroupsFor(productToken).Select(group => group.Delay).DefaultIfEmpty(TimeSpan.Zero).Max();

    /// <summary>All groups that name the crawler, merged; only when there is none, those for everyone.</summary>
    private Group[] GroupsFor(string productToken)
    {
        // Who gives a version too (ExampleBot/2.1) means the crawler, whatever the version.
        var token = productToken.Split('/')[0];
        var named = _groups.Where(group => group.Agents.Contains(token)).ToArray();
        return named.Length > 0 ? named : _groups.Where(group => group.Agents.Contains("*")).ToArray();
    }

    private Group? Take(RobotsLine line, int number, Group? current)
    {
        switch (line.Key)
        {
            case RobotsKey.UserAgent:
                return Join(line.Value, current);
            case RobotsKey.Allow or RobotsKey.Disallow when current is not null:
                current.Closed = true;
                if (line.Value.Length > 0)
                    Add(line, number, current);
                return current;
            case RobotsKey.CrawlDelay when current is not null:
                current.Delay = TimeSpan.FromTicks(Math.Max(current.Delay.Ticks, Delay(line.Value).Ticks));
                return current;
            case RobotsKey.Sitemap:
                _sitemaps.Add(line.Value);
                return current;
            default:
                return current;
        }
    }

    private static void Add(RobotsLine line, int number, Group group)
    {
        var allow = line.Key == RobotsKey.Allow;
        var pattern = PercentEncoding.Normalise(Encoding.Latin1.GetBytes(line.Value));
        group.Rules.Add(new Rule(allow, new RobotsPattern(pattern), line.Text, number));
        // Who allows a folder's index page allows the folder's address, under which that page is served (as Google's parser holds).
        var name = pattern.LastIndexOf('/');
        if (allow && name >= 0 && pattern.AsSpan(name).StartsWith("/index.htm", StringComparison.Ordinal))
            group.Rules.Add(new Rule(allow, new RobotsPattern(pattern[..(name + 1)] + "$"), line.Text, number));
    }

    private Group Join(string agent, Group? current)
    {
        if (current is null or { Closed: true })
            _groups.Add(current = new Group());
        current.Agents.Add(agent is ['*'] or ['*', ' ' or '\t', ..] ? "*" : Token(agent));
        return current;
    }

    /// <summary>Leaves out a byte order mark, also one that lost its end on the way (as Google's parser does), or one of UTF-16.</summary>
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes) =>
        bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            ? bytes[2..]
            : bytes[bytes.CommonPrefixLength(Encoding.UTF8.Preamble)..];

    /// <summary>The product token at the start of a user-agent value: a version after it is not part of it.</summary>
    private static string Token(string agent) => string.Concat(agent.TakeWhile(c => char.IsAsciiLetter(c) || c is '_' or '-'));

    private static TimeSpan Delay(string value) =>
        double.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            ? TimeSpan.FromSeconds(Math.Min(seconds, Limits.MaxCrawlDelay.TotalSeconds))
            : TimeSpan.Zero;

    private sealed class Group
    {
        public HashSet<string> Agents { get; } = new(StringComparer.OrdinalIgnoreCase);

        public List<Rule> Rules { get; } = [];

        public TimeSpan Delay { get; set; }

        /// <summary>A rule has been read: the next user-agent line begins another group.</summary>
        public bool Closed { get; set; }
    }

    private sealed record Rule(bool Allow, RobotsPattern Pattern, string Line, int Number);
}
