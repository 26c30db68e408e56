using MathNet.Numerics;

namespace RhetoricLens.Documents.Index.Words;

/// <summary>How strongly two counts differ from what chance would give.</summary>
public static class Association
{
    /// <summary>z of a 95 % interval.</summary>
    private const double Z95 = 1.959963984540054;

    /// <summary>
    /// Log-likelihood ratio G² of a table of two by two (Dunning 1993; all four cells, as Rayson and Garside 2000 leave out two): twice the sum of
    /// observed · ln(observed / expected). 0 means independence; under it, G² follows χ² with one degree of freedom.
    /// </summary>
    /// <param name="both">Observed together.</param>
    /// <param name="first">Total of the first row.</param>
    /// <param name="second">Total of the first column.</param>
    /// <param name="all">Total of the table.</param>
    public static double LogLikelihood(double both, double first, double second, double all)
    {
        var (b, c, d) = (first - both, second - both, all - first - second + both);
        return Math.Max(0, 2 * (Cell(both, first * second) + Cell(b, first * (all - second)) + Cell(c, (all - first) * second) + Cell(d, (all - first) * (all - second))));

        double Cell(double observed, double margins) => observed <= 0 ? 0 : observed * Math.Log(observed * all / margins);
    }

    /// <summary>logDice (Rychlý 2008): 14 + log₂ of twice the pairs by the sum of both counts. At most 14; two more means four times as often; not affected by the size of the corpus.</summary>
    public static double LogDice(double both, double first, double second) => 14 + Math.Log2(2 * both / (first + second));

    /// <summary>Chance of a G² at least so great under independence (χ², one degree of freedom).</summary>
    public static double ProbabilityOf(double logLikelihood) => SpecialFunctions.Erfc(Math.Sqrt(logLikelihood / 2));

    /// <summary>Two-sided chance of a difference of so many standard errors.</summary>
    public static double ProbabilityOfZ(double z) => SpecialFunctions.Erfc(Math.Abs(z) / Math.Sqrt(2));

    /// <summary>Half the length of a 95 % interval.</summary>
    public static double Margin(double standardError) => Z95 * standardError;

    /// <summary>Adjusted so that of what is called different at q ≤ 0.05 one in twenty is not, on average (Benjamini and Hochberg 1995).</summary>
    /// <param name="probabilities">Of every test that was made.</param>
    public static double[] FalseDiscoveryRates(double[] probabilities)
    {
        var order = Enumerable.Range(0, probabilities.Length).OrderByDescending(i => probabilities[i]).ToArray();
        var (adjusted, least) = (new double[probabilities.Length], 1.0);
        foreach (var (place, i) in order.Index())
        {
            least = Math.Min(least, probabilities[i] * probabilities.Length / (probabilities.Length - place));
            adjusted[i] = least;
        }
        return adjusted;
    }
}
