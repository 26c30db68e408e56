namespace RhetoricLens.Core;

/// <summary>The four classes of the codebook; neutral and off-topic passages are <see cref="None"/>: no position.</summary>
public enum StanceLabel { Multilateral, Multistakeholder, Mixed, None }

/// <summary>Probabilities of the four classes; they sum to 1.</summary>
public readonly record struct StanceProbabilities(float Multilateral, float Multistakeholder, float Mixed, float None)
{
    /// <summary>All weight on no position.</summary>
    public static StanceProbabilities NoPosition => new(0, 0, 0, 1);

    /// <summary>P(multistakeholder) - P(multilateral), from -1 (states rule) to +1 (shared rule).</summary>
    public float Axis => Multistakeholder - Multilateral;

    /// <summary>The most probable class; ties go to the earlier of none, multistakeholder, multilateral, mixed, the order of their frequency.</summary>
    public StanceLabel Label
    {
        get
        {
            var (label, best) = (StanceLabel.None, None);
            if (Multistakeholder > best) (label, best) = (StanceLabel.Multistakeholder, Multistakeholder);
            if (Multilateral > best) (label, best) = (StanceLabel.Multilateral, Multilateral);
            if (Mixed > best) (label, _) = (StanceLabel.Mixed, Mixed);
            return label;
        }
    }

    public float Of(StanceLabel label) => label switch
    {
        StanceLabel.Multilateral => Multilateral,
        StanceLabel.Multistakeholder => Multistakeholder,
        StanceLabel.Mixed => Mixed,
        _ => None,
    };
}

/// <summary>Names of the classes as they stand in labelled sets and answers.</summary>
public static class StanceLabels
{
    public static string Name(StanceLabel label) => label switch
    {
        StanceLabel.Multilateral => "multilateral",
        StanceLabel.Multistakeholder => "multistakeholder",
        StanceLabel.Mixed => "mixed",
        _ => "none",
    };

    /// <summary>Reads a label of the codebook; <c>neutral</c> and <c>off-topic</c> are no position. Null when unknown.</summary>
    public static StanceLabel? Parse(string? text) => (text ?? "").Trim().ToLowerInvariant() switch
    {
        "multilateral" => StanceLabel.Multilateral,
        "multistakeholder" or "multi-stakeholder" => StanceLabel.Multistakeholder,
        "mixed" => StanceLabel.Mixed,
        "none" or "neutral" or "off-topic" => StanceLabel.None,
        _ => null,
    };
}

/// <summary>One to four sentences of one voice.</summary>
/// <param name="Ordinal">Place in the document, from 0.</param>
/// <param name="Start">First character in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Turn">Index of the turn it belongs to; null when it is the document's own speaker.</param>
public readonly record struct Passage(int Ordinal, int Start, int End, int? Turn);

/// <summary>A passage with the judgement of one model.</summary>
/// <param name="Passage">Where it is.</param>
/// <param name="OnTopic">False when the gate found no word of Internet, cyber or ICT policy: then it was not scored further.</param>
/// <param name="P">Probabilities of the classes.</param>
public readonly record struct ScoredPassage(Passage Passage, bool OnTopic, StanceProbabilities P);

/// <summary>A term and what it adds to the logit of the chosen class.</summary>
public sealed record TermWeight(string Term, double Weight);

/// <summary>One document's part in one country's stance under one model.</summary>
/// <param name="Country">Code of <see cref="Countries"/>.</param>
/// <param name="Passages">All passages spoken for the country in the document.</param>
/// <param name="OnTopic">Those about the Internet, cyberspace or ICT.</param>
/// <param name="Positions">Those that take a position (label other than none).</param>
/// <param name="AxisSum">Sum of their axis scores.</param>
public sealed record CountryStance(string Country, int Passages, int OnTopic, int Positions, double AxisSum);
