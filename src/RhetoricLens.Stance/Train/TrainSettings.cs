using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Encoders;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// Weights of the classes in training; they sum to 1. However rare a class is in the labelled set, it has this share of the say.
/// </summary>
public sealed record ClassShares(float Multilateral, float Multistakeholder, float Mixed, float None)
{
    public float Of(StanceLabel label) => label switch
    {
        StanceLabel.Multilateral => Multilateral,
        StanceLabel.Multistakeholder => Multistakeholder,
        StanceLabel.Mixed => Mixed,
        _ => None,
    };

    /// <summary>As in a model's settings.</summary>
    public override string ToString() => FormattableString.Invariant(
        $"multilateral {Multilateral}, multistakeholder {Multistakeholder}, mixed {Mixed}, none {None}");

    /// <summary>Reads what <see cref="ToString"/> wrote; null when it is malformed.</summary>
    public static ClassShares? Parse(string? text)
    {
        var shares = new Dictionary<string, float>(StringComparer.Ordinal);
        foreach (var part in (text ?? "").Split(", "))
        {
            if (part.Split(' ') is not [var name, var share] || !float.TryParse(share, CultureInfo.InvariantCulture, out var value))
                return null;
            shares[name] = value;
        }
        return Enum.GetValues<StanceLabel>().All(label => shares.ContainsKey(StanceLabels.Name(label)))
            ? new ClassShares(Value(StanceLabel.Multilateral), Value(StanceLabel.Multistakeholder), Value(StanceLabel.Mixed), Value(StanceLabel.None))
            : null;

        float Value(StanceLabel label) => shares[StanceLabels.Name(label)];
    }
}

/// <summary>What determines the weights, apart from the labelled set.</summary>
/// <param name="Seed">Seed of the trainer and of the folds.</param>
/// <param name="Trainer">Which ML.NET trainer fits the weights.</param>
/// <param name="L2">Ridge penalty of the weights, above 0.</param>
/// <param name="Shares">How much each class weighs in training, however many passages of it the set has.</param>
/// <param name="WrittenWeight">Weight of a passage that was written to show a kind, where the set has real passages of its language; 1: as much as a real one.</param>
/// <param name="Features">What is counted.</param>
/// <param name="Lexicon">Codebook lexicon.</param>
/// <param name="Vectors">Word vectors; null: none.</param>
/// <param name="Encoder">Sentence encoder, used when the features give it a length; null: none.</param>
public sealed record TrainSettings(
    int Seed, TrainerKind Trainer, float L2, ClassShares Shares, float WrittenWeight, FeatureSettings Features, Lexicon Lexicon, WordVectors? Vectors,
    RememberedEncoder? Encoder = null)
{
    private const float DefaultEncoderScale = 3;
    /// <summary>Name of the setting that holds the SHA-256 of the sentence encoder.</summary>
    internal const string EncoderName = "encoder_sha256";

    /// <summary>Chosen by document-grouped cross-validation on the real passages of gold/train and of our own coding; the guide on training says what each part added.</summary>
    public static TrainSettings Default { get; } = new(
        Seed: 20141215, TrainerKind.Lbfgs, L2: 0.2f, new ClassShares(0.25f, 0.25f, 0.25f, 0.25f), WrittenWeight: 0.3f,
        new FeatureSettings(new NgramSettings(16, 2, 6, MarkNegation: true), NgramScale: 1, ClaimScale: 2, PairScale: 1, VectorScale: 2),
        Lexicon.Shipped, Vectors: null);

    /// <summary>Those of a request: of its base, else the program's own with lexicon, word vectors and sentence encoder of the model in use.</summary>
    public static Outcome<TrainSettings> From(ModelRegistry registry, TrainRequest request) => TrainingRecipe.Settings(registry, request);

    /// <summary>The same with a sentence encoder, at the length it has there or at the usual one; null: with none.</summary>
    public TrainSettings With(ISentenceEncoder? encoder) => this with
    {
        Encoder = encoder is null ? null : new RememberedEncoder(encoder),
        Features = Features with { EncoderScale = encoder is null ? 0 : Features.EncoderScale > 0 ? Features.EncoderScale : DefaultEncoderScale },
    };

    /// <summary>Encodes passages in advance, on all processors, where there is an encoder.</summary>
    internal void Encode(IReadOnlyList<LabelledPassage> passages, Action<int>? done, CancellationToken cancellation)
    {
        if (Features.EncoderScale > 0)
            Encoder?.Remember(passages.Select(passage => passage.Text), done, cancellation);
    }

    /// <summary>As text, in the settings of a model; of an encoder only where there is one, as before there were any.</summary>
    public SortedDictionary<string, string> AsText() => new(new Dictionary<string, string>(Features.AsText().Concat(EncoderAsText()), StringComparer.Ordinal)
    {
        ["trainer"] = Trainers.Of(Trainer).Name,
        ["trainer_threads"] = "1",
        ["seed"] = Seed.ToString(CultureInfo.InvariantCulture),
        ["l2"] = L2.ToString(CultureInfo.InvariantCulture),
        ["class_shares"] = Shares.ToString(),
        ["written_weight"] = WrittenWeight.ToString(CultureInfo.InvariantCulture),
        ["tokens_version"] = Tokens.Version.ToString(CultureInfo.InvariantCulture),
        ["splitter_version"] = PassageSplitter.Version.ToString(CultureInfo.InvariantCulture),
        ["topic_terms_sha256"] = TopicGate.Sha256,
        ["lexicon_sha256"] = Lexicon.Sha256,
        ["vectors_sha256"] = Vectors?.Sha256 ?? "none",
    }, StringComparer.Ordinal);

    /// <summary>Reads what <see cref="AsText"/> wrote; null when this program would not do the same.</summary>
    /// <param name="text">Settings of a model.</param>
    /// <param name="lexicon">The model's.</param>
    /// <param name="vectors">The model's.</param>
    /// <param name="encoder">The model's.</param>
    public static TrainSettings? Parse(IReadOnlyDictionary<string, string> text, Lexicon lexicon, WordVectors? vectors, ISentenceEncoder? encoder = null)
    {
        var known = int.TryParse(text.GetValueOrDefault("seed"), CultureInfo.InvariantCulture, out var seed)
            & float.TryParse(text.GetValueOrDefault("l2"), CultureInfo.InvariantCulture, out var l2)
            & float.TryParse(text.GetValueOrDefault("written_weight"), CultureInfo.InvariantCulture, out var written);
        if (!known || ClassShares.Parse(text.GetValueOrDefault("class_shares")) is not { } shares || FeatureSettings.Parse(text) is not { } features
            || Trainers.Named(text.GetValueOrDefault("trainer")) is not { } trainer
            || text.GetValueOrDefault(EncoderName) != encoder?.Sha256 || features.EncoderScale > 0 != encoder is not null)
            return null;
        var settings = new TrainSettings(seed, trainer.Kind, l2, shares, written, features, lexicon, vectors).With(encoder);
        return settings.AsText().All(setting => text.GetValueOrDefault(setting.Key) == setting.Value) ? settings : null;
    }

    private IEnumerable<KeyValuePair<string, string>> EncoderAsText() =>
        Features.EncoderScale > 0 && Encoder is { } encoder ? [new(EncoderName, encoder.Sha256), .. encoder.Settings.AsText()] : [];
}
