using RhetoricLens.Core;

namespace RhetoricLens.Stance.Train;

/// <summary>How another model came to be in use.</summary>
public enum RegistryEventKind
{
    /// <summary>It passed the gate.</summary>
    Promotion,

    /// <summary>A person put it in use although the gate had refused it or could not judge.</summary>
    Override,

    /// <summary>Back to the model that was in use before.</summary>
    Rollback,
}

/// <summary>A change of the model in use, kept for good.</summary>
/// <param name="When">Time of the change, UTC.</param>
/// <param name="Kind">By which way.</param>
/// <param name="From">The model that was in use before.</param>
/// <param name="To">The model that is in use from then on.</param>
/// <param name="Gate">What the gate measured; null when it could not, and for a rollback.</param>
/// <param name="Overruled">Why the gate refused, when a person overrode it; else empty.</param>
/// <param name="Reason">What the person said; may be empty unless the gate was overridden.</param>
public sealed record RegistryEvent(
    DateTimeOffset When, RegistryEventKind Kind, string From, string To, GateNumbers? Gate, string Overruled, string Reason);

/// <summary>What the gate measures of a challenger against the champion, on one test set that neither was trained on.</summary>
/// <param name="N">Passages.</param>
/// <param name="Documents">Documents they come from; these are drawn in the bootstrap.</param>
/// <param name="Champion">Macro-F1 of the model in use, 0 to 1.</param>
/// <param name="Challenger">Macro-F1 of the other.</param>
/// <param name="Difference">Challenger less champion.</param>
/// <param name="Low">2.5 % quantile of the difference in the paired bootstrap.</param>
/// <param name="High">97.5 % quantile.</param>
/// <param name="TestSet">Name of the test set.</param>
/// <param name="TestSetSha256">SHA-256 of its file.</param>
public sealed record GateNumbers(
    int N, int Documents, double Champion, double Challenger, double Difference, double Low, double High, string TestSet, string TestSetSha256)
{
    /// <summary>Whether the challenger is not worse than the champion by more than <see cref="Limits.MaxPromotionLoss"/>, as far as the test set can tell.</summary>
    public bool Passes => Low >= -Limits.MaxPromotionLoss;
}

/// <summary>The test set that models are compared on, copied into the registry so that it stays what it was.</summary>
/// <param name="Name">Name of the set that was frozen.</param>
/// <param name="Sha256">Of the copy, <c>frozen-SHA.jsonl</c>; checked before it is used.</param>
/// <param name="Passages">How many it has.</param>
/// <param name="Documents">From how many documents.</param>
/// <param name="FrozenOn">Day on which it was frozen, UTC.</param>
public sealed record FrozenTest(string Name, string Sha256, int Passages, int Documents, DateOnly FrozenOn);
