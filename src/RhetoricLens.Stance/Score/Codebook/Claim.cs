using RhetoricLens.Core;

namespace RhetoricLens.Stance.Score.Codebook;

/// <summary>
/// A claim of the codebook: concepts that stand near each other in one sentence, such as a treaty and the network.
/// </summary>
/// <param name="Id">Name in the lexicon.</param>
/// <param name="Pole">The label that the claim, plainly asserted, speaks for.</param>
/// <param name="Within">How many words after the first the last may stand, at most.</param>
/// <param name="Slots">For each thing that must be there, the concepts that may stand for it, as bits.</param>
public sealed record Claim(string Id, StanceLabel Pole, int Within, IReadOnlyList<UInt128> Slots)
{
    private readonly UInt128[] _slots = [.. Slots];

    /// <summary>The concepts that stand for any of the slots.</summary>
    internal UInt128 Concepts { get; } = Slots.Aggregate(UInt128.Zero, (all, slot) => all | slot);

    /// <summary><see cref="Slots"/>, for loops that take time.</summary>
    internal ReadOnlySpan<UInt128> SlotSpan => _slots;

    /// <summary>Whether a concept stands for any of the slots.</summary>
    internal bool Mentions(int concept) => (Concepts >> concept & 1) != 0;
}
