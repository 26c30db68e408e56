using System.Text.RegularExpressions;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Turns a fetched body into what is recorded of its address: outcome, document, raw bytes, and the addresses found.</summary>
internal static partial class PageReading
{
    public static PageVisit Read(long crawlId, FrontierPage page, Source source, FetchResult.Body body)
    {
        // A redirect may lead to another site, whose texts are not the source's.
        if (ScopeRules.Decide(source.Scope, CanonicalUrl.Of(body.Address), page.Depth) is { InScope: false } outside)
            return new PageVisit(crawlId, page.Id, FetchOutcome.OutOfScope, $"Redirected to {body.Address}: {outside.Reason}") { Status = body.Status };
        var content = PageExtractor.Extract(body, source);
        var (outcome, reason, document) = Judge(content, body.Address);
        return new PageVisit(crawlId, page.Id, outcome, reason)
        {
            Status = body.Status,
            ETag = body.ETag,
            LastModified = body.LastModified,
            Body = new FetchedBody(body.Address.AbsoluteUri, body.ContentType ?? "", body.Bytes, body.Headers),
            Document = document,
            Found = Found(content, source, page, outcome == FetchOutcome.Listing),
        };
    }

    private static (FetchOutcome Outcome, string Reason, ExtractedDocument? Document) Judge(PageContent content, Uri address) => content switch
    {
        PageContent.Refused refused => (refused.Outcome, refused.Reason, null),
        PageContent.Article when OtherAddress(content, address) is { } other => (FetchOutcome.Duplicate, $"The page names {other} as its address.", null),
        PageContent.Article article => (FetchOutcome.Stored, "", article.Document),
        _ => throw new InvalidOperationException("Unknown page content: " + content.GetType().Name),
    };

    /// <summary>The address on the same site that a print view or a copy names as its own; null when the page stands for itself.</summary>
    private static Uri? OtherAddress(PageContent content, Uri address) =>
        content.Canonical is { } canonical && canonical.Authority == address.Authority && canonical != CanonicalUrl.Of(address) ? canonical : null;

    /// <summary>Addresses on the source's hosts; those out of scope are kept on record with the reason, other sites are passed over.</summary>
    private static FoundAddress[] Found(PageContent content, Source source, FrontierPage page, bool isListing) => content.Links
        .Concat(content.Canonical is { } canonical ? [canonical] : [])
        .Select(link => CanonicalUrl.Of(link))
        .Where(link => source.Scope.Hosts.Contains(link.Authority.ToLowerInvariant()))
        .DistinctBy(link => link.AbsoluteUri)
        .Select(link => Place(link, source.Scope, isListing && IsSameListing(page.Address, link.AbsoluteUri) ? page.Depth : page.Depth + 1))
        .ToArray();

    /// <summary>Whether two addresses differ in numbers only: page 2 of a listing is no deeper than page 1.</summary>
    private static bool IsSameListing(string listing, string link) =>
        listing != link && Number().Replace(listing, "#") == Number().Replace(link, "#");

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1000)]
    private static partial Regex Number();

    private static FoundAddress Place(Uri link, SourceScope scope, int depth)
    {
        var decision = ScopeRules.Decide(scope, link, depth);
        return decision.InScope
            ? new FoundAddress(link.AbsoluteUri, depth)
            : new FoundAddress(link.AbsoluteUri, depth, FetchOutcome.OutOfScope, decision.Reason);
    }
}
