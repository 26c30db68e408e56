using System.Globalization;

namespace RhetoricLens.Stance.Score;

/// <summary>How words are counted.</summary>
/// <param name="HashBits">Binary logarithm of the number of cells, 10 to 20.</param>
/// <param name="WordNgrams">Longest run of words counted, 1 or 2.</param>
/// <param name="StemLength">Letters of a longer word's beginning counted beside the word; 0: none.</param>
/// <param name="MarkNegation">Whether words within four words after a negation, in the same clause, are counted apart as well.</param>
public sealed record NgramSettings(int HashBits, int WordNgrams, int StemLength, bool MarkNegation)
{
    /// <summary>Cells.</summary>
    public int Size => 1 << HashBits;
}

/// <summary>A part of the features that can be left out.</summary>
public enum FeaturePart
{
    /// <summary>Hashed words.</summary>
    Words,

    /// <summary>Concepts and claims of the codebook lexicon.</summary>
    Claims,

    /// <summary>Pairs of concepts.</summary>
    Pairs,

    /// <summary>Word vectors.</summary>
    Vectors,

    /// <summary>Vector of a sentence encoder.</summary>
    Encoder,
}

/// <summary>What is counted in a passage and how much each kind of feature weighs: with the weights, it determines every score.</summary>
/// <param name="Ngrams">Hashed words.</param>
/// <param name="NgramScale">Length of the part of words; 0: left out.</param>
/// <param name="ClaimScale">Length of the part of concepts and claims of the codebook lexicon; 0: left out.</param>
/// <param name="PairScale">Length of the part of pairs of concepts; 0: left out.</param>
/// <param name="VectorScale">Length of the part of word vectors; 0: left out.</param>
/// <param name="EncoderScale">Length of the part of the sentence encoder; 0: left out, and the encoder never runs.</param>
public sealed record FeatureSettings(NgramSettings Ngrams, float NgramScale, float ClaimScale, float PairScale, float VectorScale, float EncoderScale = 0)
{
    /// <summary>Changes whenever the same settings would count something else.</summary>
    public const int Version = 2;

    private const string EncoderScaleName = "scale_encoder";

    /// <summary>The same with some parts left out.</summary>
    public FeatureSettings Without(IReadOnlyList<FeaturePart> parts) => this with
    {
        NgramScale = parts.Contains(FeaturePart.Words) ? 0 : NgramScale,
        ClaimScale = parts.Contains(FeaturePart.Claims) ? 0 : ClaimScale,
        PairScale = parts.Contains(FeaturePart.Pairs) ? 0 : PairScale,
        VectorScale = parts.Contains(FeaturePart.Vectors) ? 0 : VectorScale,
        EncoderScale = parts.Contains(FeaturePart.Encoder) ? 0 : EncoderScale,
    };

    /// <summary>As text, in the settings of a model; the encoder's only where there is one, as before there were any.</summary>
    public IEnumerable<KeyValuePair<string, string>> AsText() =>
    [
        new("features_version", Version.ToString(CultureInfo.InvariantCulture)),
        new("hash_bits", Ngrams.HashBits.ToString(CultureInfo.InvariantCulture)),
        new("word_ngrams", Ngrams.WordNgrams.ToString(CultureInfo.InvariantCulture)),
        new("stem_length", Ngrams.StemLength.ToString(CultureInfo.InvariantCulture)),
        new("mark_negation", Ngrams.MarkNegation ? "true" : "false"),
        new("scale_ngrams", Text(NgramScale)),
        new("scale_claims", Text(ClaimScale)),
        new("scale_pairs", Text(PairScale)),
        new("scale_vectors", Text(VectorScale)),
        .. EncoderScale > 0 ? [new KeyValuePair<string, string>(EncoderScaleName, Text(EncoderScale))] : Array.Empty<KeyValuePair<string, string>>(),
    ];

    /// <summary>Reads what <see cref="AsText"/> wrote; null when it belongs to another version or is malformed.</summary>
    public static FeatureSettings? Parse(IReadOnlyDictionary<string, string> text)
    {
        if (text.GetValueOrDefault("features_version") != Version.ToString(CultureInfo.InvariantCulture)
            || Whole(text, "hash_bits") is not (>= 10 and <= 20 and var bits)
            || Whole(text, "word_ngrams") is not { } ngrams
            || Whole(text, "stem_length") is not { } stem
            || !bool.TryParse(text.GetValueOrDefault("mark_negation"), out var negation)
            || Scale(text, "scale_ngrams") is not { } words
            || Scale(text, "scale_claims") is not { } claims
            || Scale(text, "scale_pairs") is not { } pairs
            || Scale(text, "scale_vectors") is not { } vectors
            || (text.ContainsKey(EncoderScaleName) ? Scale(text, EncoderScaleName) : 0) is not { } encoder)
            return null;
        return new FeatureSettings(new NgramSettings(bits, ngrams, stem, negation), words, claims, pairs, vectors, encoder);
    }

    private static int? Whole(IReadOnlyDictionary<string, string> text, string name) =>
        int.TryParse(text.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var value) ? value : null;

    private static float? Scale(IReadOnlyDictionary<string, string> text, string name) =>
        float.TryParse(text.GetValueOrDefault(name), CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 100 ? value : null;

    private static string Text(float value) => value.ToString(CultureInfo.InvariantCulture);
}
