namespace RhetoricLens.Crawling.Extract.Facts;

/// <summary>The page's meta elements by name or property, in any case.</summary>
internal sealed class MetaTags
{
    private readonly Dictionary<string, List<string>> _values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(PageElements elements)
    {
        foreach (var meta in elements.Named("meta"))
        {
            var names = meta.GetAttribute("property") ?? meta.GetAttribute("name") ?? meta.GetAttribute("itemprop") ?? meta.GetAttribute("http-equiv") ?? "";
            var content = meta.GetAttribute("content")?.Trim();
            if (string.IsNullOrEmpty(content))
                continue;
            // RDFa allows several properties in one attribute.
            foreach (var name in names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
                Values(name).Add(content);
        }
    }

    /// <summary>The first value; null when there is none.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name)?[0];

    /// <summary>All values in order.</summary>
    public IReadOnlyList<string> All(string name) => _values.GetValueOrDefault(name) ?? [];

    /// <summary>The first value of the first name that has one.</summary>
    public (string Name, string Value)? First(IEnumerable<string> names)
    {
        foreach (var name in names)
        {
            if (this[name] is { } value)
                return (name, value);
        }
        return null;
    }

    private List<string> Values(string name)
    {
        if (!_values.TryGetValue(name, out var values))
            _values[name] = values = [];
        return values;
    }
}
