using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary>Reads a labelled set for a command: every bad row is listed, and none is left out silently.</summary>
internal static class LabelledFile
{
    private const int ListedRows = 50;

    /// <summary>The set of a name or in a file, when all its rows can be taken.</summary>
    public static Outcome<LabelledSet> Read(string data, string nameOrPath)
    {
        var path = Workspace.LabelsOf(data).Find(nameOrPath);
        return path.IsOk ? Read(path.Value) : path.Problem;
    }

    /// <summary>The set, and the model that is to judge it: the one in use when none is named.</summary>
    public static Outcome<(LabelledSet Set, StanceScorer Scorer)> ReadWithScorer(string data, string nameOrPath, string? model)
    {
        var set = Read(data, nameOrPath);
        if (!set.IsOk)
            return set.Problem;
        var scorer = Workspace.LoadScorer(data, model);
        return scorer.IsOk ? (set.Value, scorer.Value) : scorer.Problem;
    }

    /// <summary>The set, when all its rows can be taken.</summary>
    public static Outcome<LabelledSet> Read(string path)
    {
        if (!File.Exists(path))
            return new Problem("missing_path", "There is no such file.", path, "Give the path of a labelled set.");
        var set = LabelledSetReader.Read(path);
        if (!set.IsOk || set.Value.Problems.Count == 0)
            return set;
        foreach (var row in set.Value.Problems.Take(ListedRows))
            Terminal.Say("bad row: " + row);
        return new Problem("bad_rows", $"{set.Value.Problems.Count} rows cannot be taken.", path, "Mend the rows listed above.");
    }
}
