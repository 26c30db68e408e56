using RhetoricLens.Core;
using RhetoricLens.Pages.Parts;

namespace RhetoricLens.Pages.Reading;

/// <summary>A filter that is set.</summary>
/// <param name="Name">As shown.</param>
/// <param name="Without">The question without it.</param>
public sealed record SetFilter(string Name, TextQuestion Without);

/// <summary>Filters of a question as facets turn them on and off: several countries, one of everything else.</summary>
internal static class QuestionFilters
{
    /// <summary>As it is shown, by the name that the index has for it.</summary>
    internal static readonly IReadOnlyList<(string Facet, string Name)> Facets =
        [("country", "Country"), ("year", "Year"), ("label", "Stance"), ("source", "Source"), ("kind", "Kind"), ("language", "Language")];

    /// <summary>Whether hits are narrowed by this facet.</summary>
    internal static bool Has(this TextQuestion question, string facet) => !string.IsNullOrWhiteSpace(facet switch
    {
        "country" => question.Words.Country,
        "year" => question.Words.From ?? question.Words.To,
        _ => question.Single(facet),
    });

    /// <summary>Whether hits are narrowed to this value of it, perhaps among others.</summary>
    internal static bool Has(this TextQuestion question, string facet, string value) => facet switch
    {
        "country" => question.Codes().Contains(value),
        "year" => question.Words.From == value && question.Words.To == value,
        _ => question.Single(facet) == value,
    };

    /// <summary>The question with the value of the facet turned on, or off when it is on.</summary>
    internal static TextQuestion Turned(this TextQuestion question, string facet, string value)
    {
        var next = question.Has(facet, value) ? null : value;
        return facet == "country"
            ? question.Changed("country", string.Join(',', next is null ? question.Codes().Where(code => code != value) : question.Codes().Append(value)))
            : question.Changed(facet, next);
    }

    internal static TextQuestion Without(this TextQuestion question, string facet) => question.Changed(facet, null);

    /// <summary>Every filter that is set, countries one by one.</summary>
    internal static IEnumerable<SetFilter> Filters(this TextQuestion question)
    {
        foreach (var code in question.Codes())
            yield return new SetFilter(Countries.NameOf(code), question.Turned("country", code));
        if (question.Has("year"))
            yield return new SetFilter(Span(question.Words.From, question.Words.To), question.Without("year"));
        foreach (var (facet, name) in Facets.Where(known => known.Facet is not ("country" or "year")))
        {
            if (question.Single(facet) is { Length: > 0 } value)
                yield return new SetFilter($"{name}: {Shown(facet, value)}", question.Without(facet));
        }
    }

    /// <summary>A value as readers know it.</summary>
    internal static string Shown(string facet, string value) => (facet, value) switch
    {
        ("country", _) => Countries.NameOf(value),
        ("label", _) => StanceSign.Name(value),
        _ => value,
    };

    private static string Span(string? from, string? to) => from == to ? from! : $"{from} – {to}".Trim();

    private static string[] Codes(this TextQuestion question) =>
        [.. (question.Words.Country ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Select(word => Countries.Find(word)?.Code ?? word)];

    private static string? Single(this TextQuestion question, string facet) => facet switch
    {
        "source" => question.Words.Source,
        "kind" => question.Words.Kind,
        "language" => question.Words.Lang,
        "label" => question.Label,
        _ => null,
    };

    private static TextQuestion Changed(this TextQuestion question, string facet, string? value)
    {
        var bare = question.FromStart;
        var words = bare.Words;
        return facet switch
        {
            "country" => bare with { Words = words with { Country = value } },
            "year" => bare with { Words = words with { From = value, To = value } },
            "source" => bare with { Words = words with { Source = value } },
            "kind" => bare with { Words = words with { Kind = value } },
            "language" => bare with { Words = words with { Lang = value } },
            "label" => bare with { Label = value },
            _ => bare,
        };
    }
}
