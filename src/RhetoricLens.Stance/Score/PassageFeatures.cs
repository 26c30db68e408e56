using System.Numerics.Tensors;
using RhetoricLens.Stance.Score.Codebook;

namespace RhetoricLens.Stance.Score;

/// <summary>The numbers of one passage. Buffers are kept between passages; not safe for use by two threads at once.</summary>
internal sealed class PassageFeatures
{
    private readonly Representation _representation;
    private readonly LexiconCounts _lexicon;
    private readonly float[] _vector;

    public PassageFeatures(Representation representation)
    {
        _representation = representation;
        _lexicon = new LexiconCounts(representation.Lexicon, representation.Space);
        _vector = new float[representation.Vectors?.Dimensions ?? 0];
        Ngrams = new CountBlock(representation.Settings.Ngrams.Size);
    }

    public CountBlock Ngrams { get; }

    public CountBlock Claims => _lexicon.Claims;

    public CountBlock Pairs => _lexicon.Pairs;

    /// <summary>Sum of the word vectors, each weighted by the rarity of its word; not yet scaled.</summary>
    public ReadOnlySpan<float> Vector => _vector;

    public float NgramFactor { get; private set; }

    public float ClaimFactor { get; private set; }

    public float PairFactor { get; private set; }

    public float VectorFactor { get; private set; }

    public void Read(Tokens tokens)
    {
        var settings = _representation.Settings;
        Features.Count(tokens, settings.Ngrams, Ngrams);
        _lexicon.Read(tokens);
        ReadVector(tokens);
        NgramFactor = Ngrams.Factor(settings.NgramScale, _representation.RaritySpan);
        ClaimFactor = Claims.Factor(settings.ClaimScale, []);
        PairFactor = Pairs.Factor(settings.PairScale, []);
        var length = TensorPrimitives.Norm<float>(_vector);
        VectorFactor = length > 0 ? settings.VectorScale / length : 0;
    }

    private void ReadVector(Tokens tokens)
    {
        if (_representation.Vectors is not { } vectors)
            return;
        Array.Clear(_vector);
        for (var i = 0; i < tokens.Count; i++)
        {
            if (vectors.RowOf(tokens.Hash(i)) is var row and >= 0)
                vectors.AddTo(row, vectors.Weight(row), _vector);
        }
    }
}
