using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>The one place where a training run touches the trainer, its settings and its measures.</summary>
internal static class TrainingRecipe
{
    private const int Folds = 10;

    /// <summary>The program's own settings, or those that another model was trained with.</summary>
    public static Outcome<TrainSettings> Settings(ModelVersion? @base, int? seed)
    {
        var settings = @base is null ? TrainSettings.Default : Parse(@base.Settings);
        if (settings is null)
            return new Problem("model_foreign", "The settings of the model are not those of this version of the program.", @base!.Id, "Train without a base, or take another.");
        return settings with { Seed = seed ?? settings.Seed };
    }

    /// <summary>Null when the set can carry a model.</summary>
    public static Problem? Check(LabelledSet set) => Trainer.Check(set);

    public static Outcome<TrainedModel> Train(LabelledSet set, TrainSettings settings, CancellationToken cancellation) =>
        Trainer.Train(set, settings, cancellation);

    public static Outcome<Evaluation> CrossValidate(LabelledSet set, TrainSettings settings, IProgress<TrainProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new TrainProgress("cross-validate", 0, Folds));
        var evaluation = CrossValidation.Run(set, settings, Folds, cancellation);
        progress?.Report(new TrainProgress("cross-validate", Folds, Folds));
        return evaluation;
    }

    public static Evaluation Measure(TrainedModel trained, LabelledSet test) => Evaluation.Of(new StanceScorer(trained.ToModel("measured")), test);

    /// <summary>Reads what <see cref="TrainSettings.AsText"/> wrote; null when it is not wholly understood.</summary>
    private static TrainSettings? Parse(IReadOnlyDictionary<string, string> text)
    {
        var known = int.TryParse(text.GetValueOrDefault("seed"), CultureInfo.InvariantCulture, out var seed)
            & float.TryParse(text.GetValueOrDefault("l2"), CultureInfo.InvariantCulture, out var l2)
            & int.TryParse(text.GetValueOrDefault("hash_bits"), CultureInfo.InvariantCulture, out var bits)
            & int.TryParse(text.GetValueOrDefault("word_ngrams"), CultureInfo.InvariantCulture, out var ngrams)
            & int.TryParse(text.GetValueOrDefault("stem_length"), CultureInfo.InvariantCulture, out var stem)
            & bool.TryParse(text.GetValueOrDefault("mark_negation"), out var negation);
        if (!known || Shares(text.GetValueOrDefault("class_shares") ?? "") is not { } shares)
            return null;
        var settings = new TrainSettings(seed, l2, shares, new FeatureSettings(bits, ngrams, stem, negation));
        return settings.AsText().All(setting => text.GetValueOrDefault(setting.Key) == setting.Value) ? settings : null;
    }

    private static ClassShares? Shares(string text)
    {
        var shares = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var part in text.Split(", "))
        {
            if (part.Split(' ') is not [var name, var share] || !float.TryParse(share, CultureInfo.InvariantCulture, out var value))
                return null;
            shares[name] = value;
        }
        return Enum.GetValues<StanceLabel>().All(label => shares.ContainsKey(StanceLabels.Name(label)))
            ? new ClassShares(
                shares[StanceLabels.Name(StanceLabel.Multilateral)], shares[StanceLabels.Name(StanceLabel.Multistakeholder)],
                shares[StanceLabels.Name(StanceLabel.Mixed)], shares[StanceLabels.Name(StanceLabel.None)])
            : null;
    }
}
