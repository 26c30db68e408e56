using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>Looks for what makes a labelled set worse than it seems: contradictions, leaks between folds, templates, imbalance.</summary>
public static class SetCheck
{
    /// <summary>Checks a set; a problem when it is too large to be checked in memory.</summary>
    public static Outcome<CheckReport> Run(CodedSet set, CancellationToken cancellation = default)
    {
        var units = CodedUnit.Of(set.Passages);
        var words = WordCounts(units, cancellation);
        var all = words.Sum(count => (long)count);
        if (all > Limits.MaxCheckedWords)
            return new Problem("set_too_large", FormattableString.Invariant($"The passages have {all:N0} words; a check takes {Limits.MaxCheckedWords:N0}."), set.Name, "Check a part of the set.");
        var near = NearDuplicateSearch.Run(units, (int)all, cancellation);
        cancellation.ThrowIfCancellationRequested();
        return new CheckReport(
            set.Name, set.Passages.Count, units.Count,
            [.. set.Passages.Select(passage => passage.Coder).Where(coder => coder.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            set.Problems, set.Notices, BalanceOf.Count(units), near,
            SharedRuns.Find(units, (int)all, cancellation), Openings.Find(units), BalanceOf.Run(units), LengthsOf(units, words));
    }

    private static int[] WordCounts(IReadOnlyList<CodedUnit> units, CancellationToken cancellation)
    {
        var tokens = new Tokens();
        var counts = new int[units.Count];
        for (var i = 0; i < counts.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            tokens.Read(units[i].Text);
            counts[i] = tokens.Count;
        }
        return counts;
    }

    private static Lengths LengthsOf(IReadOnlyList<CodedUnit> units, int[] words) => new(
        [.. units.Where((_, i) => words[i] < Limits.ShortPassageWords).Select(unit => unit.Id).Take(Limits.MaxListedFindings)],
        [.. units.Where(unit => unit.Text.Length > Limits.MaxPassageChars).Select(unit => unit.Id).Take(Limits.MaxListedFindings)]);
}
