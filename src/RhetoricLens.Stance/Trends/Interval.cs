using System.Runtime.Intrinsics;
using RhetoricLens.Core;

namespace RhetoricLens.Stance.Trends;

/// <summary>A 95 % interval of a mean axis score.</summary>
/// <param name="Low">2.5th percentile.</param>
/// <param name="High">97.5th percentile.</param>
public sealed record Interval(double Low, double High)
{
    /// <summary>Resamples drawn: each end then has a standard error of about a fiftieth of the interval's length, for near-normal means.</summary>
    public const int Resamples = 1000;

    /// <summary>
    /// Percentile bootstrap that draws whole documents with replacement (Efron and Tibshirani 1993, chapters 8 and 13): passages of one document
    /// are not independent. Null for fewer than two documents, which say nothing of the spread between documents.
    /// </summary>
    /// <param name="documents">Sum of axis scores and number of position passages (at least 1) of each document.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval? Bootstrap(IReadOnlyList<(double AxisSum, int Positions)> documents, ulong seed) =>
        OfRatio(documents, document => (document.AxisSum, document.Positions), seed);

    /// <summary>The same for any ratio of two sums over documents. A thousand draws of a hundred documents take a fifth of a millisecond.</summary>
    /// <param name="documents">In an order that does not depend on chance.</param>
    /// <param name="parts">What a document adds to numerator and denominator; draws in which all denominators are 0 are left out.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    public static Interval? OfRatio<T>(IReadOnlyList<T> documents, Func<T, (double Above, double Below)> parts, ulong seed)
    {
        if (documents.Count < 2)
            return null;
        var pairs = new Vector128<double>[documents.Count];
        for (var i = 0; i < pairs.Length; i++)
        {
            var (above, below) = parts(documents[i]);
            pairs[i] = Vector128.Create(above, below);
        }
        var figures = new double[Resamples];
        var draws = new SplitMix(seed);
        var kept = 0;
        for (var b = 0; b < figures.Length; b++)
        {
            var sum = draws.Sum(pairs);
            if (sum[1] != 0)
                figures[kept++] = sum[0] / sum[1];
        }
        return kept == 0 ? null : Of(figures.AsSpan(0, kept));
    }

    /// <summary>From figures of resamples, which are sorted in place.</summary>
    public static Interval Of(Span<double> figures)
    {
        figures.Sort();
        return new Interval(Percentile(figures, 0.025), Percentile(figures, 0.975));
    }

    /// <summary>The same for any figure that can be computed from a sample of documents.</summary>
    /// <param name="documents">How many there are; null is given back for fewer than two.</param>
    /// <param name="seed">The same seed gives the same interval.</param>
    /// <param name="figure">Computes the figure from indices of documents, drawn with replacement; must not keep them.</param>
    public static Interval? Bootstrap(int documents, ulong seed, Func<int[], double> figure)
    {
        if (documents < 2)
            return null;
        var figures = new double[Resamples];
        var drawn = new int[documents];
        var draws = new SplitMix(seed);
        for (var b = 0; b < figures.Length; b++)
        {
            for (var i = 0; i < drawn.Length; i++)
                drawn[i] = draws.Below(documents);
            figures[b] = figure(drawn);
        }
        return Of(figures);
    }

    /// <summary>A seed of its own for each country and period, so that a point's interval does not depend on which other points are asked for.</summary>
    public static ulong Seed(int seed, string country, string period) =>
        Convert.ToUInt64(DocumentId.Sha256(FormattableString.Invariant($"{seed}/{country}/{period}"))[..16], 16);

    /// <summary>Linear interpolation between order statistics (Hyndman and Fan 1996, type 7).</summary>
    private static double Percentile(ReadOnlySpan<double> sorted, double share)
    {
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /// <summary>SplitMix64 (Steele, Lea and Flood 2014): the framework's seeded generator is not promised to stay the same.</summary>
    internal struct SplitMix(ulong seed)
    {
        private ulong _state = seed;

        /// <summary>Sum of as many pairs as there are, drawn with replacement.</summary>
        public Vector128<double> Sum(Vector128<double>[] pairs)
        {
            // Two sums side by side: one addition need not wait for the other.
            var (even, odd) = (Vector128<double>.Zero, Vector128<double>.Zero);
            for (var i = 0; i < pairs.Length - 1; i += 2)
                (even, odd) = (even + pairs[Below(pairs.Length)], odd + pairs[Below(pairs.Length)]);
            return even + odd + (pairs.Length % 2 == 0 ? Vector128<double>.Zero : pairs[Below(pairs.Length)]);
        }

        public int Below(int count)
        {
            _state += 0x9E3779B97F4A7C15;
            var z = (_state ^ (_state >> 30)) * 0xBF58476D1CE4E5B9;
            z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
            return (int)Math.BigMul(z ^ (z >> 31), (ulong)count, out _);
        }
    }
}
