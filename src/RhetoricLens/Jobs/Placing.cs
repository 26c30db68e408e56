using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Where in the frontier an address belongs that was found.</summary>
internal static class Placing
{
    /// <summary>Addresses linked from a page; those out of scope are kept on record with the reason, other sites are passed over.</summary>
    /// <param name="content">The page.</param>
    /// <param name="page">Its address and depth.</param>
    /// <param name="scope">The source's scope.</param>
    /// <param name="isListing">Whether the page is a list: its further parts lie no deeper than it does.</param>
    /// <param name="own">Address for which the page stands; no deeper either.</param>
    public static FoundAddress[] Links(PageContent content, FrontierPage page, SourceScope scope, bool isListing, Uri? own = null)
    {
        Uri[] same = [.. content.Next, .. own is null ? Array.Empty<Uri>() : [own]];
        var parts = same.Select(address => address.AbsoluteUri).ToHashSet(StringComparer.Ordinal);
        return content.Links
            .Concat(same)
            .Concat(content.Canonical is { } canonical ? [canonical] : [])
            .Select(CanonicalUrl.Of)
            .Where(link => IsOnHosts(link, scope))
            .DistinctBy(link => link.AbsoluteUri)
            .Select(link => Place(link, scope, IsPart(link) ? page.Depth : page.Depth + 1))
            .ToArray();

        bool IsPart(Uri link) => parts.Contains(link.AbsoluteUri) || (isListing && Pagination.IsSameList(page.Address, link.AbsoluteUri));
    }

    /// <summary>What a feed or sitemap lists; pages that have not changed since the source's first day are kept on record with that reason.</summary>
    public static FoundAddress[] Listed(ListedPages listed, FrontierPage page, SourceScope scope) => listed.Pages
        .Where(entry => IsOnHosts(entry.Address, scope))
        .DistinctBy(entry => entry.Address.AbsoluteUri)
        .Select(entry => entry.LastModified is { } modified && ScopeRules.RefuseModified(scope, modified) is { } old
            ? new FoundAddress(entry.Address.AbsoluteUri, page.Depth + 1, FetchOutcome.OutOfScope, old)
            : Place(entry.Address, scope, page.Depth + 1) with { Modified = entry.LastModified })
        .Concat(listed.Sitemaps.Select(entry => Sitemap(entry.Address, scope) is { } sitemap ? sitemap with { Modified = entry.LastModified } : null).OfType<FoundAddress>())
        .ToArray();

    /// <summary>A sitemap on one of the source's hosts, as a start page; null for others: what they list is checked, but they lie elsewhere.</summary>
    public static FoundAddress? Sitemap(Uri address, SourceScope scope)
    {
        var canonical = CanonicalUrl.Of(address);
        return IsOnHosts(canonical, scope) ? Place(canonical, scope, 0) : null;
    }

    /// <summary>The address with its outcome by the source's scope.</summary>
    private static FoundAddress Place(Uri address, SourceScope scope, int depth)
    {
        var decision = ScopeRules.Decide(scope, address, depth);
        return decision.InScope
            ? new FoundAddress(address.AbsoluteUri, depth)
            : new FoundAddress(address.AbsoluteUri, depth, FetchOutcome.OutOfScope, decision.Reason);
    }

    private static bool IsOnHosts(Uri address, SourceScope scope) => scope.Hosts.Contains(address.Authority.ToLowerInvariant());
}
