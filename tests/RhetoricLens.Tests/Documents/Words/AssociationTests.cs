using RhetoricLens.Documents.Index.Words;

namespace RhetoricLens.Tests.Documents.Words;

public sealed class AssociationTests
{
    [Fact]
    public void Log_likelihood_is_that_of_the_textbook()
    {
        // Two by two: 10, 20, 30, 40. By hand: 2 Σ O ln(O/E) with E = 12, 18, 28, 42.
        var expected = 2 * (10 * Math.Log(10 / 12.0) + 20 * Math.Log(20 / 18.0) + 30 * Math.Log(30 / 28.0) + 40 * Math.Log(40 / 42.0));
        Assert.Equal(expected, Association.LogLikelihood(10, 30, 40, 100), 10);
    }

    [Fact]
    public void Independent_counts_have_a_log_likelihood_of_zero() => Assert.Equal(0, Association.LogLikelihood(25, 50, 50, 100), 12);

    [Theory]
    [InlineData(3.841459, 0.05)]
    [InlineData(6.634897, 0.01)]
    [InlineData(10.827566, 0.001)]
    public void Its_chances_are_those_of_chi_squared_with_one_degree_of_freedom(double likelihood, double chance) =>
        Assert.Equal(chance, Association.ProbabilityOf(likelihood), 6);

    [Fact]
    public void Log_dice_is_14_when_two_words_are_only_found_together() => Assert.Equal(14, Association.LogDice(7, 7, 7), 12);

    [Fact]
    public void False_discovery_rates_are_those_of_Benjamini_and_Hochberg()
    {
        var rates = Association.FalseDiscoveryRates([0.01, 0.04, 0.03, 0.5]);
        var expected = new[] { 4 * 0.01, 4 * 0.04 / 3, 4 * 0.04 / 3, 0.5 };
        Assert.All(rates.Zip(expected), pair => Assert.Equal(pair.Second, pair.First, 12));
    }
}
