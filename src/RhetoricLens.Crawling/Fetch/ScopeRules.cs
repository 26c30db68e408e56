using RhetoricLens.Core;

namespace RhetoricLens.Crawling.Fetch;

/// <summary>Whether an address belongs to a source.</summary>
/// <param name="InScope">True when a crawl of the source may fetch it.</param>
/// <param name="Reason">Why not, as one sentence; empty when it is in scope.</param>
/// <param name="Rule">What lets it in; empty when it is not in scope.</param>
public readonly record struct ScopeDecision(bool InScope, string Reason, string Rule = "");

/// <summary>Applies a source's scope: hosts, path patterns, depth and dates.</summary>
public static class ScopeRules
{
    /// <summary>Judges a canonical address.</summary>
    /// <param name="scope">The source's scope.</param>
    /// <param name="address">Absolute http or https address.</param>
    /// <param name="depth">Links followed from a start page; 0 is a start page, which path patterns do not exclude.</param>
    public static ScopeDecision Decide(SourceScope scope, Uri address, int depth)
    {
        if (RefuseAddress(scope, address, depth) is { } reason)
            return new ScopeDecision(false, reason);
        return depth == 0 ? new ScopeDecision(true, "", "A start page, feed or sitemap: always read.") : DecidePath(scope, address.PathAndQuery);
    }

    /// <summary>Why a text of this date does not belong to a source: no day of it lies in the source's window. Null when it may.</summary>
    public static string? RefuseDate(SourceScope scope, PartialDate date)
    {
        if (scope.From is { } from && LastDay(date) < from)
            return $"The text is of {date}, before the source's first day, {from:yyyy-MM-dd}.";
        return scope.To is { } to && date.Start > to ? $"The text is of {date}, after the source's last day, {to:yyyy-MM-dd}." : null;
    }

    /// <summary>Why a page last changed at this time holds no text of the source: what has not changed since cannot have been published later. Null when it may.</summary>
    public static string? RefuseModified(SourceScope scope, DateTimeOffset modified) =>
        scope.From is { } from && DateOnly.FromDateTime(modified.UtcDateTime).AddDays(1) < from
            ? $"The page last changed on {modified.UtcDateTime:yyyy-MM-dd}, before the source's first day, {from:yyyy-MM-dd}."
            : null;

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

    private static ScopeDecision DecidePath(SourceScope scope, string path)
    {
        var prepared = RobotsPattern.Prepare(path);
        if (scope.Deny.FirstOrDefault(pattern => new RobotsPattern(pattern).Matches(prepared)) is { } denied)
            return new ScopeDecision(false, $"The path is left out by the pattern {denied}.");
        if (scope.Allow.Count == 0)
            return new ScopeDecision(true, "", "The source takes all paths of its hosts.");
        return scope.Allow.FirstOrDefault(pattern => new RobotsPattern(pattern).Matches(prepared)) is { } allowed
            ? new ScopeDecision(true, "", $"The path matches the pattern {allowed}.")
            : new ScopeDecision(false, "The path matches none of the source's patterns.");
    }

    private static DateOnly LastDay(PartialDate date) => date.Precision switch
    {
        DatePrecision.Year => date.Start.AddYears(1).AddDays(-1),
        DatePrecision.Month => date.Start.AddMonths(1).AddDays(-1),
        _ => date.Start,
    };
}
