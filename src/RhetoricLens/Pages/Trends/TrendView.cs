using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Pages.Trends;

/// <summary>What the page Trends shows, as its address says it.</summary>
public sealed record TrendView
{
    internal const string Path = "/trends";

    /// <summary>Keys of voices, as in <see cref="Voice.Key"/>; none for those of which most is known.</summary>
    public IReadOnlyList<string> Voices { get; init; } = [];

    public string? From { get; init; }
    public string? To { get; init; }
    public string By { get; init; } = "year";
    public string Estimate { get; init; } = "raw";
    public string? Smooth { get; init; }
    public string? Kind { get; init; }
    public string? Source { get; init; }
    public string? Language { get; init; }
    public string? Speaker { get; init; }
    public string? Model { get; init; }

    /// <summary>Which events are drawn: all when null, <c>own</c> or <c>none</c>.</summary>
    public string? Events { get; init; }

    /// <summary>Whether shifts of the means are looked for.</summary>
    public bool Breaks { get; init; }

    /// <summary>The point whose evidence is open: its series and period, as in <c>CHN@2014</c>; null for none.</summary>
    public string? At { get; init; }

    /// <summary>How <see cref="At"/> names a point.</summary>
    internal static string NameOf(Core.TrendPoint point) => $"{point.Country}@{point.Period.Name}";

    /// <summary>Reads lists of countries and groups; words that name nothing stay, so that the answer can say so.</summary>
    internal static IReadOnlyList<string> Keys(string? countries, string? groups) =>
        [.. Words(countries).Select(word => Voice.Of(word).Key).Concat(Words(groups).Select(word => Voice.Of(Group.Prefix + word).Key)).Distinct(StringComparer.OrdinalIgnoreCase)];

    internal TrendWords Words() => new()
    {
        Country = Joined(isGroup: false), Group = Joined(isGroup: true), From = From, To = To, By = By, Kind = Kind, Source = Source, Language = Language, Speaker = Speaker, Model = Model,
        Estimate = Estimate, Smooth = Smooth,
    };

    /// <summary>Address of the page; what is as by default is left out.</summary>
    internal string Address() => ViewAddress.Of(
        Path,
        [.. Question("raw"), ("events", Events), ("breaks", Breaks ? "true" : null), ("at", At)]);

    /// <summary>Address of the API that answers the same.</summary>
    internal string Api(string path) => ViewAddress.Of(path, [.. Question(null)]);

    private (string, string?)[] Question(string? usualEstimate) =>
    [
        ("country", Joined(isGroup: false)), ("group", Joined(isGroup: true)), ("from", From), ("to", To), ("by", By), ("estimate", Estimate == usualEstimate ? null : Estimate),
        ("smooth", Smooth), ("kind", Kind), ("source", Source), ("lang", Language), ("speaker", Speaker), ("model", Model),
    ];

    private string? Joined(bool isGroup)
    {
        var codes = Voices.Where(key => key.StartsWith(Group.Prefix, StringComparison.Ordinal) == isGroup).Select(key => isGroup ? key[Group.Prefix.Length..] : key).ToArray();
        return codes.Length == 0 ? null : string.Join(',', codes);
    }

    private static string[] Words(string? text) => (text ?? "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
}
