using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Extract;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Store;

namespace RhetoricLens.Jobs;

/// <summary>Turns a fetched body into what is recorded of its address: outcome, document, raw bytes, and the addresses found.</summary>
internal static class PageReading
{
    public static PageVisit Read(long crawlId, FrontierPage page, Source source, FetchResult.Body body)
    {
        var content = PageExtractor.Extract(body, source);
        var (outcome, reason, document) = Judge(content, body.Address);
        return new PageVisit(crawlId, page.Id, outcome, reason)
        {
            Status = body.Status,
            ETag = body.ETag,
            LastModified = body.LastModified,
            Body = new FetchedBody(body.Address.AbsoluteUri, body.ContentType ?? "", body.Bytes, body.Headers),
            Document = document,
            Found = Found(content, source, page.Depth + 1),
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
    private static FoundAddress[] Found(PageContent content, Source source, int depth) => content.Links
        .Concat(content.Canonical is { } canonical ? [canonical] : [])
        .Select(link => CanonicalUrl.Of(link))
        .Where(link => source.Scope.Hosts.Contains(link.Authority.ToLowerInvariant()))
        .DistinctBy(link => link.AbsoluteUri)
        .Select(link => Place(link, source.Scope, depth))
        .ToArray();

    private static FoundAddress Place(Uri link, SourceScope scope, int depth)
    {
        var decision = ScopeRules.Decide(scope, link, depth);
        return decision.InScope
            ? new FoundAddress(link.AbsoluteUri, depth)
            : new FoundAddress(link.AbsoluteUri, depth, FetchOutcome.OutOfScope, decision.Reason);
    }
}
