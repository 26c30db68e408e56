using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Change;
using RhetoricLens.Stance.Trends.Correction;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Queries;

/// <summary>A question about trends as it stands in an address or on the command line; null where nothing was said.</summary>
public sealed record TrendWords
{
    public string? Country { get; init; }
    public string? Group { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public string? By { get; init; }
    public string? Kind { get; init; }
    public string? Source { get; init; }
    public string? Language { get; init; }
    public string? Speaker { get; init; }
    public string? Model { get; init; }
    public string? Estimate { get; init; }
    public string? Smooth { get; init; }
}

/// <summary>A question about stance by country and period; the same words on the command line and in an address.</summary>
/// <param name="Countries">Codes; null asks for all, unless groups are asked for.</param>
/// <param name="From">First day; null leaves the span open.</param>
/// <param name="To">Last day, included.</param>
/// <param name="By">Length of the periods; null makes one period of the whole span.</param>
/// <param name="ByName">The length as asked for.</param>
public sealed record TrendQuery(IReadOnlyList<string>? Countries, DateOnly? From, DateOnly? To, PeriodLength? By, string ByName)
{
    /// <summary>Version of the model whose scores are wanted; null for the last one that has scored everything.</summary>
    public string? Model { get; init; }

    /// <summary>Groups whose members' voices are wanted, beside the countries.</summary>
    public IReadOnlyList<Group> Groups { get; init; } = [];

    /// <summary>Kind of text; null for all.</summary>
    public string? Kind { get; init; }

    /// <summary>Collection; null for all.</summary>
    public string? Source { get; init; }

    /// <summary>BCP 47; null for all.</summary>
    public string? Language { get; init; }

    /// <summary>Offices of speakers; null for all.</summary>
    public SpeakerOffices? Speaker { get; init; }

    /// <summary>Which estimate stands beside the raw one.</summary>
    public EstimateKind Estimate { get; init; }

    /// <summary>How the line through the points is smoothed.</summary>
    public SmoothKind Smooth { get; init; }

    /// <summary>One period for the whole span.</summary>
    public const string WholeSpan = "all";

    /// <summary>Which documents.</summary>
    public PartFilter Filter => new(From, To, Kind, Source, Language) { Speaker = Speaker };

    /// <summary>Whose voices; null for every voice of the store.</summary>
    public IReadOnlyList<TrendSeries>? Series => Countries is null && Groups.Count == 0
        ? null
        : [.. (Countries ?? []).Select(TrendSeries.Of), .. Groups.Select(TrendSeries.Of)];

    /// <summary>Reads the question, the raw estimate alone; a problem names the parameter that is wrong.</summary>
    public static Outcome<TrendQuery> Parse(string? countries, string? from, string? to, string? by) =>
        Parse(new TrendWords { Country = countries, From = from, To = to, By = by, Estimate = "raw" });

    /// <summary>Reads the question; a problem names the parameter that is wrong.</summary>
    public static Outcome<TrendQuery> Parse(TrendWords words)
    {
        var scope = QueryScope.Parse(words.Country, words.From, words.To, words.Group);
        if (!scope.IsOk)
            return scope.Problem;
        var estimate = ParseEstimate(words.Estimate);
        if (!estimate.IsOk)
            return estimate.Problem;
        var smooth = Smoothing.Parse(words.Smooth);
        if (!smooth.IsOk)
            return smooth.Problem;
        var speaker = Word(words.Speaker) is { } offices ? SpeakerOffice.Parse(offices) : null;
        if (speaker is null && Word(words.Speaker) is { } other)
            return new Problem("bad_speaker", $"\"{other}\" is no office of a speaker.", "speaker", "Use head (of state or government), minister, envoy, other or unknown, separated by commas.");
        var length = words.By is null or WholeSpan ? null : (Outcome<PeriodLength>?)PeriodParser.Parse(words.By);
        if (length is { IsOk: false } unknown)
            return unknown.Problem;
        return new TrendQuery(scope.Value.Countries, scope.Value.From, scope.Value.To, length?.Value, words.By ?? WholeSpan)
        {
            Groups = scope.Value.Groups,
            Kind = Word(words.Kind),
            Source = Word(words.Source),
            Language = Word(words.Language),
            Speaker = speaker,
            Estimate = estimate.Value,
            Smooth = smooth.Value,
        };
    }

    private static string? Word(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static Outcome<EstimateKind> ParseEstimate(string? text) => (text ?? "").Trim().ToLowerInvariant() switch
    {
        "" or "ppi" => EstimateKind.Ppi,
        "raw" => EstimateKind.Raw,
        "dsl" => EstimateKind.Dsl,
        _ => new Problem("bad_estimate", $"The estimate '{text}' is unknown.", "estimate", "Use raw, ppi (raw and ppi, the default) or dsl (raw and dsl)."),
    };
}
