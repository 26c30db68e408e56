using RhetoricLens.Pages.Parts;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Compare;

/// <summary>What the page Compare shows, as its address says it: two sides, each a voice and a span.</summary>
public sealed record CompareView
{
    internal const string Path = "/compare";

    /// <summary>Key of the one voice, as in <see cref="Voice.Key"/>; null for none.</summary>
    public string? A { get; init; }

    public string? AFrom { get; init; }
    public string? ATo { get; init; }

    /// <summary>Key of the other voice.</summary>
    public string? B { get; init; }

    public string? BFrom { get; init; }
    public string? BTo { get; init; }
    public string? Estimate { get; init; }
    public string? Source { get; init; }
    public string? Language { get; init; }
    public string? Model { get; init; }

    internal bool IsWhole => A is not null && B is not null;

    internal SideWords SideA => new(A, AFrom, ATo);

    internal SideWords SideB => new(B, BFrom, BTo);

    internal TrendWords Words() => new() { Source = Source, Language = Language, Model = Model, Estimate = Estimate ?? "raw" };

    internal string Address() => ViewAddress.Of(Path, [.. Sides(), ("estimate", Estimate), ("source", Source), ("lang", Language), ("model", Model)]);

    /// <summary>Address of the API with both sides.</summary>
    internal string Api(string path, bool estimates = false) =>
        ViewAddress.Of(path, [.. Sides(), ("estimate", estimates ? Estimate ?? "raw" : null), ("source", Source), ("lang", Language), ("model", Model)]);

    /// <summary>Address of both words lists.</summary>
    internal string Keyness(string path) => ViewAddress.Of(path, ("a", Query(SideA)), ("b", Query(SideB)), ("lang", Language));

    /// <summary>A side as a query for documents.</summary>
    internal string Query(SideWords side)
    {
        var voice = Voice.Of(side.Voice!);
        string[] parts =
        [
            $"{(voice.IsGroup ? "group" : "country")}:{voice.Code}",
            .. side.From is null && side.To is null ? Array.Empty<string>() : [$"date:[{side.From ?? "*"} TO {side.To ?? "*"}]"],
            .. Source is null ? Array.Empty<string>() : [$"source:{Source}"],
        ];
        return string.Join(" AND ", parts);
    }

    private (string, string?)[] Sides() => [("a", A), ("a_from", AFrom), ("a_to", ATo), ("b", B), ("b_from", BFrom), ("b_to", BTo)];
}
