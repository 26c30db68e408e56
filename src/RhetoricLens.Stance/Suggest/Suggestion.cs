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
public sealed record Suggestion(VoicedPassage Passage, string Text, SuggestionReason Reason, Gain Gain);

/// <summary>A passage in the running.</summary>
/// <param name="Passage">Where it is, and its score.</param>
/// <param name="Gain">What coding it promises.</param>
/// <param name="Lot">A number drawn for it, the same for the same passage and seed.</param>
internal sealed record Candidate(VoicedPassage Passage, Gain Gain, ulong Lot);
