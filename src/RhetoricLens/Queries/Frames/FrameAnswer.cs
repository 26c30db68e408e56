namespace RhetoricLens.Queries.Frames;

/// <summary>How two sides argue: which labels and which claims of the codebook their position passages carry.</summary>
/// <param name="Model">Version of the model that found the position passages and their labels.</param>
/// <param name="Lexicon">First twelve digits of the SHA-256 of the lexicon that the claims are of.</param>
/// <param name="A">The one side.</param>
/// <param name="B">The other.</param>
/// <param name="Rows">Labels first, then claims that either side makes, the commonest first.</param>
/// <param name="Note">What the numbers are.</param>
public sealed record FrameAnswer(string Model, string Lexicon, FrameSide A, FrameSide B, IReadOnlyList<FrameRow> Rows, string Note);

/// <summary>What a side's shares are of.</summary>
/// <param name="Voice">As asked.</param>
/// <param name="Name">In words.</param>
/// <param name="Positions">Passages that take a position.</param>
/// <param name="Documents">Documents that they stand in.</param>
public sealed record FrameSide(string Voice, string Name, int Positions, int Documents);

/// <summary>A label or a claim on both sides.</summary>
/// <param name="Kind"><c>label</c>, as the model judges; or <c>claim</c>, as the words say.</param>
/// <param name="Name">Name of the label, or of the claim in the lexicon.</param>
/// <param name="Pole">The label that it speaks for.</param>
/// <param name="Concepts">For a claim the concepts that must stand near one another, with | between those of which either will do; empty for a label.</param>
/// <param name="A">On the one side.</param>
/// <param name="B">On the other.</param>
public sealed record FrameRow(string Kind, string Name, string Pole, string Concepts, FrameShare A, FrameShare B);

/// <summary>How often a side does something.</summary>
/// <param name="Passages">Position passages that do.</param>
/// <param name="Documents">Documents with such a passage.</param>
/// <param name="Share">Of the side's position passages, 0 to 1.</param>
/// <param name="Low">Lower end of the 95 % interval, by bootstrap over documents; null for fewer than two documents, and where no passage does or all do.</param>
/// <param name="High">Upper end.</param>
public sealed record FrameShare(int Passages, int Documents, double Share, double? Low, double? High);
