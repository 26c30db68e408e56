using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>Figures of judged passages and of their parts, by name.</summary>
internal static class PartMetrics
{
    /// <summary>Passages below which a part has no figures of its own: an interval would span nearly everything.</summary>
    private const int MinPart = 50;

    /// <summary>The whole set, its parts by labelled set and by language, and the temperature.</summary>
    public static SortedDictionary<string, double> Of(CrossValidated validated)
    {
        var judged = validated.Judgements.Select(judgement => (judgement.Passage, judgement.At(validated.Temperature))).ToArray();
        var metrics = new SortedDictionary<string, double>(StringComparer.Ordinal) { ["temperature"] = Math.Round(validated.Temperature, 3) };
        Add(metrics, "cv", judged);
        AddParts(metrics, "cv_set", judged, passage => passage.Set);
        AddParts(metrics, "cv_language", judged, passage => passage.Language);
        return metrics;
    }

    /// <summary>A test set, and its parts by language.</summary>
    public static void AddTest(SortedDictionary<string, double> metrics, string prefix, IReadOnlyList<(LabelledPassage Passage, StanceProbabilities P)> judged)
    {
        Add(metrics, prefix, judged);
        AddParts(metrics, prefix + "_language", judged, passage => passage.Language);
    }

    private static void AddParts(
        SortedDictionary<string, double> metrics, string prefix, IReadOnlyList<(LabelledPassage Passage, StanceProbabilities P)> judged, Func<LabelledPassage, string> partOf)
    {
        var parts = judged.GroupBy(item => partOf(item.Passage), StringComparer.Ordinal).Where(part => part.Key.Length > 0).ToArray();
        if (parts.Length < 2)
            return;
        foreach (var part in parts.Where(part => part.Count() >= MinPart))
            Add(metrics, $"{prefix}_{NameOf(part.Key)}", [.. part]);
    }

    private static void Add(SortedDictionary<string, double> metrics, string prefix, IReadOnlyList<(LabelledPassage Passage, StanceProbabilities P)> judged)
    {
        foreach (var (metric, value) in Evaluation.Of(judged.Select(item => (item.Passage.Group, item.Passage.Label, item.P))).Metrics(prefix))
            metrics[metric] = value;
    }

    /// <summary>A file's name as part of a metric's.</summary>
    public static string NameOf(string file) => Path.GetFileNameWithoutExtension(file).Replace('-', '_').ToLowerInvariant();
}
