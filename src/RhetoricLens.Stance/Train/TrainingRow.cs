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

    public static IReadOnlyList<TrainingRow> From(IReadOnlyList<LabelledPassage> passages, TrainSettings settings)
    {
        var tokens = new Tokens();
        var counts = new FeatureCounts(settings.Features);
        var sizes = passages.CountBy(passage => passage.Label).ToDictionary();
        var rows = new List<TrainingRow>(passages.Count);
        foreach (var passage in passages)
        {
            tokens.Read(passage.Text);
            counts.Read(tokens);
            rows.Add(new TrainingRow
            {
                Label = StanceLabels.Name(passage.Label),
                Weight = settings.Shares.Of(passage.Label) * passages.Count / sizes[passage.Label],
                Features = Vector(counts, 1 << settings.Features.HashBits),
            });
        }
        return rows;
    }

    /// <summary>The same values that <see cref="StanceModel"/> multiplies with the weights.</summary>
    private static VBuffer<float> Vector(FeatureCounts counts, int length)
    {
        var indices = counts.Indices.ToArray();
        Array.Sort(indices);
        var scale = (float)(1 / counts.Norm());
        var values = Array.ConvertAll(indices, index => FeatureCounts.Value(counts.CountOf(index)) * scale);
        return new VBuffer<float>(length, indices.Length, values, indices);
    }
}
