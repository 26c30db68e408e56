using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Trends;

/// <summary>What of a store can be chosen by; a list of one leaves nothing to choose.</summary>
public sealed record TrendChoices(IReadOnlyList<string> Kinds, IReadOnlyList<string> Sources, IReadOnlyList<string> Languages, IReadOnlyList<string> Models)
{
    internal static readonly (string Value, string Name)[] Lengths =
        [("month", "month"), ("quarter", "quarter"), ("year", "year"), ("5y", "five years"), ("10y", "ten years"), ("all", "whole span")];

    internal static readonly (string Value, string Name)[] Estimates = [("raw", "raw"), ("ppi", "raw and corrected (ppi)"), ("dsl", "raw and corrected (dsl)")];

    internal static readonly (string Value, string Name)[] Smoothings = [("", "none"), ("ma3", "mean of three"), ("loess", "loess")];

    internal static readonly (string Value, string Name)[] Speakers =
        [("", "all"), ("head", "heads of state or government"), ("minister", "ministers"), ("envoy", "envoys"), ("other", "others"), ("unknown", "unknown")];

    internal static TrendChoices Of(Workspace workspace)
    {
        var cube = workspace.Cubes.Of(workspace.Store, workspace.AnsweringModel());
        return new TrendChoices(Sorted(cube.Kinds), Sorted(cube.Sources), Sorted(cube.Languages), [.. workspace.Store.Scores.Models()]);
    }

    /// <summary>Choices for a select, with the present one among them even where the store does not know it.</summary>
    internal static IEnumerable<(string Value, string Name)> With(IEnumerable<(string Value, string Name)> choices, string? now) =>
        string.IsNullOrEmpty(now) || choices.Any(choice => choice.Value == now) ? choices : choices.Append((now, now));

    /// <summary>All, and each of them.</summary>
    internal static IEnumerable<(string Value, string Name)> AllOf(IReadOnlyList<string> words) => words.Select(word => (word, word)).Prepend(("", "all"));

    private static string[] Sorted(IEnumerable<string> words) => [.. words.Where(word => word.Length > 0).Order(StringComparer.OrdinalIgnoreCase)];
}
