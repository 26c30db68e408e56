namespace RhetoricLens.Stance.Coding.Agreement;

/// <summary>How far apart two values are.</summary>
public enum Metric
{
    /// <summary>The same or not.</summary>
    Nominal,

    /// <summary>By the number of values that lie between them.</summary>
    Ordinal,

    /// <summary>By their difference.</summary>
    Interval,

    /// <summary>By their difference in proportion to their sum; values must not be negative.</summary>
    Ratio,
}

/// <summary>
/// The matrix of value pairs within units from which Krippendorff's alpha is computed (Krippendorff 2011, "Computing Krippendorff's alpha-reliability").
/// Units with fewer than two values do not count; any value may be missing. Matrices of several units may be added up.
/// </summary>
/// <param name="values">All values that occur, in ascending order.</param>
public sealed class Coincidences(IReadOnlyList<double> values)
{
    private readonly double[] _pairs = new double[values.Count * values.Count];

    /// <summary>Values that stand beside another in their unit.</summary>
    public double Pairable => _pairs.Sum();

    /// <summary>How often two values stand side by side, each unit weighing as many as it has values.</summary>
    public double this[int first, int second] => _pairs[first * values.Count + second];

    /// <summary>How often a value stands beside another.</summary>
    public double Of(int value) => Enumerable.Range(0, values.Count).Sum(other => this[value, other]);

    /// <summary>Share of pairs that agree, 0 to 1; not a number when there is none.</summary>
    public double Agreement => Enumerable.Range(0, values.Count).Sum(value => this[value, value]) / Pairable;

    /// <summary>Reads a table of coders' values by unit; null where a coder gave none.</summary>
    public static Coincidences Of(IReadOnlyList<IReadOnlyList<double?>> units)
    {
        var values = units.SelectMany(unit => unit).OfType<double>().Distinct().Order().ToArray();
        var sum = new Coincidences(values);
        foreach (var unit in units)
        {
            var counts = new int[values.Length];
            foreach (var value in unit.OfType<double>())
                counts[Array.BinarySearch(values, value)]++;
            sum.Add(counts);
        }
        return sum;
    }

    /// <summary>Adds a unit, given how many coders chose each value.</summary>
    public void Add(ReadOnlySpan<int> counts)
    {
        var coders = 0;
        foreach (var count in counts)
            coders += count;
        if (coders < 2)
            return;
        for (var first = 0; first < counts.Length; first++)
        {
            for (var second = 0; second < counts.Length; second++)
                _pairs[first * values.Count + second] += (double)counts[first] * (counts[second] - (first == second ? 1 : 0)) / (coders - 1);
        }
    }

    /// <summary>Adds all units of another matrix over the same values.</summary>
    public void Add(Coincidences other)
    {
        for (var i = 0; i < _pairs.Length; i++)
            _pairs[i] += other._pairs[i];
    }

    /// <summary>
    /// Alpha: 1 is perfect agreement, 0 what chance would give. Not a number when there is no pair, or when all values are the same: then nothing can be
    /// said about reliability.
    /// </summary>
    public double Alpha(Metric metric)
    {
        var totals = Enumerable.Range(0, values.Count).Select(Of).ToArray();
        var (observed, expected) = (0.0, 0.0);
        for (var first = 0; first < values.Count; first++)
        {
            for (var second = first + 1; second < values.Count; second++)
            {
                var distance = Distance(metric, first, second, totals);
                observed += this[first, second] * distance;
                expected += totals[first] * totals[second] * distance;
            }
        }
        return expected == 0 ? double.NaN : 1 - (totals.Sum() - 1) * observed / expected;
    }

    private double Distance(Metric metric, int first, int second, double[] totals)
    {
        var (a, b) = (values[first], values[second]);
        var distance = metric switch
        {
            Metric.Ordinal => totals[first..(second + 1)].Sum() - (totals[first] + totals[second]) / 2,
            Metric.Interval => b - a,
            Metric.Ratio => a + b == 0 ? 0 : (b - a) / (a + b),
            _ => 1,
        };
        return distance * distance;
    }
}
