using RhetoricLens.Core;

namespace RhetoricLens.Stance.Coding;

/// <summary>One coder's decision on one passage. Several coders may code the same passage: one row each, with the same id or the same text.</summary>
/// <param name="Id">Names the passage, not the row.</param>
/// <param name="Text">The passage, without white space around it.</param>
/// <param name="Label">The decision.</param>
/// <param name="Coder">Who decided; empty when the file does not say.</param>
/// <param name="Language">BCP 47; <c>und</c> when unknown.</param>
/// <param name="Register">Kind of text, such as speech or strategy; may be empty.</param>
/// <param name="Kind">What the passage is an example of; may be empty.</param>
/// <param name="Note">Why; may be empty.</param>
/// <param name="Group">The document the passage comes from; empty when unknown.</param>
/// <param name="Source">Where the passage can be found, such as an address; may be empty.</param>
public sealed record CodedPassage(
    string Id, string Text, CodebookLabel Label, string Coder, string Language, string Register, string Kind, string Note, string Group, string Source)
{
    /// <summary>Country spoken for; empty when unknown.</summary>
    public string Country { get; init; } = "";

    /// <summary>Year of the text; empty when unknown.</summary>
    public string Year { get; init; } = "";

    /// <summary>Probability with which it was drawn for coding, above 0 to 1, as <c>labels suggest</c> states it; null when unknown.</summary>
    public double? Probability { get; init; }

    /// <summary>The class that is trained and measured.</summary>
    public StanceLabel Stance => CodebookLabels.Stance(Label);

    /// <summary>What must stay on one side of a split: the document, or the passage itself when its document is unknown.</summary>
    public string Fold => Group.Length > 0 ? Group : Id;
}
