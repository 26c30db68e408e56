using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding.Check;

/// <summary>Finds first words with which several passages begin.</summary>
internal static class Openings
{
    private const int Words = 4;
    private const int Characters = 8;

    public static IReadOnlyList<SharedRun> Find(IReadOnlyList<CodedUnit> units)
    {
        var openings = new Dictionary<ulong, (string Text, List<string> Ids)>();
        var words = new WordHashes();
        foreach (var unit in units)
        {
            words.Read(unit.Text);
            var length = words.IsIdeographic ? Characters : Words;
            if (words.Count < length)
                continue;
            var hash = words.Run(0, length);
            if (!openings.TryGetValue(hash, out var opening))
                openings[hash] = opening = (words.Text(0, length), []);
            opening.Ids.Add(unit.Id);
        }
        return [.. openings.Values
            .Where(opening => opening.Ids.Count >= Limits.SharedRunPassages)
            .OrderByDescending(opening => opening.Ids.Count)
            .ThenBy(opening => opening.Text, StringComparer.Ordinal)
            .Take(Limits.MaxListedFindings)
            .Select(opening => new SharedRun(opening.Text, opening.Ids.Count, opening.Ids))];
    }
}
