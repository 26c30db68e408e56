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
        card.Append("Multinomial logistic regression (ML.NET) over hashed words, word pairs and word beginnings of one passage.\n");
        card.Append("Four classes: multilateral, multistakeholder, mixed, none (no position). The axis score is P(multistakeholder) - P(multilateral).\n\n");
        card.Append("## Trained on\n\n");
        card.Append(CultureInfo.InvariantCulture, $"{version.LabelledRows} passages of `{version.LabelledSet}` (SHA-256 of labels and texts `{version.LabelledSetSha256}`), on {version.CreatedOn:yyyy-MM-dd}.\n");
        if (notes.Length > 0)
            card.Append('\n').Append(notes.Trim()).Append('\n');
        card.Append("\n## Measured quality\n\n`cv_*`: cross-validation on the set above. F1 per class; `macro_f1` is their mean, `_low` and `_high` its 95 % interval (bootstrap over documents); `mcc` is Matthews correlation.\n\n");
        Table(card, "metric", version.Metrics.Select(metric => (metric.Key, metric.Value.ToString("0.####", CultureInfo.InvariantCulture))));
        card.Append("\n## Not to be used for\n\n");
        card.Append("- judging one sentence, one speaker or one document: errors are many and cancel out, if at all, only over many documents;\n");
        card.Append("- languages other than those of the labelled set: other languages pass the topic gate, but their words carry no weights;\n");
        card.Append("- any decision about a person.\n");
        card.Append(CultureInfo.InvariantCulture, $"\n## Settings\n\nFile `model.zip`, SHA-256 `{version.Sha256}`.\n\n");
        Table(card, "setting", version.Settings.Select(setting => (setting.Key, setting.Value)));
        return card.ToString();
    }

    private static void Table(StringBuilder card, string head, IEnumerable<(string Name, string Value)> rows)
    {
        card.Append(CultureInfo.InvariantCulture, $"| {head} | value |\n| --- | --- |\n");
        foreach (var (name, value) in rows.OrderBy(row => row.Name, StringComparer.Ordinal))
            card.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
    }
}
