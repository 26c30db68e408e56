using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>What a cross-validation says about the whole set and about its parts, by name.</summary>
internal static class CrossValidationMetrics
{
    /// <summary>Passages below which a part has no figures of its own: an interval would span nearly everything.</summary>
    private const int MinPart = 50;

    public static SortedDictionary<string, double> Of(CrossValidated validated)
    {
        var metrics = validated.Evaluation.Metrics("cv");
        metrics["temperature"] = Math.Round(validated.Temperature, 3);
        AddParts(metrics, validated, "cv_set", passage => passage.Set);
        AddParts(metrics, validated, "cv_language", passage => passage.Language);
        return metrics;
    }

    private static void AddParts(SortedDictionary<string, double> metrics, CrossValidated validated, string prefix, Func<LabelledPassage, string> partOf)
    {
        var parts = validated.Judgements.GroupBy(judgement => partOf(judgement.Passage), StringComparer.Ordinal).Where(part => part.Key.Length > 0).ToArray();
        if (parts.Length < 2)
            return;
        foreach (var part in parts.Where(part => part.Count() >= MinPart))
        {
            var name = Path.GetFileNameWithoutExtension(part.Key).Replace('-', '_').ToLowerInvariant();
            foreach (var (metric, value) in validated.Evaluate(passage => partOf(passage) == part.Key).Metrics($"{prefix}_{name}"))
                metrics[metric] = value;
        }
    }
}
