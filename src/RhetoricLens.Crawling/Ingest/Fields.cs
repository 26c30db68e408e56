namespace RhetoricLens.Crawling.Ingest;

/// <summary>The metadata of one text, by canonical name, as a user's table, front matter or manifest gives it.</summary>
public sealed class Fields
{
    private static readonly Dictionary<string, string> Canonical = new(StringComparer.OrdinalIgnoreCase)
    {
        ["country_code"] = "country", ["iso"] = "country", ["iso3"] = "country", ["iso_code"] = "country",
        ["published"] = "date", ["publication_date"] = "date", ["timestamp"] = "date", ["datetime"] = "date",
        ["author"] = "speaker", ["lang"] = "language", ["link"] = "url", ["type"] = "kind", ["genre"] = "kind",
        ["post"] = "role", ["position"] = "role", ["speakertype"] = "speaker_type", ["subject"] = "title", ["headline"] = "title",
        ["body"] = "text", ["content"] = "text", ["doc_id"] = "id",
    };

    private readonly SortedDictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names of the fields that have a value.</summary>
    public IEnumerable<string> Names => _values.Keys;

    /// <summary>The value; null when it is absent, empty or R's <c>NA</c>.</summary>
    public string? this[string name] => _values.GetValueOrDefault(name);

    /// <summary>The name under which a column is known here: <c>doc_id</c> is <c>id</c>, <c>body</c> is <c>text</c>.</summary>
    public static string CanonicalName(string column) => Canonical.GetValueOrDefault(column.Trim(), column.Trim());

    /// <summary>Keeps a value; the canonical spelling wins over an alias, whichever comes first.</summary>
    public void Set(string column, string? value)
    {
        var trimmed = value?.Trim() ?? "";
        var name = CanonicalName(column);
        // NA is R's missing value and also Namibia's alpha-2 code; the country is judged where it is read.
        if (name.Length == 0 || trimmed.Length == 0 || (trimmed == "NA" && name != "country"))
            return;
        if (column.Trim().Equals(name, StringComparison.OrdinalIgnoreCase))
            KeepAside(name, trimmed);
        else if (!_values.TryAdd(name, trimmed))
            _values[column.Trim()] = trimmed;
    }

    /// <summary>Adds what these fields lack.</summary>
    public void Complete(Fields others)
    {
        foreach (var (name, value) in others._values)
            _values.TryAdd(name, value);
    }

    private void KeepAside(string name, string value)
    {
        if (_values.TryGetValue(name, out var alias))
            _values[name + "_alias"] = alias;
        _values[name] = value;
    }
}
