namespace RhetoricLens.Crawling.Extract;

/// <summary>Looks over the characters of a page before it is parsed, for tags that no parser should be given.</summary>
internal static class TagScan
{
    /// <summary>True when a tag has more than <paramref name="limit"/> separators: spaces, slashes and quoted values.</summary>
    public static bool HasMoreSeparators(ReadOnlySpan<char> html, int limit)
    {
        while (html.IndexOf('<') is var start and >= 0)
        {
            html = html[(start + 1)..];
            if (html.IsEmpty || !char.IsAsciiLetter(html[0]))
                continue;
            if (Code(html) is { } end)
            {
                var close = html.IndexOf(end, StringComparison.OrdinalIgnoreCase);
                html = close < 0 ? [] : html[close..];
            }
            else if (Count(ref html) > limit)
                return true;
        }
        return false;
    }

    /// <summary>How a script or style ends; in it, what looks like a tag is none.</summary>
    private static string? Code(ReadOnlySpan<char> html) =>
        html.StartsWith("script", StringComparison.OrdinalIgnoreCase) ? "</script"
        : html.StartsWith("style", StringComparison.OrdinalIgnoreCase) ? "</style"
        : null;

    private static int Count(ref ReadOnlySpan<char> html)
    {
        var pieces = 0;
        for (var i = 0; i < html.Length; i++)
        {
            var mark = html[i];
            if (mark > '>' || mark is not (' ' or '\t' or '\r' or '\n' or '\f' or '/' or '"' or '\'' or '>'))
                continue;
            if (mark == '>')
            {
                html = html[(i + 1)..];
                return pieces;
            }
            pieces++;
            // Without its other mark a quotation goes on to the end; what follows is counted none the less.
            if (mark is '"' or '\'' && html[(i + 1)..].IndexOf(mark) is var end and >= 0)
                i += end + 1;
        }
        html = [];
        return pieces;
    }
}
