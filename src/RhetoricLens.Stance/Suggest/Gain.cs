using RhetoricLens.Core;

namespace RhetoricLens.Stance.Suggest;

/// <summary>What coding a passage promises.</summary>
/// <param name="Entropy">Of the model's probabilities, 0 (certain) to 1 (all four classes alike): uncertainty sampling (Lewis and Gale 1994; Settles 2009).</param>
/// <param name="Rarity">Expected surprisal of the label under the base rates, 0 to 1: high for what is probably multilateral or mixed.</param>
public readonly record struct Gain(double Entropy, double Rarity)
{
    private static readonly StanceLabel[] Labels = Enum.GetValues<StanceLabel>();

    /// <summary>Half uncertainty, half scarcity, 0 to 1.</summary>
    public double Total => (Entropy + Rarity) / 2;

    public static Gain Of(StanceProbabilities p, BaseRates rates)
    {
        var (entropy, rarity) = (0.0, 0.0);
        foreach (var label in Labels)
        {
            double share = p.Of(label);
            entropy -= share > 0 ? share * Math.Log(share) : 0;
            rarity += share * rates.Surprisal(label);
        }
        return new Gain(entropy / Math.Log(Labels.Length), rarity);
    }
}
