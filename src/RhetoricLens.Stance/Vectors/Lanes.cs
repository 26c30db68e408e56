using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace RhetoricLens.Stance.Vectors;

/// <summary>
/// The loops that take the time. Lanes are of fixed width and nothing is fused, so that sums are rounded alike on every processor; the
/// library's (TensorPrimitives) depend on the width of its registers.
/// </summary>
internal static class Lanes
{
    /// <summary>Sum of products, accumulated in double precision.</summary>
    public static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var x = MemoryMarshal.Cast<float, Vector256<float>>(a);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(b)[..x.Length];
        var (low, high) = (Vector256<double>.Zero, Vector256<double>.Zero);
        for (var i = 0; i < x.Length; i++)
        {
            low += Vector256.WidenLower(x[i]) * Vector256.WidenLower(y[i]);
            high += Vector256.WidenUpper(x[i]) * Vector256.WidenUpper(y[i]);
        }
        var lanes = low + high;
        var sum = lanes[0] + lanes[1] + lanes[2] + lanes[3];
        for (var i = x.Length * Vector256<float>.Count; i < a.Length; i++)
            sum += (double)a[i] * b[i];
        return sum;
    }

    /// <summary>Adds a multiple of a row to another of the same length.</summary>
    public static void AddScaled(ReadOnlySpan<float> row, float factor, Span<float> sum)
    {
        var x = MemoryMarshal.Cast<float, Vector256<float>>(row);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(sum)[..x.Length];
        var factors = Vector256.Create(factor);
        for (var i = 0; i < x.Length; i++)
            y[i] += x[i] * factors;
        for (var i = x.Length * Vector256<float>.Count; i < row.Length; i++)
            sum[i] += row[i] * factor;
    }

    /// <summary>The same for a row of bytes.</summary>
    public static void AddScaled(ReadOnlySpan<sbyte> row, float factor, Span<float> sum)
    {
        var x = MemoryMarshal.Cast<sbyte, Vector64<sbyte>>(row);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(sum)[..x.Length];
        var factors = Vector256.Create(factor);
        for (var i = 0; i < x.Length; i++)
            y[i] += Widen(x[i]) * factors;
        for (var i = x.Length * Vector64<sbyte>.Count; i < row.Length; i++)
            sum[i] += row[i] * factor;
    }

    /// <summary>Sum of products of a row of bytes and a vector.</summary>
    public static float Dot(ReadOnlySpan<sbyte> row, ReadOnlySpan<float> v)
    {
        var x = MemoryMarshal.Cast<sbyte, Vector64<sbyte>>(row);
        var y = MemoryMarshal.Cast<float, Vector256<float>>(v)[..x.Length];
        var lanes = Vector256<float>.Zero;
        for (var i = 0; i < x.Length; i++)
            lanes += Widen(x[i]) * y[i];
        var sum = 0f;
        for (var lane = 0; lane < Vector256<float>.Count; lane++)
            sum += lanes[lane];
        for (var i = x.Length * Vector64<sbyte>.Count; i < row.Length; i++)
            sum += row[i] * v[i];
        return sum;
    }

    private static Vector256<float> Widen(Vector64<sbyte> bytes)
    {
        var words = Vector128.WidenLower(bytes.ToVector128Unsafe());
        return Vector256.ConvertToSingle(Vector256.WidenLower(words.ToVector256Unsafe()));
    }
}
