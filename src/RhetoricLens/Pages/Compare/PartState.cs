using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Pages.Compare;

/// <summary>How far a part of a page is.</summary>
/// <param name="IsBusy">Whether it is being read.</param>
/// <param name="Answer">What was read; null while it is, and where there is a problem.</param>
/// <param name="Problem">Why there is no answer.</param>
public sealed record PartState<TAnswer>(bool IsBusy, TAnswer? Answer = null, Problem? Problem = null) where TAnswer : class
{
    internal static PartState<TAnswer> Busy { get; } = new(true);

    internal static PartState<TAnswer> Of(Outcome<TAnswer> outcome) => outcome.IsOk ? new(false, outcome.Value) : new(false, null, outcome.Problem);
}

/// <summary>The clearest passages of both sides.</summary>
public sealed record FacingEvidence(Queries.EvidenceAnswer A, Queries.EvidenceAnswer B);
