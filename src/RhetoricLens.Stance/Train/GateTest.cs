using System.Security.Cryptography;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>The coded passages that a gate judges by.</summary>
/// <param name="Set">The passages.</param>
/// <param name="Sha256">Of the file they were read from.</param>
public sealed record GateTest(LabelledSet Set, string Sha256)
{
    /// <summary>The file given; else the test set frozen in the registry; else the one shipped with the program.</summary>
    /// <param name="registry">Where a test set may be frozen.</param>
    /// <param name="given">Path of a labelled set; null when none was given.</param>
    /// <param name="shipped">Path of the labelled set that travels with the program; it need not be there.</param>
    public static Outcome<GateTest> Find(ModelRegistry registry, string? given, string shipped)
    {
        if (given is not null)
            return Read(given, null);
        var frozen = registry.Frozen();
        if (!frozen.IsOk)
            return frozen.Problem;
        if (frozen.Value is { } kept)
            return Read(kept.Path, kept.Test);
        return File.Exists(shipped)
            ? Read(shipped, null)
            : new Problem("no_test_set", "There is no frozen test set to compare the models on.", "", "Freeze one with: rhetoriclens models freeze --labels FILE");
    }

    private static Outcome<GateTest> Read(string path, FrozenTest? frozen)
    {
        try
        {
            // Hash and rows are of the same bytes, whoever writes the file meanwhile.
            var content = File.ReadAllBytes(path);
            var sha256 = Convert.ToHexStringLower(SHA256.HashData(content));
            if (frozen is not null && frozen.Sha256 != sha256)
                return new Problem("test_set_changed", "The frozen test set is not the one that was frozen: its SHA-256 differs.", path, "Restore the file, or freeze a test set again.");
            using var reader = new StreamReader(new MemoryStream(content));
            var set = LabelledSetReader.Read(reader, Path.GetFileName(path));
            // The copy is JSONL whatever the set was, so its format is told by its own name.
            return Check(frozen is null ? set : set with { Name = frozen.Name }, sha256);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return new Problem("labelled_set_unreadable", "The labelled set cannot be read: " + error.Message, path, "Give the path of a readable .jsonl file.");
        }
    }

    private static Outcome<GateTest> Check(LabelledSet set, string sha256)
    {
        if (set.Problems.Count > 0)
            return LabelledSets.BadRows(set);
        var documents = set.Passages.Select(passage => passage.Group).Distinct(StringComparer.Ordinal).Count();
        return documents >= Limits.MinGateDocuments
            ? new GateTest(set, sha256)
            : new Problem("test_set_too_small", $"The test set has passages of {documents} documents; at least {Limits.MinGateDocuments} are needed to tell two models apart.", set.Name, "Code passages of more documents.");
    }
}
