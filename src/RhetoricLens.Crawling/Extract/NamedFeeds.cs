using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Feeds that a page names of itself, for readers of feeds (link rel=alternate with the type of RSS or Atom).</summary>
public static class NamedFeeds
{
    private static readonly string[] Types = ["application/rss+xml", "application/atom+xml"];

    /// <summary>Their addresses in the order of the page; none for what is not a page.</summary>
    public static IReadOnlyList<Uri> Of(FetchResult.Body page, CancellationToken cancel)
    {
        try
        {
            return Read(page, cancel);
        }
        // The parser throws whatever a page drives it to.
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            return [];
        }
    }

    private static Uri[] Read(FetchResult.Body page, CancellationToken cancel)
    {
        if (PageDecoder.Decode(page.Bytes, page.Charset) is not { } html || GuardedParser.Parse(html, cancel).Document is not { } document)
            return [];
        using (document)
        {
            return new PageElements(document).Named("link")
                .Where(link => PageElements.HasWord(link.GetAttribute("rel"), "alternate", StringComparison.OrdinalIgnoreCase)
                    && Types.Contains(link.GetAttribute("type")?.Trim(), StringComparer.OrdinalIgnoreCase))
                .Select(link => Uri.TryCreate(page.Address, link.GetAttribute("href"), out var feed) && feed.Scheme is "http" or "https" ? feed : null)
                .OfType<Uri>()
                .Distinct()
                .ToArray();
        }
    }
}
