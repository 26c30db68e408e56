using System.Numerics.Tensors;
using RhetoricLens.Stance.Score.Codebook;

namespace RhetoricLens.Stance.Score;

/// <summary>The numbers of one passage. Buffers are kept between passages; not safe for use by two threads at once.</summary>
internal sealed class PassageFeatures
{
    private readonly Representation _representation;
    private readonly LexiconCounts _lexicon;
    private readonly float[] _vector;
    private readonly float[] _encoding;
    private string _encoded = "";

    public PassageFeatures(Representation representation)
    {
        _representation = representation;
        _lexicon = new LexiconCounts(representation.Lexicon, representation.Space);
        _vector = new float[representation.Vectors?.Dimensions ?? 0];
        _encoding = new float[representation.Encoder?.Dimensions ?? 0];
        Ngrams = new CountBlock(representation.Settings.Ngrams.Size);
    }

    public CountBlock Ngrams { get; }

    public CountBlock Claims => _lexicon.Claims;

    public CountBlock Pairs => _lexicon.Pairs;

    /// <summary>Sum of the word vectors, each weighted by the rarity of its word; not yet scaled.</summary>
    public ReadOnlySpan<float> Vector => _vector;

    /// <summary>What the sentence encoder makes of the passage; not yet scaled.</summary>
    public ReadOnlySpan<float> Encoding => _encoding;

    public float NgramFactor { get; private set; }

    public float ClaimFactor { get; private set; }

    public float PairFactor { get; private set; }

    public float VectorFactor { get; private set; }

    public float EncoderFactor { get; private set; }

    /// <param name="tokens">Tokens of the passage.</param>
    /// <param name="text">The passage itself: a sentence encoder has tokens of its own.</param>
    public void Read(Tokens tokens, ReadOnlySpan<char> text)
    {
        var settings = _representation.Settings;
        Features.Count(tokens, settings.Ngrams, Ngrams);
        _lexicon.Read(tokens);
        ReadVector(tokens);
        ReadEncoding(text);
        NgramFactor = Ngrams.Factor(settings.NgramScale, _representation.RaritySpan);
        ClaimFactor = Claims.Factor(settings.ClaimScale, []);
        PairFactor = Pairs.Factor(settings.PairScale, []);
        VectorFactor = Factor(_vector, settings.VectorScale);
        EncoderFactor = Factor(_encoding, settings.EncoderScale);
    }

    /// <summary>What brings a vector to a length; 0 for one without direction.</summary>
    private static float Factor(ReadOnlySpan<float> vector, float scale) =>
        TensorPrimitives.Norm(vector) is > 0 and < float.PositiveInfinity and var length ? scale / length : 0;

    /// <summary>A passage that is scored and then explained is encoded once: nothing else takes as long.</summary>
    private void ReadEncoding(ReadOnlySpan<char> text)
    {
        if (_representation.Encoder is not { } encoder || text.SequenceEqual(_encoded))
            return;
        encoder.Encode(text, _encoding);
        _encoded = text.ToString();
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
