using System.Buffers.Binary;
using System.Security.Cryptography;
using RhetoricLens.Stance.Vectors;

namespace RhetoricLens.Tests.Stance.Vectors;

public sealed class WordVectorsTests
{
    private const int Header = 20;

    // Eleven dimensions: a whole lane and a rest.
    private static readonly WordVectors Vectors = Planted.Learn(Planted.Texts, Planted.Settings with { Dimensions = 11 }).Vectors;

    [Fact]
    public void What_was_written_is_read_again_to_the_byte()
    {
        var bytes = Vectors.ToBytes();
        var read = WordVectors.Read(bytes);
        Assert.True(read.IsOk, read.Problem?.ToString());
        Assert.Equal(bytes, read.Value.ToBytes());
        Assert.Equal((Vectors.Count, Vectors.Dimensions, Vectors.Sha256), (read.Value.Count, read.Value.Dimensions, read.Value.Sha256));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), read.Value.Sha256);
        Assert.Equal(Planted.VectorOf(Vectors, "bread"), Planted.VectorOf(read.Value, "bread"));
        var row = read.Value.RowOf(Planted.Hash("bread"));
        Assert.Equal(Vectors.Weight(row), read.Value.Weight(row));
    }

    [Fact]
    public void Every_word_is_found_and_every_other_is_not()
    {
        var bytes = Vectors.ToBytes();
        var hashes = Enumerable.Range(0, Vectors.Count).Select(i => BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(Header + i * (16 + Vectors.Dimensions)))).ToArray();
        Assert.Equal(Enumerable.Range(0, Vectors.Count), hashes.Select(Vectors.RowOf));
        Assert.All(hashes, hash => Assert.Equal(-1, Vectors.RowOf(hash + 1)));
        Assert.Equal(-1, Vectors.RowOf(0));
    }

    [Fact]
    public void Vectors_have_length_one()
    {
        Assert.Equal(1, Planted.VectorOf(Vectors, "bread").Sum(value => (double)value * value), 1e-5);
        Assert.Equal(1, Planted.Cosine(Vectors, "treaty", "treaty"), 1e-5);
    }

    [Fact]
    public void The_inner_product_is_the_sum_of_the_products()
    {
        var (bread, treaty) = (Planted.VectorOf(Vectors, "bread"), Planted.VectorOf(Vectors, "treaty"));
        Assert.Equal(bread.Zip(treaty, (a, b) => (double)a * b).Sum(), Planted.Cosine(Vectors, "bread", "treaty"), 1e-5);
    }

    [Fact]
    public void A_multiple_is_added_to_what_is_there()
    {
        var sum = Enumerable.Repeat(1f, Vectors.Dimensions).ToArray();
        Vectors.AddTo(Vectors.RowOf(Planted.Hash("bread")), -3, sum);
        Assert.All(sum.Zip(Planted.VectorOf(Vectors, "bread")), pair => Assert.Equal(1 - 3 * pair.Second, pair.First, 1e-5));
    }

    [Fact]
    public void A_cut_or_lengthened_file_is_a_problem_at_every_length()
    {
        var bytes = Vectors.ToBytes();
        Assert.All(Enumerable.Range(0, bytes.Length), length => Refused(bytes[..length]));
        Refused([.. bytes, 0]);
    }

    [Theory]
    [InlineData(0, 'X')]
    [InlineData(8, 2)]
    [InlineData(12, 0)]
    [InlineData(12, -1)]
    [InlineData(12, int.MaxValue)]
    [InlineData(16, 0)]
    [InlineData(16, -1)]
    [InlineData(16, int.MaxValue)]
    public void A_header_that_cannot_be_is_a_problem(int at, int value)
    {
        var bytes = Vectors.ToBytes();
        BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(at), value);
        Refused(bytes);
    }

    [Theory]
    [InlineData(8, float.NaN)]
    [InlineData(8, 0)]
    [InlineData(8, 1.5f)]
    [InlineData(12, float.NaN)]
    [InlineData(12, -0.1f)]
    [InlineData(12, float.PositiveInfinity)]
    public void A_row_with_impossible_numbers_is_a_problem(int at, float value)
    {
        var bytes = Vectors.ToBytes();
        BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(Header + at), value);
        Refused(bytes);
    }

    [Fact]
    public void A_word_that_stands_twice_is_a_problem()
    {
        var bytes = Vectors.ToBytes();
        bytes.AsSpan(Header, 8).CopyTo(bytes.AsSpan(Header + 16 + Vectors.Dimensions));
        Refused(bytes);
    }

    private static void Refused(byte[] bytes)
    {
        var read = WordVectors.Read(bytes, "vectors.bin");
        Assert.Equal(("vectors_malformed", "vectors.bin"), (read.Problem?.Code, read.Problem?.Where));
    }
}
