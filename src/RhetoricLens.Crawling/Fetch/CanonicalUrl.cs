using System.Text.RegularExpressions;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>One address for each page, however it was linked.</summary>
public static partial class CanonicalUrl
{
    private const int MatchTimeoutMs = 1_000;

    /// <summary>Parameters that say where a visitor came from.</summary>
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igshid", "mc_cid", "mc_eid",
        "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id", "_openstat", "spm", "_ga", "_gl", "gad_source", "srsltid",
        "igsh", "wickedid", "rb_clickid", "s_cid", "ml_subscriber", "ml_subscriber_hash", "piwik_campaign", "piwik_kwd", "hsctatracking",
    };

    private static readonly string[] TrackingStarts = ["utm_", "mtm_", "pk_", "stm_"];

    /// <summary>Parameters that say which visitor it is.</summary>
    private static readonly HashSet<string> Session = new(StringComparer.OrdinalIgnoreCase)
    {
        "phpsessid", "jsessionid", "sessionid", "session_id", "sessid", "cfid", "cftoken", "aspsessionid", "zenid", "oscsid",
    };

    /// <summary>
    /// Lower-case scheme and host without a final dot, no default port, dot segments, fragment, user name, tracking parameter or session id;
    /// the rest of the query is kept in its order.
    /// </summary>
    public static Uri Of(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        var path = SessionInPath().Replace(PercentEncoding.Normalise(address.AbsolutePath), "");
        var builder = new UriBuilder(address.Scheme, host, address.IsDefaultPort ? -1 : address.Port, path);
        var kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsOfTheVisitor(pair));
        builder.Query = PercentEncoding.Normalise(string.Join('&', kept));
        return builder.Uri;
    }

    private static bool IsOfTheVisitor(string pair)
    {
        var name = pair.Split('=', 2)[0];
        return Tracking.Contains(name) || Session.Contains(name)
            || Array.Exists(TrackingStarts, start => name.StartsWith(start, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Java servlets put the session behind a semicolon, ASP.NET into a segment of its own.</summary>
    [GeneratedRegex("(?i);(?:jsessionid|phpsessid|sid)=[^/;]*|/\\(S\\([a-z0-9]{24}\\)\\)(?=/)", RegexOptions.None, MatchTimeoutMs)]
    private static partial Regex SessionInPath();
}
