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
        var text = Encoding.UTF8.GetString(bytes[..Math.Min(bytes.Length, Limits.MaxRobotsBytes)]);
        var lines = text.TrimStart('\uFEFF').Replace("\r\n", "\n", StringComparison.Ordinal).Split('\n', '\r');
        // A line cut in two by the limit would say something its author did not.
        var whole = bytes.Length > Limits.MaxRobotsBytes ? lines.Length - 1 : lines.Length;
        Group? current = null;
        for (var i = 0; i < whole; i++)
        {
            if (RobotsLine.Read(lines[i]) is { } line)
                current = rules.Take(line, i + 1, current);
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
        var named = _groups.Where(group => group.Agents.Contains(productToken)).ToArray();
        return named.Length > 0 ? named : _groups.Where(group => group.Agents.Contains("*")).ToArray();
    }

    private Group? Take(RobotsLine line, int number, Group? current)
    {
        switch (line.Key)
        {
            case "user-agent":
                return Join(line.Value, current);
            case "allow" or "disallow" when current is not null:
                current.Closed = true;
                if (line.Value.Length > 0)
                    current.Rules.Add(new Rule(line.Key == "allow", new RobotsPattern(line.Value), line.Text, number));
                return current;
            case "crawl-delay" when current is not null:
                current.Delay = TimeSpan.FromTicks(Math.Max(current.Delay.Ticks, Delay(line.Value).Ticks));
                return current;
            case "sitemap":
                _sitemaps.Add(line.Value);
                return current;
            default:
                return current;
        }
    }

    private Group Join(string agent, Group? current)
    {
        if (current is null or { Closed: true })
            _groups.Add(current = new Group());
        current.Agents.Add(agent.StartsWith('*') && agent.AsSpan(1).Trim().IsEmpty ? "*" : Token(agent));
        return current;
    }

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
