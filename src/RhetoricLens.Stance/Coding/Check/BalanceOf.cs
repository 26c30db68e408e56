using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>Counts labels by language, kind and register, and names what gives them away.</summary>
internal static class BalanceOf
{
    private static readonly StanceLabel[] Labels = Enum.GetValues<StanceLabel>();

    private static readonly (string Name, Func<CodedPassage, string> Value)[] Fields =
        [("language", passage => passage.Language), ("kind", passage => passage.Kind), ("register", passage => passage.Register)];

    public static LabelCounts Count(IEnumerable<CodedUnit> units)
    {
        var counts = new int[Labels.Length];
        foreach (var unit in units)
        {
            if (unit.Decision is { } label)
                counts[(int)label]++;
        }
        return new LabelCounts(
            counts[(int)StanceLabel.Multilateral], counts[(int)StanceLabel.Multistakeholder], counts[(int)StanceLabel.Mixed], counts[(int)StanceLabel.None]);
    }

    public static Balance Run(IReadOnlyList<CodedUnit> units)
    {
        var tables = Fields.Select(field => Table(units, field.Name, field.Value)).ToArray();
        var all = Count(units);
        return new Balance(
            [.. tables.Where(table => table.Rows.Count > 1)],
            [.. tables.SelectMany(table => table.Rows.Select(row => Reveals(table.Field, row, all)).OfType<Revealing>())],
            [.. tables[0].Rows.SelectMany(ThinClasses)]);
    }

    private static BalanceTable Table(IReadOnlyList<CodedUnit> units, string field, Func<CodedPassage, string> value) => new(field, [.. units
        .GroupBy(unit => value(unit.Codings[0]), StringComparer.Ordinal)
        .OrderByDescending(group => group.Count())
        .ThenBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => new BalanceRow(group.Key, Count(group)))]);

    /// <summary>Null when the value has several labels, is rare, or says no more than the whole set does.</summary>
    private static Revealing? Reveals(string field, BalanceRow row, LabelCounts all)
    {
        var count = row.Counts.Total;
        var most = Labels.MaxBy(label => row.Counts.Of(label));
        var share = count == 0 ? 0 : (double)row.Counts.Of(most) / count;
        var usual = (double)all.Of(most) / Math.Max(1, all.Total);
        return row.Value.Length > 0 && count >= Limits.MinLabelledPerClass && share >= Limits.GivesAwayShare && usual < Limits.GivesAwayShare
            ? new Revealing(field, row.Value, most, share, count)
            : null;
    }

    private static IEnumerable<Thin> ThinClasses(BalanceRow row) => Labels
        .Where(label => row.Counts.Of(label) < Limits.MinLabelledPerClass)
        .Select(label => new Thin(row.Value, label, row.Counts.Of(label)));
}
