using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>A parsed page and what it says of itself, read once.</summary>
internal sealed class PageMarkup
{
    public PageMarkup(PageElements elements, Uri address)
    {
        (Elements, Address, JsonLd, Meta) = (elements, address, JsonLd.Of(elements), new MetaTags(elements));
        var document = elements.Document;
        Headline = Headlines.Of(elements, JsonLd, Meta, address);
        Lines = PageLines.Of(elements);
        HeadlineAt = PlaceOf(Headline);
        Place = elements.All.FirstOrDefault(IsPlace) is { } place && place.TextContent.Trim() is { Length: > 1 and < 120 } name ? name : null;
        DeclaredLanguage = document.DocumentElement.GetAttribute("lang") ?? document.DocumentElement.GetAttribute("xml:lang") ?? document.Body?.GetAttribute("lang");
    }

    public PageElements Elements { get; }

    /// <summary>Its own address where known; a file's otherwise.</summary>
    public Uri Address { get; }

    public JsonLd JsonLd { get; }

    public MetaTags Meta { get; }

    public Headline Headline { get; }

    public IReadOnlyList<PageLine> Lines { get; }

    /// <summary>Place of the headline's last line in <see cref="Lines"/>; -1 when it is not seen on the page.</summary>
    public int HeadlineAt { get; }

    /// <summary>Place of the first line of prose; where a headline is not seen, what stands about an article stands before it.</summary>
    public int ProseAt => Lines.Select((line, i) => (line, i)).FirstOrDefault(pair => !pair.line.IsBeside && !pair.line.IsLink && pair.line.Text.Length > 140, (null!, -1)).i;

    /// <summary>Where it was said, after microformats or schema.org; null when markup does not tell.</summary>
    public string? Place { get; }

    /// <summary>The language attribute of the page; null when it has none.</summary>
    public string? DeclaredLanguage { get; }

    /// <summary>Two-letter language and, after a hyphen, region as the page declares them; empty when it does not.</summary>
    public string Locale => (DeclaredLanguage ?? Meta["content-language"] ?? Meta["og:locale"] ?? "").Replace('_', '-').Trim();

    private static bool IsPlace(IElement element) =>
        element.Attributes.Length > 0 && (PageElements.Has(element, "class", "p-location") || PageElements.Has(element, "itemprop", "contentLocation", "locationCreated"));

    private int PlaceOf(Headline headline)
    {
        for (var i = Lines.Count - 1; i >= 0 && headline.Element is { } element; i--)
        {
            if (Lines[i].Element == element || element.Contains(Lines[i].Element))
                return i;
        }
        var title = headline.Text;
        return title.Length == 0 ? -1 : Lines.Select((line, i) => (line, i)).FirstOrDefault(pair => !pair.line.IsBeside && pair.line.Text.Equals(title, StringComparison.OrdinalIgnoreCase), (null!, -1)).i;
    }
}
