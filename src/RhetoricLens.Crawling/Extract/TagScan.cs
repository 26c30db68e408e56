using System.Buffers;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Looks over the characters of a page before it is parsed, for tags that no parser should be given.</summary>
internal static class TagScan
{
    private static readonly SearchValues<char> Marks = SearchValues.Create(" \t\r\n/\"'>");

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
        for (var at = html.IndexOfAny(Marks); at >= 0; at = html.IndexOfAny(Marks))
        {
            var mark = html[at];
            html = html[(at + 1)..];
            if (mark == '>')
                break;
            pieces++;
            if (mark is '"' or '\'')
                html = html[(html.IndexOf(mark) + 1)..];
        }
        return pieces;
    }
}
