using RhetoricLens.Core;

namespace RhetoricLens.Stance.Suggest;

/// <summary>How often each class is met among passages on topic: what is scarce is worth more when it is found.</summary>
public sealed class BaseRates
{
    // 2,050 real passages on the Internet and ICT policy, coded under the codebook.
    private static readonly double[] RealSpeech = Counts(multilateral: 56, multistakeholder: 614, mixed: 36, none: 1344);

    /// <summary>Coded passages that real speech weighs as much as: with far more of one's own, one's own decide.</summary>
    private const double RealSpeechWeight = 100;

    private readonly double[] _surprisals;

    private BaseRates(double[] shares)
    {
        var bits = Array.ConvertAll(shares, share => -Math.Log(share));
        _surprisals = Array.ConvertAll(bits, value => value / bits.Max());
    }

    /// <summary>Rates of real speech, moved towards those of what is coded already: a class that is plenty there is no longer scarce.</summary>
    public static BaseRates Of(IEnumerable<StanceLabel> coded)
    {
        var counts = new double[RealSpeech.Length];
        foreach (var label in coded)
            counts[(int)label]++;
        var all = RealSpeech.Sum();
        for (var c = 0; c < counts.Length; c++)
            counts[c] += RealSpeechWeight * RealSpeech[c] / all;
        var sum = counts.Sum();
        return new BaseRates(Array.ConvertAll(counts, count => count / sum));
    }

    /// <summary>Minus the logarithm of the class's share, scaled so that the rarest has 1.</summary>
    public double Surprisal(StanceLabel label) => _surprisals[(int)label];

    private static double[] Counts(double multilateral, double multistakeholder, double mixed, double none)
    {
        var counts = new double[4];
        (counts[(int)StanceLabel.Multilateral], counts[(int)StanceLabel.Multistakeholder]) = (multilateral, multistakeholder);
        (counts[(int)StanceLabel.Mixed], counts[(int)StanceLabel.None]) = (mixed, none);
        return counts;
    }
}
