using System.Security.Cryptography;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// A vector of length 1 for each word of a vocabulary; words that keep the same company point the same way. Words are known by the hash of their
/// normal form alone (<see cref="Score.Tokens.Hash"/>), so that a file of vectors holds no text. Immutable; any number of threads may share it.
/// </summary>
public sealed class WordVectors
{
    private readonly ulong[] _hashes;
    private readonly float[] _weights;
    private readonly float[] _scales;
    private readonly sbyte[] _values;
    private readonly HashIndex _index;

    /// <summary>Rows in the ascending order of their hashes; the arrays are kept, not copied.</summary>
    internal WordVectors(int dimensions, ulong[] hashes, float[] weights, float[] scales, sbyte[] values, string? sha256 = null)
    {
        (Dimensions, _hashes, _weights, _scales, _values) = (dimensions, hashes, weights, scales, values);
        _index = new HashIndex(hashes);
        Sha256 = sha256 ?? Convert.ToHexStringLower(SHA256.HashData(ToBytes()));
    }

    /// <summary>Length of a vector.</summary>
    public int Dimensions { get; }

    /// <summary>Number of words.</summary>
    public int Count => _hashes.Length;

    /// <summary>SHA-256 of <see cref="ToBytes"/>, in lower-case hexadecimal digits.</summary>
    public string Sha256 { get; }

    internal ReadOnlySpan<ulong> Hashes => _hashes;

    /// <summary>Reads what <see cref="ToBytes"/> wrote; a problem (<c>vectors_malformed</c>) when the bytes are anything else.</summary>
    /// <param name="content">The whole file.</param>
    /// <param name="where">Stands in the problem.</param>
    public static Outcome<WordVectors> Read(ReadOnlySpan<byte> content, string where = "") => VectorFile.Read(content, where);

    /// <summary>The vectors as a file; the same vectors give the same bytes.</summary>
    public byte[] ToBytes() => VectorFile.Write(this);

    /// <summary>Row of a word by the hash of its normal form; -1 when the word has no vector.</summary>
    public int RowOf(ulong hash) => _index.RowOf(hash);

    /// <summary>
    /// What a word counts in the mean of a text, in (0, 1): a / (a + p), with p the word's share of all words and a = 0.001
    /// (smooth inverse frequency; Arora, Liang and Ma 2017). "the" has about 0.015, a rare word nearly 1.
    /// </summary>
    public float Weight(int row) => _weights[row];

    /// <summary>Adds a multiple of a word's vector to a sum of <see cref="Dimensions"/> numbers.</summary>
    public void AddTo(int row, float factor, Span<float> sum) => Lanes.AddScaled(Values(row), factor * _scales[row], sum[..Dimensions]);

    /// <summary>Inner product of a word's vector and one of <see cref="Dimensions"/> numbers; the cosine, when that one is of length 1 too.</summary>
    public float Dot(int row, ReadOnlySpan<float> v) => _scales[row] * Lanes.Dot(Values(row), v[..Dimensions]);

    internal ReadOnlySpan<sbyte> Values(int row) => _values.AsSpan(row * Dimensions, Dimensions);

    internal float Scale(int row) => _scales[row];
}
