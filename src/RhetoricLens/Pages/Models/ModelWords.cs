using System.Globalization;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Pages.Models;

/// <summary>How figures of models are written.</summary>
internal static class ModelWords
{
    internal static string Two(double? value) => value?.ToString("0.00;−0.00", CultureInfo.InvariantCulture) ?? "–";

    internal static string Three(double value) => value.ToString("0.000;−0.000", CultureInfo.InvariantCulture);

    internal static string Change(double value) => value.ToString("+0.000;−0.000;0.000", CultureInfo.InvariantCulture);

    internal static string WithInterval(double value, double? low, double? high) =>
        low is { } from && high is { } to ? $"{Three(value)} ({Three(from)} to {Three(to)})" : Three(value);

    internal static string On(string name) => name switch
    {
        "cv" or ModelEvaluations.CrossValidation => "cross-validation",
        ModelEvaluations.Gate => "test set of the gate",
        _ => name.Replace('_', '-'),
    };

    internal static string State(ModelState state) => state switch
    {
        ModelState.InUse => "in use",
        ModelState.Previous => "in use before",
        ModelState.UsedBefore => "was in use",
        _ => "never in use",
    };

    internal static string Kind(RegistryEventKind kind) => kind switch
    {
        RegistryEventKind.Promotion => "passed the gate",
        RegistryEventKind.Override => "gate overridden",
        _ => "rolled back",
    };

    /// <summary>What the gate found, in a sentence.</summary>
    internal static string Verdict(GateVerdict verdict, string challenger) => verdict switch
    {
        { Refusal: null, Gate: { } gate } => $"The gate lets {challenger} through: it is not worse than {verdict.From} by more than {Three(Core.Limits.MaxPromotionLoss)} macro-F1, as far as {gate.N} passages of {gate.Documents} documents of {gate.TestSet} can tell (difference {Change(gate.Difference)}, 95 % {Change(gate.Low)} to {Change(gate.High)}).",
        { Refusal: { } refusal, Gate: not null } => $"The gate refuses: {refusal.What}",
        _ => $"The gate cannot judge: {verdict.Refusal?.What} {verdict.Refusal?.Remedy}",
    };
}
