using System.Globalization;
using System.Text;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>Writes a model's card from its entry in the registry, so that the two cannot disagree.</summary>
public static class ModelCard
{
    /// <param name="version">The entry.</param>
    /// <param name="notes">Markdown paragraphs on the labelled set and on other measurements; may be empty.</param>
    public static string Write(ModelVersion version, string notes)
    {
        var card = new StringBuilder();
        card.Append(CultureInfo.InvariantCulture, $"# Model {version.Id}\n\n");
        card.Append("Multinomial logistic regression (ML.NET) over one passage: hashed words, word pairs and word beginnings weighted by rarity; concepts and claims of the codebook lexicon\n");
        card.Append("(asserted, negated, rejected, reported); pairs of concepts; and, for English, the mean of word vectors. Probabilities are calibrated by one temperature.\n");
        if (version.Settings.TryGetValue(TrainSettings.EncoderName, out var encoder))
            card.Append(CultureInfo.InvariantCulture, $"The vector of a sentence encoder is one more part: source {Setting(version, "encoder_source")}; licence {Setting(version, "encoder_licence")}; files in `{ModelFile.EncoderFolder}/`, SHA-256 of their list `{encoder}`. It was not made by us.\n");
        card.Append("Four classes: multilateral, multistakeholder, mixed, none (no position). The axis score is P(multistakeholder) - P(multilateral).\n\n");
        card.Append("## Trained on\n\n");
        card.Append(CultureInfo.InvariantCulture, $"{version.LabelledRows} passages of `{version.LabelledSet}` (SHA-256 of labels and texts `{version.LabelledSetSha256}`), on {version.CreatedOn:yyyy-MM-dd}.\n");
        if (notes.Length > 0)
            card.Append('\n').Append(notes.Trim()).Append('\n');
        card.Append("\n## Measured quality\n\n`cv_*`: cross-validation on the set above. F1 per class; `macro_f1` is their mean; `mcc` is Matthews correlation; `ece` the expected calibration error. In brackets 95 % intervals (bootstrap over documents).\n\n");
        Table(card, "metric", version.Metrics.Where(metric => !IsEnd(metric.Key)).Select(metric => (metric.Key, WithInterval(version.Metrics, metric.Key))));
        card.Append("\n## Not to be used for\n\n");
        card.Append("- judging one sentence, one speaker or one document: errors are many and cancel out, if at all, only over many documents;\n");
        card.Append("- languages other than those of the labelled set: other languages may pass the topic gate, but their words carry no weights;\n");
        card.Append("- any decision about a person.\n");
        card.Append(CultureInfo.InvariantCulture, $"\n## Settings\n\nFile `model.zip`, SHA-256 `{version.Sha256}`.\n\n");
        Table(card, "setting", version.Settings.Select(setting => (setting.Key, setting.Value)));
        return card.ToString();
    }

    private static bool IsEnd(string metric) => metric.EndsWith("_low", StringComparison.Ordinal) || metric.EndsWith("_high", StringComparison.Ordinal);

    private static string Setting(ModelVersion version, string name) => version.Settings.GetValueOrDefault(name, "not stated");

    private static string WithInterval(IReadOnlyDictionary<string, double> metrics, string name)
    {
        var value = metrics[name].ToString("0.####", CultureInfo.InvariantCulture);
        return metrics.TryGetValue(name + "_low", out var low) && metrics.TryGetValue(name + "_high", out var high)
            ? string.Create(CultureInfo.InvariantCulture, $"{value} ({low:0.###}-{high:0.###})")
            : value;
    }

    private static void Table(StringBuilder card, string head, IEnumerable<(string Name, string Value)> rows)
    {
        card.Append(CultureInfo.InvariantCulture, $"| {head} | value |\n| --- | --- |\n");
        foreach (var (name, value) in rows.OrderBy(row => row.Name, StringComparer.Ordinal))
            card.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
    }
}
