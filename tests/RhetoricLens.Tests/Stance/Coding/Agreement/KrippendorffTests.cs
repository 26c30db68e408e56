using System.Globalization;
using RhetoricLens.Stance.Coding.Agreement;

namespace RhetoricLens.Tests.Stance.Coding.Agreement;

/// <summary>Published examples: Krippendorff 2011, example C (4 coders, 12 units), and the one of Wikipedia, "Krippendorff's alpha" (3 coders, 15 units).</summary>
public sealed class KrippendorffTests
{
    private static readonly string[] FourCoders =
    [
        "1 2 3 3 2 1 4 1 2 * * *",
        "1 2 3 3 2 2 4 1 2 5 * 3",
        "* 3 3 3 2 3 4 2 2 5 1 *",
        "1 2 3 3 2 4 4 1 2 5 1 *",
    ];

    private static readonly string[] ThreeCoders =
    [
        "* * * * * 3 4 1 2 1 1 3 3 * 3",
        "1 * 2 1 3 3 4 3 * * * * * * *",
        "* * 2 1 3 4 4 * 2 1 1 3 3 * 4",
    ];

    [Theory]
    [InlineData(Metric.Nominal, 0.743421052631579)]
    [InlineData(Metric.Ordinal, 0.815387503754881)]
    [InlineData(Metric.Interval, 0.849107142857143)]
    [InlineData(Metric.Ratio, 0.797402774711612)]
    public void Four_coders_and_twelve_units(Metric metric, double alpha) => Assert.Equal(alpha, Table(FourCoders).Alpha(metric), 1e-12);

    [Theory]
    [InlineData(Metric.Nominal, 0.691358024691358)]
    [InlineData(Metric.Ordinal, 0.806721419941315)]
    [InlineData(Metric.Interval, 0.810844892812106)]
    [InlineData(Metric.Ratio, 0.808943670784247)]
    public void Three_coders_and_fifteen_units(Metric metric, double alpha) => Assert.Equal(alpha, Table(ThreeCoders).Alpha(metric), 1e-12);

    [Fact]
    public void Only_values_beside_another_count()
    {
        Assert.Equal(40, Table(FourCoders).Pairable, 1e-9);
        Assert.Equal(26, Table(ThreeCoders).Pairable, 1e-9);
    }

    [Fact]
    public void Perfect_agreement_is_one_and_systematic_disagreement_is_below_zero()
    {
        Assert.Equal(1, Table(["1 2 1 2", "1 2 1 2"]).Alpha(Metric.Nominal));
        Assert.True(Table(["1 2 1 2", "2 1 2 1"]).Alpha(Metric.Nominal) < 0);
    }

    [Theory]
    [InlineData("1 1 1", "1 1 1")]
    [InlineData("1 2 *", "* * 1")]
    public void Nothing_can_be_said_without_variation_or_without_pairs(string first, string second) => Assert.True(double.IsNaN(Table([first, second]).Alpha(Metric.Nominal)));

    private static Coincidences Table(string[] coders)
    {
        var rows = coders.Select(coder => coder.Split(' ')).ToArray();
        return Coincidences.Of([.. Enumerable.Range(0, rows[0].Length)
            .Select(unit => rows.Select(row => row[unit] == "*" ? (double?)null : double.Parse(row[unit], CultureInfo.InvariantCulture)).ToArray())]);
    }
}
