namespace RhetoricLens.Core;

/// <summary>A passage about Internet, cyber or ICT policy with its score and the voice it stands in, without its words.</summary>
/// <param name="VersionId">See <see cref="StoredDocument.VersionId"/>.</param>
/// <param name="DocumentId">The document it stands in.</param>
/// <param name="Start">First character in the document's text.</param>
/// <param name="End">One past the last character.</param>
/// <param name="Country">Country of the voice: of the turn when the passage stands in one, else of the document; null when it speaks for none.</param>
/// <param name="Language">BCP 47 tag of the text; <c>und</c> when unknown.</param>
/// <param name="Date">Of the document; null when unknown.</param>
/// <param name="P">What the model says of it.</param>
public sealed record VoicedPassage(
    long VersionId, string DocumentId, int Start, int End, string? Country, string Language, PartialDate? Date, StanceProbabilities P);
