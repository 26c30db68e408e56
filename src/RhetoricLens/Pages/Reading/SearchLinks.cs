using System.Globalization;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Reading;

/// <summary>Addresses of the search page.</summary>
internal static class SearchLinks
{
    internal static string Address(SearchWords words) =>
        "/search" + QueryString.Create(Pairs(words).Select(pair => KeyValuePair.Create(pair.Name, (string?)pair.Value)));

    /// <summary>The words that were given, by the name of their parameter.</summary>
    internal static IEnumerable<(string Name, string Value)> Pairs(SearchWords words) => new (string Name, string? Value)[]
    {
        ("q", words.Q), ("query", words.Query), ("country", words.Country), ("from", words.From), ("to", words.To), ("lang", words.Lang), ("kind", words.Kind),
        ("source", words.Source), ("level", words.Level), ("sort", words.Sort), ("facets", words.Facets),
        ("limit", words.Limit?.ToString(CultureInfo.InvariantCulture)), ("cursor", words.Cursor),
    }.Where(pair => !string.IsNullOrEmpty(pair.Value)).Select(pair => (pair.Name, pair.Value!));
}
