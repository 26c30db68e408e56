using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Coding;

/// <summary>Coded passages of a file, the rows that cannot be taken, and what is odd about it.</summary>
/// <param name="Name">File name without folder.</param>
/// <param name="Format">What the file was read as.</param>
/// <param name="Passages">The good rows, in the order of the file.</param>
/// <param name="Problems">At least one for each row left out, with its row and field.</param>
/// <param name="Notices">What a user should know and need not mend.</param>
public sealed record CodedSet(
    string Name, CodedFormat Format, IReadOnlyList<CodedPassage> Passages, IReadOnlyList<Problem> Problems, IReadOnlyList<Problem> Notices);
