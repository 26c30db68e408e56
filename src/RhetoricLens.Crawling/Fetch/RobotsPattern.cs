namespace RhetoricLens.Crawling.Fetch;

/// <summary>A path as patterns are compared with it.</summary>
/// <param name="Text">Percent-encoding in one spelling; <c>*</c> and <c>$</c> escaped, as they are special in patterns.</param>
/// <param name="PlainQuery">The same with the colons, slashes and question marks of its query unescaped; the text itself when that changes nothing.</param>
internal readonly record struct PreparedPath(string Text, string PlainQuery);

/// <summary>A path pattern: matches the start of a path, <c>*</c> is any run of characters, a final <c>$</c> is the end of the path.</summary>
internal sealed class RobotsPattern
{
    private readonly string _pattern;
    private readonly string _plainQuery;
    private readonly bool _toTheEnd;

    /// <summary>Reads a pattern.</summary>
    /// <param name="pattern">As written; octets or characters outside ASCII are escaped.</param>
    public RobotsPattern(string pattern)
    {
        var spelt = PercentEncoding.Normalise(pattern);
        Length = spelt.Length;
        _toTheEnd = spelt.EndsWith('$');
        var body = (_toTheEnd ? spelt[..^1] : spelt).Replace("$", "%24", StringComparison.Ordinal);
        while (body.Contains("**", StringComparison.Ordinal))
            body = body.Replace("**", "*", StringComparison.Ordinal);
        _pattern = body;
        _plainQuery = PlainQuery(body);
    }

    /// <summary>Octets of the pattern: the longest match decides (RFC 9309, 2.2.2).</summary>
    public int Length { get; }

    /// <summary>Puts a path into the spelling that patterns are compared with.</summary>
    public static PreparedPath Prepare(string pathAndQuery)
    {
        var text = PercentEncoding.Normalise(pathAndQuery).Replace("*", "%2A", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal);
        return new PreparedPath(text, PlainQuery(text));
    }

    /// <summary>
    /// In a query, reserved characters mean the same whether or not they are escaped (the second example of RFC 9309, 2.2.2); both
    /// spellings are compared, as a pattern without a question mark does not tell whether it speaks of a query.
    /// </summary>
    public bool Matches(PreparedPath path) =>
        Matches(_pattern, path.Text)
        || ((!ReferenceEquals(path.Text, path.PlainQuery) || !ReferenceEquals(_pattern, _plainQuery)) && Matches(_plainQuery, path.PlainQuery));

    /// <summary>Walks both texts once and returns only to the last star: no pattern can cost more than the product of both lengths.</summary>
    private bool Matches(string pattern, string path)
    {
        if (pattern.Length > (2 * path.Length) + 1)
            return false;
        int at = 0, next = 0, star = -1, resume = 0;
        while (true)
        {
            if (next == pattern.Length && (!_toTheEnd || at == path.Length))
                return true;
            if (next < pattern.Length && pattern[next] == '*')
                (star, resume, next) = (next, at, next + 1);
            else if (next < pattern.Length && at < path.Length && pattern[next] == path[at])
                (at, next) = (at + 1, next + 1);
            else if (star >= 0 && resume < path.Length)
                (at, next) = (++resume, star + 1);
            else
                return false;
        }
    }

    private static string PlainQuery(string text)
    {
        var query = text.IndexOf('?', StringComparison.Ordinal);
        return query < 0 || text.IndexOf('%', query) < 0
            ? text
            : text[..query] + text[query..].Replace("%3A", ":", StringComparison.Ordinal).Replace("%2F", "/", StringComparison.Ordinal).Replace("%3F", "?", StringComparison.Ordinal);
    }
}
