namespace RhetoricLens.Crawling.Fetch;

/// <summary>One address for each page, however it was linked.</summary>
public static class CanonicalUrl
{
    private static readonly HashSet<string> Tracking = new(StringComparer.OrdinalIgnoreCase)
    {
        "fbclid", "gclid", "dclid", "gbraid", "wbraid", "msclkid", "yclid", "ysclid", "twclid", "ttclid", "igshid", "mc_cid", "mc_eid",
        "_hsenc", "_hsmi", "mkt_tok", "vero_id", "oly_anon_id", "oly_enc_id", "_openstat", "spm",
    };

    /// <summary>Lower-case scheme and host without a final dot, no default port, dot segments, fragment, user name or tracking parameter; the rest of the query is kept in its order.</summary>
    public static Uri Of(Uri address)
    {
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant();
        var builder = new UriBuilder(address.Scheme, host, address.IsDefaultPort ? -1 : address.Port, PercentEncoding.Normalise(address.AbsolutePath));
        var kept = address.Query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries).Where(pair => !IsTracking(pair));
        builder.Query = PercentEncoding.Normalise(string.Join('&', kept));
        return builder.Uri;
    }

    private static bool IsTracking(string pair)
    {
        var name = pair.Split('=', 2)[0];
        return name.StartsWith("utm_", StringComparison.OrdinalIgnoreCase) || Tracking.Contains(name);
    }
}
