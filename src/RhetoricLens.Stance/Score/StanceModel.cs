using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// A multinomial logistic regression over a <see cref="Score.Representation"/>, read back from the trainer, with calibrated probabilities.
/// Never changes: any number of threads may share one.
/// </summary>
public sealed class StanceModel
{
    /// <summary>Number of classes in <see cref="StanceLabel"/>.</summary>
    public const int Classes = 4;

    private readonly Vector128<float>[] _weights;

    /// <param name="version">As the registry lists it.</param>
    /// <param name="representation">What the weights belong to.</param>
    /// <param name="weights">Four a feature, in the order of <see cref="StanceLabel"/>.</param>
    /// <param name="biases">Four, in the same order.</param>
    /// <param name="temperature">Above 0; logits are divided by it (temperature scaling, Guo et al. 2017).</param>
    public StanceModel(ModelVersion version, Representation representation, ReadOnlySpan<float> weights, ReadOnlySpan<float> biases, float temperature)
    {
        if (weights.Length != Classes * representation.Size || biases.Length != Classes)
            throw new ArgumentException("The number of weights does not fit the representation.", nameof(weights));
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(temperature);
        (Version, Representation, Temperature) = (version, representation, temperature);
        _weights = MemoryMarshal.Cast<float, Vector128<float>>(weights).ToArray();
        for (var i = 0; i < _weights.Length; i++)
            _weights[i] /= temperature;
        for (var i = 0; i < representation.Rarity.Count; i++)
            _weights[i] *= representation.RaritySpan[i];
        Biases = Vector128.Create(biases) / temperature;
    }

    public ModelVersion Version { get; }

    public Representation Representation { get; }

    /// <summary>What logits were divided by.</summary>
    public float Temperature { get; }

    internal Vector128<float> Biases { get; }

    /// <summary>Weights of a feature, the temperature and the rarity of hashed words included.</summary>
    internal Vector128<float> Weights(int index) => _weights[index];

    /// <summary>Calibrated logits of the four classes, in the order of <see cref="StanceLabel"/>.</summary>
    internal Vector128<float> Logits(PassageFeatures passage)
    {
        var sum = Biases;
        sum += Sum(passage.Ngrams, 0) * passage.NgramFactor;
        sum += Sum(passage.Claims, Representation.ClaimStart) * passage.ClaimFactor;
        sum += Sum(passage.Pairs, Representation.PairStart) * passage.PairFactor;
        if (passage.VectorFactor > 0)
            sum += Sum(passage.Vector, Representation.VectorStart) * passage.VectorFactor;
        if (passage.EncoderFactor > 0)
            sum += Sum(passage.Encoding, Representation.EncoderStart) * passage.EncoderFactor;
        return sum;
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

    private Vector128<float> Sum(CountBlock block, int start)
    {
        var sum = Vector128<float>.Zero;
        foreach (var index in block.Indices)
            sum += _weights[start + index] * block.ValueOf(index);
        return sum;
    }

    private Vector128<float> Sum(ReadOnlySpan<float> vector, int start)
    {
        var sum = Vector128<float>.Zero;
        for (var i = 0; i < vector.Length; i++)
            sum += _weights[start + i] * vector[i];
        return sum;
    }
}
