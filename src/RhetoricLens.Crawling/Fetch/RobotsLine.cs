namespace RhetoricLens.Crawling.Fetch;

/// <summary>One <c>key: value</c> line of robots.txt.</summary>
/// <param name="Key">In lower case.</param>
/// <param name="Value">Without comment and surrounding space.</param>
/// <param name="Text">The line as written, trimmed.</param>
internal sealed record RobotsLine(string Key, string Value, string Text)
{
    /// <summary>Null for blank lines, comments and lines without a key. A forgotten colon is forgiven when just one space stands in its place.</summary>
    public static RobotsLine? Read(string line)
    {
        var comment = line.IndexOf('#', StringComparison.Ordinal);
        var text = (comment >= 0 ? line[..comment] : line).Replace("\0", "", StringComparison.Ordinal).Trim();
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0)
        {
            var words = text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            return words.Length == 2 ? new RobotsLine(words[0].ToLowerInvariant(), words[1], text) : null;
        }
        return new RobotsLine(text[..colon].Trim().ToLowerInvariant(), text[(colon + 1)..].Trim(), text);
    }
}
