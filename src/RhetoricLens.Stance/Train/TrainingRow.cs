using Microsoft.ML.Data;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>Columns that ML.NET adds.</summary>
internal static class Columns
{
    /// <summary>The label as a key.</summary>
    public const string Key = "LabelKey";
}

/// <summary>One passage as ML.NET sees it.</summary>
internal sealed class TrainingRow
{
    public string Label { get; set; } = "";

    public float Weight { get; set; }

    public VBuffer<float> Features { get; set; }

    public static IReadOnlyList<TrainingRow> From(IReadOnlyList<LabelledPassage> passages, TrainSettings settings, Representation representation)
    {
        var weights = Weights(passages, settings);
        var tokens = new Tokens();
        var features = new PassageFeatures(representation);
        var rows = new List<TrainingRow>(passages.Count);
        foreach (var (i, passage) in passages.Index())
        {
            tokens.Read(passage.Text);
            features.Read(tokens, passage.Text);
            rows.Add(new TrainingRow { Label = StanceLabels.Name(passage.Label), Weight = weights[i], Features = Vector(features, representation) });
        }
        return rows;
    }

    /// <summary>
    /// Passages written to show a kind weigh less than real ones of their language; then, within each language, each class has its share of the whole.
    /// </summary>
    private static float[] Weights(IReadOnlyList<LabelledPassage> passages, TrainSettings settings)
    {
        var weights = new float[passages.Count];
        foreach (var language in Enumerable.Range(0, passages.Count).GroupBy(i => LanguageOf(passages[i]), StringComparer.Ordinal))
        {
            var hasReal = language.Any(i => !passages[i].IsWritten);
            float Weight(int i) => passages[i].IsWritten && hasReal ? settings.WrittenWeight : 1;
            foreach (var label in language.GroupBy(i => passages[i].Label))
            {
                var sum = label.Sum(Weight);
                var factor = sum > 0 ? settings.Shares.Of(label.Key) * language.Count() / sum : 0;
                foreach (var i in label)
                    weights[i] = Weight(i) * factor;
            }
        }
        return weights;
    }

    /// <summary>Passages that name no language are taken with the English ones, as the corpora of speeches do not name it.</summary>
    private static string LanguageOf(LabelledPassage passage) => passage.Language == "und" ? "en" : passage.Language;

    /// <summary>The same values that <see cref="StanceModel"/> multiplies with the weights.</summary>
    private static VBuffer<float> Vector(PassageFeatures passage, Representation representation)
    {
        var indices = new List<int>();
        var values = new List<float>();
        Add(passage.Ngrams, 0, passage.NgramFactor, representation.RaritySpan);
        Add(passage.Claims, representation.ClaimStart, passage.ClaimFactor, []);
        Add(passage.Pairs, representation.PairStart, passage.PairFactor, []);
        AddAll(passage.Vector, representation.VectorStart, passage.VectorFactor);
        AddAll(passage.Encoding, representation.EncoderStart, passage.EncoderFactor);
        return new VBuffer<float>(representation.Size, indices.Count, [.. values], [.. indices]);

        void Add(CountBlock block, int start, float factor, ReadOnlySpan<float> rarity)
        {
            if (factor == 0)
                return;
            var touched = block.Indices.ToArray();
            Array.Sort(touched);
            foreach (var index in touched)
            {
                indices.Add(start + index);
                values.Add(block.ValueOf(index) * factor * (rarity.IsEmpty ? 1 : rarity[index]));
            }
        }

        void AddAll(ReadOnlySpan<float> vector, int start, float factor)
        {
            for (var i = 0; factor > 0 && i < vector.Length; i++)
            {
                indices.Add(start + i);
                values.Add(vector[i] * factor);
            }
        }
    }
}
