using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Stance.Vectors;
using RhetoricLens.Tests.Stance.Vectors;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Score;

/// <summary>Coded passages of the corpora in all six languages, and a model with lexicon and word vectors in which every feature has a weight.</summary>
public sealed class CodedPassages
{
    private const int PerLanguage = 10;

    public CodedPassages()
    {
        var sets = Array.ConvertAll(Languages, language => LabelledSetReader.Read(Path.Combine(Repository.Root, "corpora", "labelled", $"own-{language}.jsonl")).Value.Passages);
        Texts = [.. sets.SelectMany(set => set.Select(passage => passage.Text).Where(TopicGate.IsOnTopic).Take(PerLanguage))];
        var unlabelled = sets.SelectMany(set => set.Take(60)).Select(passage => new WeightedText(passage.Text, 1)).ToArray();
        var vectors = Planted.Learn(unlabelled, VectorSettings.Default with { MinCount = 3, Dimensions = 19, Threads = 2 }).Vectors;
        Scorer = new StanceScorer(Model(new Representation(SmallModel.Settings.Features, Rarity(), SmallModel.Settings.Lexicon, vectors)));
    }

    public static string[] Languages { get; } = ["ar", "en", "es", "fr", "ru", "zh"];

    /// <summary>Ten of each language, all on topic.</summary>
    public IReadOnlyList<string> Texts { get; }

    public StanceScorer Scorer { get; }

    private float[] Rarity() => Representation.LearnRarity(Texts, SmallModel.Settings.Features.Ngrams);

    private static StanceModel Model(Representation representation)
    {
        var version = new ModelVersion(
            "drawn", "linear", default, "", "", "", 0, new Dictionary<string, double>(StringComparer.Ordinal), new Dictionary<string, string>(StringComparer.Ordinal));
        var weights = new float[StanceModel.Classes * representation.Size];
        for (var i = 0; i < weights.Length; i++)
            weights[i] = Drawn(i);
        return new StanceModel(version, representation, weights, [Drawn(-1), Drawn(-2), Drawn(-3), Drawn(-4)], 1.3f);
    }

    /// <summary>A number in (-1, 1), never 0, that depends on its place alone.</summary>
    private static float Drawn(int place) => (((uint)place * 2654435761u >> 8) - 8388607.5f) / 8388608f;
}
