using AngleSharp.Dom;

namespace RhetoricLens.Crawling.Extract;

/// <summary>The page's meta elements by name or property, in lower case; the first of each counts.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(IDocument document)
    {
        foreach (var meta in document.QuerySelectorAll("meta[content]"))
        {
            var name = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("http-equiv");
            var content = meta.GetAttribute("content")?.Trim();
            if (!string.IsNullOrEmpty(name) && !string.IsNullOrEmpty(content))
                _values.TryAdd(name.Trim(), content);
        }
    }

    public string? this[string name] => _values.GetValueOrDefault(name);
}
