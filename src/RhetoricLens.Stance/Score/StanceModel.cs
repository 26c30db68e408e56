using System.Runtime.Intrinsics;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// A multinomial logistic regression over hashed word n-grams, read back from the trainer. Never changes: any number of threads may share one.
/// </summary>
public sealed class StanceModel
{
    /// <summary>Number of classes in <see cref="StanceLabel"/>.</summary>
    public const int Classes = 4;

    private readonly float[] _weights;
    private readonly Vector128<float> _biases;

    /// <param name="version">As the registry lists it.</param>
    /// <param name="features">What the weights belong to.</param>
    /// <param name="weights">Four a feature, in the order of <see cref="StanceLabel"/>; 4 x 2^HashBits.</param>
    /// <param name="biases">Four, in the same order.</param>
    public StanceModel(ModelVersion version, FeatureSettings features, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases)
    {
        if (weights.Length != Classes << features.HashBits || biases.Length != Classes)
            throw new ArgumentException("The number of weights does not fit the hash bits.", nameof(weights));
        (Version, FeatureSettings) = (version, features);
        _weights = weights.ToArray();
        _biases = Vector128.Create(biases);
    }

    public ModelVersion Version { get; }

    public FeatureSettings FeatureSettings { get; }

    internal Vector128<float> Biases => _biases;

    internal Vector128<float> Weights(int index) => Vector128.LoadUnsafe(ref _weights[index * Classes]);

    /// <summary>Logits of the four classes, in the order of <see cref="StanceLabel"/>.</summary>
    internal Vector128<float> Logits(FeatureCounts counts)
    {
        var sum = Vector128<float>.Zero;
        foreach (var index in counts.Indices)
            sum += Weights(index) * FeatureCounts.Value(counts.CountOf(index));
        return sum * (float)(1 / counts.Norm()) + _biases;
    }

    /// <summary>Softmax of logits; the exponents are taken relative to the largest, so that none overflows.</summary>
    internal static StanceProbabilities Probabilities(Vector128<float> logits)
    {
        var max = MathF.Max(MathF.Max(logits[0], logits[1]), MathF.Max(logits[2], logits[3]));
        var e = Vector128.Create(MathF.Exp(logits[0] - max), MathF.Exp(logits[1] - max), MathF.Exp(logits[2] - max), MathF.Exp(logits[3] - max));
        e /= Vector128.Sum(e);
        return new StanceProbabilities(
            e[(int)StanceLabel.Multilateral], e[(int)StanceLabel.Multistakeholder], e[(int)StanceLabel.Mixed], e[(int)StanceLabel.None]);
    }
}
