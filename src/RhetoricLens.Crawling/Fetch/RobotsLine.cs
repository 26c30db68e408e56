using System.Text;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>What a line of robots.txt says.</summary>
internal enum RobotsKey
{
    /// <summary>Something else; never closes a group (RFC 9309, 2.2.4).</summary>
    Other,

    UserAgent,

    Allow,

    Disallow,

    Sitemap,

    CrawlDelay,
}

/// <summary>One <c>key: value</c> line of robots.txt.</summary>
/// <param name="Key">What it says.</param>
/// <param name="Value">Without comment and surrounding space; one character for each octet of the file.</param>
/// <param name="Text">The line as written, without comment, trimmed.</param>
internal sealed record RobotsLine(RobotsKey Key, string Value, string Text)
{
    /// <summary>Octets of a line that count: eight times the longest address a browser takes, as Google's parser does; the rest is not read.</summary>
    private const int MaxOctets = (2083 * 8) - 1;

    private static readonly char[] Gaps = [' ', '\t'];

    /// <summary>Begin each key as it should be written, then as it is often misspelt; Google's parser takes the same ones.</summary>
    private static readonly (string Start, RobotsKey Key)[] Keys =
    [
        ("user-agent", RobotsKey.UserAgent), ("useragent", RobotsKey.UserAgent), ("user agent", RobotsKey.UserAgent),
        ("allow", RobotsKey.Allow),
        ("disallow", RobotsKey.Disallow), ("dissallow", RobotsKey.Disallow), ("dissalow", RobotsKey.Disallow),
        ("disalow", RobotsKey.Disallow), ("diasllow", RobotsKey.Disallow), ("disallaw", RobotsKey.Disallow),
        ("sitemap", RobotsKey.Sitemap), ("site-map", RobotsKey.Sitemap),
        ("crawl-delay", RobotsKey.CrawlDelay), ("crawldelay", RobotsKey.CrawlDelay),
    ];

    /// <summary>Null for blank lines, comments and lines without a key. A forgotten colon is forgiven when one gap stands in its place.</summary>
    public static RobotsLine? Read(ReadOnlySpan<byte> octets)
    {
        var line = Encoding.Latin1.GetString(octets[..Math.Min(octets.Length, MaxOctets)]);
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var text = (comment >= 0 ? line[..comment] : line).Replace("\0", "", StringComparison.Ordinal).Trim(' ', '\t', '\v', '\f');
        var separator = Separator(text);
        if (separator <= 0)
            return null;
        var key = text[..separator].Trim(Gaps);
        return key.Length == 0 ? null : new RobotsLine(KeyOf(key), text[(separator + 1)..].Trim(Gaps), Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(text)));
    }

    private static int Separator(string text)
    {
        if (text.IndexOf(':', StringComparison.Ordinal) is var colon and >= 0)
            return colon;
        var gap = text.IndexOfAny(Gaps);
        return gap > 0 && text.AsSpan(gap).TrimStart(Gaps).IndexOfAny(Gaps) < 0 ? gap : -1;
    }

    private static RobotsKey KeyOf(string key) =>
        Array.Find(Keys, known => key.StartsWith(known.Start, StringComparison.OrdinalIgnoreCase)).Key;
}
