using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>How a claim is made.</summary>
internal enum ClaimManner { Asserted, Negated, Rejected, Reported, OwnVoice }

/// <summary>How two concepts stand to each other.</summary>
internal enum PairKind { Sentence, Order, Passage }

/// <summary>Which poles' claims a passage asserts.</summary>
internal enum PoleMix { BothPoles, MultilateralAndMixed, MultistakeholderAndMixed, MultilateralOnly, MultistakeholderOnly, None }

/// <summary>Numbers the features that a lexicon gives, and names them.</summary>
internal sealed class LexiconSpace(Lexicon lexicon)
{
    private const int Poles = 3;
    private const int MannersOfClaim = 4;
    private const int MannersOfPole = 5;

    private readonly int _n = lexicon.Concepts.Count;

    private int ClaimStart => 2 * _n;

    private int PoleStart => ClaimStart + lexicon.Claims.Count * MannersOfClaim;

    private int MixStart => PoleStart + Poles * MannersOfPole;

    /// <summary>Features of concepts, claims and poles.</summary>
    public int ClaimCount => MixStart + Enum.GetValues<PoleMix>().Length;

    /// <summary>Features of pairs of concepts.</summary>
    public int PairCount => Enum.GetValues<PairKind>().Length * _n * _n;

    public int Concept(int concept, bool negated) => negated ? _n + concept : concept;

    public int Claim(int claim, ClaimManner manner) => ClaimStart + claim * MannersOfClaim + (int)manner;

    public int Pole(StanceLabel pole, ClaimManner manner) => PoleStart + (int)pole * MannersOfPole + (int)manner;

    public int Mix(PoleMix mix) => MixStart + (int)mix;

    public int Pair(PairKind kind, int first, int second) => ((int)kind * _n + first) * _n + second;

    /// <summary>A feature of concepts, claims or poles in words.</summary>
    public string ClaimName(int index)
    {
        if (index < _n)
            return $"[{lexicon.Concepts[index]}]";
        if (index < ClaimStart)
            return $"not … [{lexicon.Concepts[index - _n]}]";
        if (index < PoleStart)
            return $"claim {Manner((index - ClaimStart) % MannersOfClaim)}{lexicon.Claims[(index - ClaimStart) / MannersOfClaim].Id}";
        if (index < MixStart)
            return $"claims {Manner((index - PoleStart) % MannersOfPole)}{StanceLabels.Name((StanceLabel)((index - PoleStart) / MannersOfPole))}";
        return "claims: " + (PoleMix)(index - MixStart);
    }

    /// <summary>A pair of concepts in words: + in one sentence, → shortly after, &amp; in one passage.</summary>
    public string PairName(int index)
    {
        var sign = (PairKind)(index / (_n * _n)) switch { PairKind.Sentence => "+", PairKind.Order => "→", _ => "&" };
        return $"[{lexicon.Concepts[index / _n % _n]}] {sign} [{lexicon.Concepts[index % _n]}]";
    }

    private static string Manner(int manner) => (ClaimManner)manner switch
    {
        ClaimManner.Negated => "not: ",
        ClaimManner.Rejected => "rejected: ",
        ClaimManner.Reported => "reported: ",
        ClaimManner.OwnVoice => "we: ",
        _ => "",
    };
}
