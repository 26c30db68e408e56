using RhetoricLens.Core;

namespace RhetoricLens.Stance.Suggest;

/// <summary>Why a passage is offered.</summary>
public enum SuggestionReason
{
    /// <summary>The model cannot tell its class.</summary>
    Uncertain,

    /// <summary>It probably is of a scarce class.</summary>
    Rare,

    /// <summary>Drawn by lot, whatever the model says: only these tell without bias how good a model is and how frequent the classes are.</summary>
    Random,
}

/// <summary>A passage that is worth coding.</summary>
/// <param name="Passage">Where it is, and its score.</param>
/// <param name="Text">Its words.</param>
/// <param name="Reason">Why it is offered.</param>
/// <param name="Gain">What coding it promises.</param>
public sealed record Suggestion(VoicedPassage Passage, string Text, SuggestionReason Reason, Gain Gain)
{
    /// <summary>
    /// With which it was to be offered before the lots were drawn, above 0 to 1: 1 for what is offered whatever the lots, that of the lots for what came by lot alone; null when it is not known, for the
    /// few that fill a place which a lot left free.
    /// </summary>
    public double? Probability { get; init; }
}

/// <summary>A passage in the running.</summary>
/// <param name="Passage">Where it is, and its score.</param>
/// <param name="Gain">What coding it promises.</param>
/// <param name="Lot">A number drawn for it, the same for the same passage and seed.</param>
internal sealed record Candidate(VoicedPassage Passage, Gain Gain, ulong Lot)
{
    /// <summary>Decides between passages that promise the same; owes nothing to the order of the lots, or the lots would fall on what was chosen.</summary>
    public ulong Tie => Lot * 0x9E3779B97F4A7C15;
}
