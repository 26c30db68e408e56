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
        // A redirect may lead to another site, whose texts are not the source's.
        if (ScopeRules.Decide(source.Scope, CanonicalUrl.Of(body.Address), page.Depth) is { InScope: false } outside)
            return new PageVisit(crawlId, page.Id, FetchOutcome.OutOfScope, $"Redirected to {body.Address}: {outside.Reason}") { Status = body.Status };
        return Listings.Read(body) is { } listed
            ? List(crawlId, page, source, body, listed)
            : Page(crawlId, page, source, body, PageExtractor.Extract(body, source));
    }

    private static PageVisit List(long crawlId, FrontierPage page, Source source, FetchResult.Body body, Outcome<ListedPages> listed) => listed.IsOk
        ? Visit(crawlId, page, body, FetchOutcome.Listing, "A feed or sitemap.") with { Found = Placing.Listed(listed.Value, page, source.Scope) }
        : Visit(crawlId, page, body, FetchOutcome.Malformed, listed.Problem.What);

    private static PageVisit Page(long crawlId, FrontierPage page, Source source, FetchResult.Body body, PageContent content)
    {
        var other = OtherAddress(content, body.Address);
        var found = Placing.Links(content, page, source.Scope, content is PageContent.Refused { Outcome: FetchOutcome.Listing }, other);
        if (content is PageContent.Refused refused)
            return Visit(crawlId, page, body, refused.Outcome, refused.Reason) with { Found = found };
        var document = ((PageContent.Article)content).Document;
        if (document.Facts.Date is { } date && ScopeRules.RefuseDate(source.Scope, date) is { } outside)
            return Visit(crawlId, page, body, FetchOutcome.OutOfScope, outside) with { Found = found };
        return Visit(crawlId, page, body, FetchOutcome.Stored, other is null ? "" : $"Print view or copy of {other}.") with
        {
            Document = document,
            StandsFor = other?.AbsoluteUri,
            Found = found,
        };
    }

    /// <summary>The address of which the page is a print view, or that it names as its own; null when it stands for itself.</summary>
    private static Uri? OtherAddress(PageContent content, Uri address) =>
        PageAddress.Of(address, content.Canonical) is var own && own != CanonicalUrl.Of(address) ? own : null;

    private static PageVisit Visit(long crawlId, FrontierPage page, FetchResult.Body body, FetchOutcome outcome, string reason) => new(crawlId, page.Id, outcome, reason)
    {
        Status = body.Status,
        ETag = body.ETag,
        LastModified = body.LastModified,
        Body = new FetchedBody(body.Address.AbsoluteUri, body.Charset is null ? body.ContentType ?? "" : $"{body.ContentType}; charset={body.Charset}", body.Bytes, body.Headers),
    };
}
