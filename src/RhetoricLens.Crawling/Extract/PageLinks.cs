using AngleSharp.Dom;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Finds where a page leads.</summary>
internal static class PageLinks
{
    private const int MaxLinks = 10_000;

    /// <summary>Canonical addresses of all links and of rel=next, each once, in reading order.</summary>
    public static IReadOnlyList<Uri> All(IDocument document, Uri address)
    {
        var start = Base(document, address);
        return document.QuerySelectorAll("a[href], area[href], link[rel~='next' i][href]")
            .Select(link => link.GetAttribute("href"))
            .Distinct(StringComparer.Ordinal)
            .Select(href => Resolve(start, href))
            .OfType<Uri>()
            .DistinctBy(link => link.AbsoluteUri)
            .Take(MaxLinks)
            .ToArray();
    }

    /// <summary>The address under rel=canonical; null when there is none or it is no web address.</summary>
    public static Uri? Canonical(IDocument document, Uri address) =>
        Resolve(Base(document, address), document.QuerySelector("link[rel~='canonical' i][href]")?.GetAttribute("href"));

    private static Uri Base(IDocument document, Uri address) =>
        Uri.TryCreate(address, document.Head?.QuerySelector("base[href]")?.GetAttribute("href"), out var given) && given!.Scheme is ("http" or "https") ? given : address;

    private static Uri? Resolve(Uri start, string? href)
    {
        if (string.IsNullOrWhiteSpace(href) || href.Length > Limits.MaxAddressLength || !Uri.TryCreate(start, href.Trim(), out var target)
            || target.Scheme is not ("http" or "https") || target.Host.Length == 0)
            return null;
        try
        {
            return CanonicalUrl.Of(target);
        }
        catch (UriFormatException)
        {
            return null;
        }
    }
}
