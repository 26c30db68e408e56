using RhetoricLens.Stance.Encoders;
using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Stance.Score;

/// <summary>
/// How a passage becomes numbers: hashed words weighted by their rarity, concepts and claims of the codebook lexicon, pairs of concepts, the mean of
/// word vectors, and the vector of a sentence encoder. Each part has a length of its own. Never changes: any number of threads may share one.
/// </summary>
public sealed class Representation
{
    /// <param name="settings">What is counted.</param>
    /// <param name="rarity">Weight of each hashed word, from <see cref="Rarity"/>; as long as the hash.</param>
    /// <param name="lexicon">Codebook lexicon.</param>
    /// <param name="vectors">Word vectors; null: that part is empty.</param>
    /// <param name="encoder">Sentence encoder; there must be one when the settings give it a length, and it is left out when they do not.</param>
    public Representation(FeatureSettings settings, float[] rarity, Lexicon lexicon, WordVectors? vectors, ISentenceEncoder? encoder = null)
    {
        if (rarity.Length != settings.Ngrams.Size)
            throw new ArgumentException("There must be one weight for each cell of the hash.", nameof(rarity));
        if (settings.EncoderScale > 0 && encoder is null)
            throw new ArgumentException("The settings ask for a sentence encoder.", nameof(encoder));
        Encoder = settings.EncoderScale > 0 ? encoder : null;
        (Settings, Rarity, Lexicon, Vectors) = (settings, rarity, lexicon, vectors);
        Space = new LexiconSpace(lexicon);
        ClaimStart = settings.Ngrams.Size;
        PairStart = ClaimStart + Space.ClaimCount;
        VectorStart = PairStart + Space.PairCount;
        EncoderStart = VectorStart + (vectors?.Dimensions ?? 0);
        Size = EncoderStart + (Encoder?.Dimensions ?? 0);
    }

    public FeatureSettings Settings { get; }

    /// <summary>Inverse document frequency of each hashed word over the passages trained on: 1 + ln((1 + n) / (1 + n with it)).</summary>
    public IReadOnlyList<float> Rarity { get; }

    public Lexicon Lexicon { get; }

    public WordVectors? Vectors { get; }

    public ISentenceEncoder? Encoder { get; }

    /// <summary>Number of features.</summary>
    public int Size { get; }

    internal ReadOnlySpan<float> RaritySpan => (float[])Rarity;

    internal LexiconSpace Space { get; }

    internal int ClaimStart { get; }

    internal int PairStart { get; }

    internal int VectorStart { get; }

    internal int EncoderStart { get; }

    /// <summary>Learns the rarity of hashed words from passages.</summary>
    public static float[] LearnRarity(IEnumerable<string> passages, NgramSettings settings)
    {
        var frequency = new int[settings.Size];
        var tokens = new Tokens();
        var block = new CountBlock(settings.Size);
        var n = 0;
        foreach (var passage in passages)
        {
            n++;
            tokens.Read(passage);
            Features.Count(tokens, settings, block);
            foreach (var index in block.Indices)
                frequency[index]++;
        }
        return Array.ConvertAll(frequency, count => 1 + MathF.Log((1f + n) / (1 + count)));
    }
}
