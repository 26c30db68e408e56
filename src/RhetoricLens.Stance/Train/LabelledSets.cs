using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>Labelled sets as a training takes them: whole, and several as one.</summary>
public static class LabelledSets
{
    private const int NamedRows = 20;

    /// <summary>Reads a file of which every row must be good.</summary>
    public static Outcome<LabelledSet> ReadWhole(string path)
    {
        var set = LabelledSetReader.Read(path);
        return set is { IsOk: true, Value.Problems.Count: > 0 } ? BadRows(set.Value) : set;
    }

    /// <summary>
    /// Lays sets one after the other. A text that stands in several with one label is taken once; with two labels it is a problem. Ids that clash
    /// get the name of their set in front, and with them groups of one passage.
    /// </summary>
    public static Outcome<LabelledSet> Join(IReadOnlyList<LabelledSet> sets)
    {
        var passages = new List<LabelledPassage>();
        var labels = new Dictionary<string, (StanceLabel Label, string Set)>(StringComparer.Ordinal);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var set in sets)
        {
            foreach (var passage in set.Passages)
            {
                if (labels.TryAdd(passage.Text, (passage.Label, set.Name)))
                    passages.Add((ids.Add(passage.Id) ? passage : Renamed(passage, set.Name, ids)) with { Set = set.Name });
                else if (labels[passage.Text] is var other && other.Label != passage.Label)
                    return Conflict(passage, set.Name, other.Label, other.Set);
            }
        }
        return new LabelledSet(string.Join(" + ", sets.Select(set => set.Name)), passages, []);
    }

    /// <summary>The problem of a set with rows that cannot be taken: how many, and the first few.</summary>
    public static Problem BadRows(LabelledSet set)
    {
        var first = string.Join(" ", set.Problems.Take(NamedRows)) + (set.Problems.Count > NamedRows ? " ..." : "");
        return new Problem("bad_rows", string.Create(CultureInfo.InvariantCulture, $"{set.Problems.Count} rows cannot be taken. {first}"), set.Name, "Mend these rows.");
    }

    private static LabelledPassage Renamed(LabelledPassage passage, string set, HashSet<string> ids)
    {
        var id = set + "/" + passage.Id;
        while (!ids.Add(id))
            id += "'";
        return passage with { Id = id, Group = passage.Group == passage.Id ? id : passage.Group };
    }

    private static Problem Conflict(LabelledPassage passage, string set, StanceLabel other, string otherSet) => new(
        "conflicting_label",
        $"The text stands in {otherSet} with the label {StanceLabels.Name(other)}, here with {StanceLabels.Name(passage.Label)}.",
        $"{set}, id {passage.Id}", "Decide on one label.");
}
