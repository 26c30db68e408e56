using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// Vectors as bytes, little-endian: "RLVECTOR", version (int), dimensions (int), words (int), then for each word, in the ascending order of
/// hashes: hash (ulong), weight (float), scale (float), one signed byte a dimension.
/// </summary>
internal static class VectorFile
{
    private const int Version = 1;
    private const int HeaderBytes = 20;
    private const int RowFrameBytes = 16;

    private static ReadOnlySpan<byte> Magic => "RLVECTOR"u8;

    public static byte[] Write(WordVectors vectors)
    {
        var content = new byte[HeaderBytes + vectors.Count * (RowFrameBytes + vectors.Dimensions)];
        Magic.CopyTo(content);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(8), Version);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(12), vectors.Dimensions);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(16), vectors.Count);
        var at = content.AsSpan(HeaderBytes);
        for (var row = 0; row < vectors.Count; row++)
        {
            BinaryPrimitives.WriteUInt64LittleEndian(at, vectors.Hashes[row]);
            BinaryPrimitives.WriteSingleLittleEndian(at[8..], vectors.Weight(row));
            BinaryPrimitives.WriteSingleLittleEndian(at[12..], vectors.Scale(row));
            MemoryMarshal.AsBytes(vectors.Values(row)).CopyTo(at[RowFrameBytes..]);
            at = at[(RowFrameBytes + vectors.Dimensions)..];
        }
        return content;
    }

    public static Outcome<WordVectors> Read(ReadOnlySpan<byte> content, string where)
    {
        if (content.Length < HeaderBytes || !content.StartsWith(Magic))
            return Malformed("These are no word vectors.", where);
        if (BinaryPrimitives.ReadInt32LittleEndian(content[8..]) != Version)
            return Malformed("The word vectors were made by another version of the program.", where);
        var dimensions = BinaryPrimitives.ReadInt32LittleEndian(content[12..]);
        var count = BinaryPrimitives.ReadInt32LittleEndian(content[16..]);
        if (dimensions is < 1 or > Limits.MaxVectorDimensions || count is < 1 or > Limits.MaxVectorWords)
            return Malformed($"{count} word vectors of {dimensions} dimensions cannot be.", where);
        var expected = HeaderBytes + count * (RowFrameBytes + dimensions);
        return content.Length == expected
            ? ReadRows(content, dimensions, count, where)
            : Malformed($"The word vectors have {content.Length} bytes; they should have {expected}.", where);
    }

    private static Outcome<WordVectors> ReadRows(ReadOnlySpan<byte> content, int dimensions, int count, string where)
    {
        var (hashes, weights, scales, values) = (new ulong[count], new float[count], new float[count], new sbyte[count * dimensions]);
        var at = content[HeaderBytes..];
        for (var row = 0; row < count; row++)
        {
            hashes[row] = BinaryPrimitives.ReadUInt64LittleEndian(at);
            weights[row] = BinaryPrimitives.ReadSingleLittleEndian(at[8..]);
            scales[row] = BinaryPrimitives.ReadSingleLittleEndian(at[12..]);
            // Written so that NaN fails.
            if (!(weights[row] is > 0 and <= 1 && scales[row] is >= 0 and <= 1) || (row > 0 && hashes[row] <= hashes[row - 1]))
                return Malformed($"Row {row + 1} of the word vectors is damaged.", where);
            at.Slice(RowFrameBytes, dimensions).CopyTo(MemoryMarshal.AsBytes(values.AsSpan(row * dimensions, dimensions)));
            at = at[(RowFrameBytes + dimensions)..];
        }
        return new WordVectors(dimensions, hashes, weights, scales, values, Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static Problem Malformed(string what, string where) =>
        new("vectors_malformed", what, where, "Restore the file, or learn the vectors again.");
}
