using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>A wish to put a model in use.</summary>
/// <param name="Id">The challenger.</param>
/// <param name="Test">Path of a test set; null for the frozen one.</param>
/// <param name="Override">True when a person answers for it whatever the gate says.</param>
/// <param name="Reason">What the person says; needed with <paramref name="Override"/>.</param>
public sealed record PromotionRequest(string Id, string? Test = null, bool Override = false, string Reason = "");

/// <summary>What became of the wish.</summary>
/// <param name="From">The model that was in use.</param>
/// <param name="To">The challenger.</param>
/// <param name="Promoted">Whether the challenger is in use now.</param>
/// <param name="Gate">What the gate measured; null when it could not.</param>
/// <param name="Refusal">Why the gate said no; also there when it was overridden.</param>
public sealed record PromotionReport(string From, string To, bool Promoted, GateNumbers? Gate, Problem? Refusal);

/// <summary>What the gate says of a challenger, without putting it in use.</summary>
/// <param name="From">The model in use.</param>
/// <param name="Gate">What was measured; null when it could not be.</param>
/// <param name="Refusal">Why the gate says no; null when the challenger passes.</param>
public sealed record GateVerdict(string From, GateNumbers? Gate, Problem? Refusal);

/// <summary>
/// The one way to another model in use: through the gate, or past it by a person with a reason; and the one way back. Each change is a row of
/// the registry's history.
/// </summary>
/// <param name="registry">The models.</param>
/// <param name="shippedTest">Path of the test set used when none is frozen; it need not be there.</param>
public sealed class Promotion(ModelRegistry registry, string shippedTest)
{
    /// <summary>Measures the challenger against the model in use and puts it in use when it passes.</summary>
    public Outcome<PromotionReport> Promote(PromotionRequest request, CancellationToken cancellation = default)
    {
        if (request.Override && string.IsNullOrWhiteSpace(request.Reason))
            return new Problem("missing_reason", "The gate is overridden only with a reason, which is kept.", "reason", "Say why this model is put in use.");
        var verdict = Judge(request.Id, request.Test, cancellation);
        if (!verdict.IsOk)
            return verdict.Problem;
        var (from, numbers, refusal) = verdict.Value;
        if (refusal is not null && !request.Override)
            return new PromotionReport(from, request.Id, false, numbers, refusal);
        var kind = refusal is null ? RegistryEventKind.Promotion : RegistryEventKind.Override;
        var switched = registry.Switch(new RegistryEvent(
            registry.Clock.GetUtcNow(), kind, from, request.Id, numbers, refusal?.What ?? "", request.Reason.Trim()));
        return switched.IsOk ? new PromotionReport(from, request.Id, true, numbers, refusal) : switched.Problem;
    }

    /// <summary>Measures a challenger against the model in use; nothing is changed.</summary>
    /// <param name="id">The challenger.</param>
    /// <param name="test">Path of a test set; null for the frozen one.</param>
    /// <param name="cancellation">Stops between passages.</param>
    public Outcome<GateVerdict> Judge(string id, string? test = null, CancellationToken cancellation = default)
    {
        var current = registry.CurrentId();
        if (!current.IsOk)
            return current.Problem;
        if (current.Value == id)
            return new Problem("already_in_use", $"The model '{id}' is in use.", "", "Choose another: rhetoriclens models list");
        var challenger = registry.Load(id);
        if (!challenger.IsOk)
            return challenger.Problem;
        var gate = Measure(current.Value, challenger.Value, test, cancellation);
        return new GateVerdict(current.Value, gate.IsOk ? gate.Value : null, gate.IsOk ? Refusal(gate.Value, id) : gate.Problem);
    }

    /// <summary>
    /// Puts the model back in use that was before the one in use now; a second rollback goes one further back. Its file is checked first, and it
    /// scores as it did, to the bit.
    /// </summary>
    /// <param name="reason">What the person says; may be empty.</param>
    public Outcome<RegistryEvent> Rollback(string reason)
    {
        var current = registry.CurrentId();
        if (!current.IsOk)
            return current.Problem;
        var history = registry.History();
        if (!history.IsOk)
            return history.Problem;
        if (Previous(current.Value, history.Value) is not { } previous)
            return new Problem("nothing_to_roll_back", $"No model was in use before {current.Value}.", "", "Choose one: rhetoriclens models promote ID");
        var loaded = registry.Load(previous);
        return loaded.IsOk
            ? registry.Switch(new RegistryEvent(registry.Clock.GetUtcNow(), RegistryEventKind.Rollback, current.Value, previous, null, "", reason.Trim()))
            : loaded.Problem;
    }

    /// <summary>The model in use before the current one: promotions are laid on a pile and rollbacks take them off. Null when there was none.</summary>
    /// <param name="current">The model in use.</param>
    /// <param name="history">Changes, oldest first.</param>
    public static string? Previous(string current, IReadOnlyList<RegistryEvent> history)
    {
        var pile = new Stack<string>();
        foreach (var change in history)
        {
            if (pile.Count == 0 || pile.Peek() != change.From)
                pile.Push(change.From);
            if (change.Kind == RegistryEventKind.Rollback)
                pile.Pop();
            if (pile.Count == 0 || pile.Peek() != change.To)
                pile.Push(change.To);
        }
        return pile.FirstOrDefault(id => id != current);
    }

    private Outcome<GateNumbers> Measure(string championId, StanceModel challenger, string? given, CancellationToken cancellation)
    {
        var test = GateTest.Find(registry, given, shippedTest);
        if (!test.IsOk)
            return test.Problem;
        var champion = registry.Load(championId);
        if (!champion.IsOk)
            return champion.Problem;
        foreach (var id in (ReadOnlySpan<string>)[challenger.Version.Id, championId])
        {
            if (Seen(id, test.Value.Set) is { } seen)
                return seen;
        }
        var compared = Comparison.Of(new StanceScorer(champion.Value), new StanceScorer(challenger), test.Value.Set, cancellation);
        return new GateNumbers(
            compared.N, compared.Documents, compared.A.MacroF1, compared.B.MacroF1, compared.Difference,
            compared.Interval!.Low, compared.Interval.High, test.Value.Set.Name, test.Value.Sha256);
    }

    private Problem? Seen(string id, LabelledSet test)
    {
        var trainedOn = registry.TrainedOn(id);
        if (!trainedOn.IsOk)
            return trainedOn.Problem with { Where = id };
        var (passages, documents) = trainedOn.Value.Seen(test);
        return passages == 0
            ? null
            : new Problem(
                "test_set_seen", $"{passages} of {test.Passages.Count} passages of the test set, of {documents} documents, were trained on by {id}: their text or their document is in its labelled set.",
                test.Name, "Compare on passages of documents that neither model has seen.");
    }

    private static Problem? Refusal(GateNumbers gate, string challenger) => gate.Passes
        ? null
        : new Problem(
            "gate_refused",
            FormattableString.Invariant($"{challenger} may be worse than the model in use: macro-F1 {gate.Challenger:0.000} against {gate.Champion:0.000}, difference {gate.Difference:+0.000;-0.000} (95 % {gate.Low:+0.000;-0.000} to {gate.High:+0.000;-0.000} over {gate.Documents} documents)."),
            gate.TestSet,
            FormattableString.Invariant($"The lower end must be at least {-Limits.MaxPromotionLoss:0.00}. Train on more labels, or override the gate with a reason."));
}
