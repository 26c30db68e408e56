using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Queries.Labels;

/// <summary>How far the coding of a set has come.</summary>
/// <param name="Mine">Passages that the coder has coded.</param>
/// <param name="Passages">Passages that anybody has.</param>
/// <param name="Double">Passages that two or more coders have.</param>
/// <param name="ByLabel">Passages of each class as decided (the adjudicator's label, else the most frequent), those on which coders are tied left out.</param>
/// <param name="Coders">Coders by name.</param>
public sealed record SetProgress(int Mine, int Passages, int Double, IReadOnlyDictionary<StanceLabel, int> ByLabel, IReadOnlyList<string> Coders)
{
    public static Outcome<SetProgress> Of(Workspace workspace, string set, string coder)
    {
        var rows = workspace.CodedFiles.Read(set);
        return rows.IsOk ? Of(rows.Value.Passages, coder) : rows.Problem;
    }

    /// <summary>The same of rows at hand.</summary>
    public static SetProgress Of(IReadOnlyList<CodedPassage> rows, string coder)
    {
        var units = CodedUnit.Of(rows);
        return new SetProgress(
            units.Count(unit => unit.Codings.Any(coding => coding.Coder == coder)), units.Count,
            units.Count(unit => unit.Codings.Count(coding => coding.Coder != CodedUnit.Adjudicator) > 1),
            units.Select(unit => unit.Decision).OfType<StanceLabel>().CountBy(label => label).ToDictionary(count => count.Key, count => count.Value),
            [.. rows.Select(row => row.Coder).Where(name => name.Length > 0 && name != CodedUnit.Adjudicator).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)]);
    }
}
