using AngleSharp.Dom;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Crawling.Extract;

/// <summary>Finds where a page leads.</summary>
internal static class PageLinks
{
    private const int MaxLinks = 10_000;

    /// <summary>Canonical addresses of all links and of rel=next, each once, in reading order.</summary>
    public static IReadOnlyList<Uri> All(PageElements elements, Uri address)
    {
        var start = Base(elements.Document, address);
        return elements.All.Where(element => element.LocalName is "a" or "area" || (element.LocalName == "link" && IsCalled(element, "next")))
            .Select(link => link.GetAttribute("href"))
            .Distinct(StringComparer.Ordinal)
            .Select(href => Resolve(start, href))
            .OfType<Uri>()
            .DistinctBy(link => link.AbsoluteUri)
            .Take(MaxLinks)
            .ToArray();
    }

    /// <summary>Addresses that the page names as the next part of itself (rel=next).</summary>
    public static IReadOnlyList<Uri> Next(PageElements elements, Uri address)
    {
        var start = Base(elements.Document, address);
        return elements.All.Where(element => element.LocalName is "a" or "link" && IsCalled(element, "next"))
            .Select(link => Resolve(start, link.GetAttribute("href")))
            .OfType<Uri>()
            .Distinct()
            .ToArray();
    }

    /// <summary>The address under rel=canonical; null when there is none or it is no web address.</summary>
    public static Uri? Canonical(PageElements elements, Uri address) =>
        Resolve(Base(elements.Document, address), elements.Named("link").FirstOrDefault(link => link.HasAttribute("href") && IsCalled(link, "canonical"))?.GetAttribute("href"));

    private static bool IsCalled(IElement element, string relation) => PageElements.HasWord(element.GetAttribute("rel"), relation, StringComparison.OrdinalIgnoreCase);

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
