using System.Runtime.InteropServices;
using System.Text;

namespace RhetoricLens.Tests.Support;

/// <summary>What an ONNX model is made of, as protobuf: just enough to write one that looks numbers up in a table.</summary>
public static class OnnxWriter
{
    public const int Float = 1, Int64 = 7, Float64 = 11;

    /// <summary>A model of these nodes over one table of floats.</summary>
    public static byte[] Model(IEnumerable<byte[]> nodes, byte[] table, IEnumerable<byte[]> inputs, byte[] output) =>
    [
        .. Number(1, 8),
        .. Part(7, [.. nodes.SelectMany(node => Part(1, node)), .. Text(2, "tiny"), .. Part(5, table), .. inputs.SelectMany(input => Part(11, input)), .. Part(12, output)]),
        .. Part(8, Number(2, 13)),
    ];

    /// <param name="kind">Operator of ONNX.</param>
    /// <param name="inputs">Names.</param>
    /// <param name="output">Name.</param>
    /// <param name="attributes">From <see cref="List"/> and <see cref="Single"/>.</param>
    public static byte[] Node(string kind, string[] inputs, string output, params byte[][] attributes) =>
        [.. inputs.SelectMany(input => Text(1, input)), .. Text(2, output), .. Text(4, kind), .. attributes.SelectMany(attribute => Part(5, attribute))];

    /// <summary>An attribute of several whole numbers.</summary>
    public static byte[] List(string name, params long[] values) => [.. Text(1, name), .. values.SelectMany(value => Number(8, value)), .. Number(20, 7)];

    /// <summary>An attribute of one whole number.</summary>
    public static byte[] Single(string name, long value) => [.. Text(1, name), .. Number(3, value), .. Number(20, 2)];

    public static byte[] Table(string name, long[] shape, float[] values) =>
        [.. shape.SelectMany(size => Number(1, size)), .. Number(2, Float), .. Text(8, name), .. Part(9, MemoryMarshal.AsBytes<float>(values).ToArray())];

    /// <summary>An input or output; sizes below 0 are left open.</summary>
    public static byte[] Value(string name, int type, params long[] shape) =>
        [.. Text(1, name), .. Part(2, Part(1, [.. Number(1, type), .. Part(2, [.. shape.SelectMany(size => Part(1, size < 0 ? Text(2, "any") : Number(1, size)))])]))];

    private static byte[] Text(int field, string text) => Part(field, Encoding.UTF8.GetBytes(text));

    private static byte[] Part(int field, byte[] content) => [.. Varint((ulong)(field << 3 | 2)), .. Varint((ulong)content.Length), .. content];

    private static byte[] Number(int field, long value) => [.. Varint((ulong)(field << 3)), .. Varint((ulong)value)];

    private static IEnumerable<byte> Varint(ulong value)
    {
        for (; value > 127; value >>= 7)
            yield return (byte)(value | 128);
        yield return (byte)value;
    }
}
