using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Benchmarks;

/// <summary>Passages to measure over: as they come, and those on topic alone, since what the gate turns away costs less.</summary>
internal static class PassageSets
{
    /// <summary>Reads the rows that <c>rhetoriclens score</c> reads.</summary>
    public static Outcome<PassageSet[]> Read(string path)
    {
        if (!File.Exists(path))
            return new Problem("missing_path", "There is no such file.", path, "Give the path of a JSONL file of passages.");
        var texts = new List<string>();
        var row = 0;
        foreach (var line in File.ReadLines(path))
        {
            row++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            var passage = PassageRow.Parse(line, $"{path} row {row}");
            if (!passage.IsOk)
                return passage.Problem;
            texts.Add(passage.Value.Text);
        }
        return texts.Count > 0 ? Of(Path.GetFileName(path), texts) : new Problem("empty_file", "The file holds no passage.", path, "Give a JSONL file of passages.");
    }

    /// <summary>All, and those on topic when they are not the same.</summary>
    public static PassageSet[] Of(string name, IReadOnlyList<string> texts)
    {
        var onTopic = texts.Where(TopicGate.IsOnTopic).ToArray();
        var share = ((double)onTopic.Length / texts.Count).ToString("P1", CultureInfo.InvariantCulture);
        var all = new PassageSet($"{name}: {texts.Count} passages, {share} on topic", texts);
        return onTopic.Length == 0 || onTopic.Length == texts.Count
            ? [all]
            : [all, new PassageSet($"{name}: the {onTopic.Length} on topic", onTopic)];
    }
}
