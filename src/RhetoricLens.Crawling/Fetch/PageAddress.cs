using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>The address under which a page's text is kept: its own, or that of the page of which it is a print view or a copy.</summary>
public static partial class PageAddress
{
    private const int MatchTimeoutMs = 1_000;

    private static readonly HashSet<string> PrintNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "print", "printable", "printview", "print_view", "printerfriendly", "printer_friendly", "printversion", "print_version", "forprint", "toprint",
    };

    private static readonly HashSet<string> ViewNames = new(StringComparer.OrdinalIgnoreCase)
    {
        "view", "format", "mode", "output", "layout", "action", "display", "version", "style", "theme", "media", "type", "do",
    };

    /// <summary>Canonical.</summary>
    /// <param name="address">Where the page was found.</param>
    /// <param name="named">The address that the page names as its own (rel=canonical); null when it names none. It counts on the same host only, and
    /// not when it is the site's front page: sites that name that everywhere have made a mistake.</param>
    public static Uri Of(Uri address, Uri? named)
    {
        var own = CanonicalUrl.Of(address);
        var counts = named is not null && SameHost(named, own) && (named.PathAndQuery != "/" || own.PathAndQuery == "/");
        var chosen = counts ? CanonicalUrl.Of(named!) : own;
        return OfScreen(chosen) ?? chosen;
    }

    /// <summary>The address of the page of which an address is the print view; null when it is none.</summary>
    public static Uri? OfScreen(Uri address)
    {
        var pairs = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries);
        var kept = Array.FindAll(pairs, pair => !AsksForPrint(pair));
        var path = PrintInPath().Replace(address.AbsolutePath, match => match.Groups["keep"].Value);
        if (kept.Length == pairs.Length && path == address.AbsolutePath)
            return null;
        // The template without navigation goes with the print view of one widespread system.
        var query = string.Join('&', kept.Where(pair => kept.Length == pairs.Length || pair != "tmpl=component"));
        return CanonicalUrl.Of(new UriBuilder(address) { Path = path.Length == 0 ? "/" : path, Query = query }.Uri);
    }

    private static bool SameHost(Uri one, Uri other) =>
        one.IdnHost.TrimEnd('.').Equals(other.IdnHost, StringComparison.OrdinalIgnoreCase) && (one.Port == other.Port || (one.IsDefaultPort && other.IsDefaultPort));

    private static bool AsksForPrint(string pair)
    {
        var (name, value) = pair.Split('=', 2) is [var left, var right] ? (left, right) : (pair, "");
        return PrintNames.Contains(name)
            ? value is "" or "1" or "y" or "Y" || value.Equals("yes", StringComparison.OrdinalIgnoreCase) || value.Equals("true", StringComparison.OrdinalIgnoreCase) || value.Equals("on", StringComparison.OrdinalIgnoreCase)
            : ViewNames.Contains(name) && PrintNames.Contains(value);
    }

    /// <summary>A last segment "print", one at the beginning with another behind it, or a file name that ends so.</summary>
    [GeneratedRegex("(?i)(?<=/[^/]+)/print(?:able|view|version)?(?:\\.html?|\\.php|\\.aspx?)?/?$|^/print(?:able|view|version|friendly)?(?=/[^/]+)|(?<=[^/])[-_.]print(?<keep>\\.[a-z]{3,5})$", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex PrintInPath();
}
