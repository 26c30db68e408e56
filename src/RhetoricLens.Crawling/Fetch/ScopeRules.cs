using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>Whether an address belongs to a source.</summary>
/// <param name="InScope">True when a crawl of the source may fetch it.</param>
/// <param name="Reason">Why not, as one sentence; empty when it is in scope.</param>
public readonly record struct ScopeDecision(bool InScope, string Reason);

/// <summary>Applies a source's scope: hosts, path patterns and depth.</summary>
public static class ScopeRules
{
    /// <summary>Judges a canonical address.</summary>
    /// <param name="scope">The source's scope.</param>
    /// <param name="address">Absolute http or https address.</param>
    /// <param name="depth">Links followed from a start page; 0 is a start page, which path patterns do not exclude.</param>
    public static ScopeDecision Decide(SourceScope scope, Uri address, int depth)
    {
        var reason = RefuseAddress(scope, address, depth) ?? (depth == 0 ? null : RefusePath(scope, address.PathAndQuery));
        return new ScopeDecision(reason is null, reason ?? "");
    }

    private static string? RefuseAddress(SourceScope scope, Uri address, int depth)
    {
        if (address.Scheme is not ("http" or "https"))
            return "Not an http or https address.";
        if (address.AbsoluteUri.Length > Limits.MaxAddressLength)
            return $"The address is longer than {Limits.MaxAddressLength} characters.";
        var host = address.IdnHost.TrimEnd('.').ToLowerInvariant() + (address.IsDefaultPort ? "" : ":" + address.Port);
        if (!scope.Hosts.Contains(host))
            return $"The host {host} is not one of the source's hosts.";
        return depth > scope.MaxDepth ? $"Depth {depth} is beyond the source's {scope.MaxDepth}." : null;
    }

    private static string? RefusePath(SourceScope scope, string path)
    {
        var prepared = RobotsPattern.Prepare(path);
        if (scope.Deny.FirstOrDefault(pattern => new RobotsPattern(pattern).Matches(prepared)) is { } denied)
            return $"The path is left out by the pattern {denied}.";
        return scope.Allow.Count == 0 || scope.Allow.Any(pattern => new RobotsPattern(pattern).Matches(prepared))
            ? null
            : "The path matches none of the source's patterns.";
    }
}
