namespace RhetoricLens.Crawling.Fetch;

/// <summary>A path pattern: matches the start of a path, <c>*</c> is any run of characters, a final <c>$</c> is the end of the path.</summary>
internal sealed class RobotsPattern
{
    private readonly string _pattern;
    private readonly bool _toTheEnd;

    public RobotsPattern(string pattern)
    {
        _toTheEnd = pattern.EndsWith('$');
        var body = PercentEncoding.Normalise(_toTheEnd ? pattern[..^1] : pattern).Replace("$", "%24", StringComparison.Ordinal);
        while (body.Contains("**", StringComparison.Ordinal))
            body = body.Replace("**", "*", StringComparison.Ordinal);
        _pattern = body;
        Length = body.Length + (_toTheEnd ? 1 : 0);
    }

    /// <summary>Octets of the pattern: the longest match decides (RFC 9309, 2.2.2).</summary>
    public int Length { get; }

    /// <summary>Puts a path into the spelling that patterns are compared with.</summary>
    public static string Prepare(string pathAndQuery) => PercentEncoding.Normalise(pathAndQuery)
        .Replace("*", "%2A", StringComparison.Ordinal).Replace("$", "%24", StringComparison.Ordinal);

    /// <summary>Walks both texts once and returns only to the last star: no pattern can cost more than the product of both lengths.</summary>
    public bool Matches(string prepared)
    {
        if (_pattern.Length > (2 * prepared.Length) + 1)
            return false;
        int at = 0, next = 0, star = -1, resume = 0;
        while (true)
        {
            if (next == _pattern.Length && (!_toTheEnd || at == prepared.Length))
                return true;
            if (next < _pattern.Length && _pattern[next] == '*')
                (star, resume, next) = (next, at, next + 1);
            else if (next < _pattern.Length && at < prepared.Length && _pattern[next] == prepared[at])
                (at, next) = (at + 1, next + 1);
            else if (star >= 0 && resume < prepared.Length)
                (at, next) = (++resume, star + 1);
            else
                return false;
        }
    }
}
