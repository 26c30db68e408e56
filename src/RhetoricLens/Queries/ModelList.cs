using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Queries;

/// <summary>Where a model stands.</summary>
public enum ModelState
{
    /// <summary>Judges new documents.</summary>
    InUse,

    /// <summary>Was in use before the one in use: a rollback goes to it.</summary>
    Previous,

    /// <summary>Was in use at some time.</summary>
    UsedBefore,

    /// <summary>Was never in use.</summary>
    Candidate,
}

/// <summary>The figure by which models are listed.</summary>
/// <param name="On">Name of the test set, or <c>cv</c> for cross-validation on the model's own set.</param>
/// <param name="MacroF1">Mean F1 of the four classes, 0 to 1.</param>
/// <param name="Low">Lower end of the 95 % interval over documents; null when it was not measured.</param>
/// <param name="High">Upper end.</param>
public sealed record ModelQuality(string On, double MacroF1, double? Low, double? High)
{
    private const string Figure = "_macro_f1";
    private const string Test = "test_";

    /// <summary>The first test set measured, else cross-validation; null when neither was.</summary>
    public static ModelQuality? Of(ModelVersion model)
    {
        var name = model.Metrics.Keys.Where(key => key.EndsWith(Figure, StringComparison.Ordinal))
            .OrderByDescending(key => key.StartsWith(Test, StringComparison.Ordinal))
            // A whole set has a shorter name than its parts by language.
            .ThenBy(key => key.Length).ThenBy(key => key, StringComparer.Ordinal).FirstOrDefault();
        if (name is null)
            return null;
        var on = name[..^Figure.Length];
        return new ModelQuality(
            on.StartsWith(Test, StringComparison.Ordinal) ? on[Test.Length..] : on, model.Metrics[name],
            model.Metrics.TryGetValue(name + "_low", out var low) ? low : null, model.Metrics.TryGetValue(name + "_high", out var high) ? high : null);
    }
}

/// <summary>A model of the registry.</summary>
/// <param name="Id">Version, such as <c>linear-2</c>.</param>
/// <param name="Kind">The family of the model.</param>
/// <param name="CreatedOn">Day of training.</param>
/// <param name="Sha256">Of the model file; checked before it is loaded.</param>
/// <param name="LabelledSet">Name of the labelled set.</param>
/// <param name="LabelledSetSha256">Fingerprint of its rows, in any order.</param>
/// <param name="LabelledRows">Passages trained on.</param>
/// <param name="Metrics">Measured quality by name, such as <c>cv_macro_f1</c>.</param>
/// <param name="Settings">What else determines the weights, and <c>base</c>: the model whose settings were taken over.</param>
/// <param name="State">Where it stands.</param>
/// <param name="Quality">The figure by which models are listed; null when nothing was measured.</param>
public sealed record ModelAnswer(
    string Id, string Kind, DateOnly CreatedOn, string Sha256, string LabelledSet, string LabelledSetSha256, int LabelledRows,
    IReadOnlyDictionary<string, double> Metrics, IReadOnlyDictionary<string, string> Settings, ModelState State, ModelQuality? Quality);

/// <summary>The registry as it stands.</summary>
/// <param name="Current">The model in use; null when there is none.</param>
/// <param name="Models">All models, the shipped ones first.</param>
/// <param name="History">Changes of the model in use, oldest first.</param>
/// <param name="Frozen">The test set that the gate judges by; null when none was frozen, and then it is the shipped one.</param>
public sealed record RegistryAnswer(string? Current, IReadOnlyList<ModelAnswer> Models, IReadOnlyList<RegistryEvent> History, FrozenTest? Frozen);

/// <summary>The questions that commands and API put to a registry.</summary>
public static class ModelList
{
    /// <summary>The test set used by the gate when none is frozen.</summary>
    public static string ShippedTest => Path.Combine(Workspace.Corpora, "labelled", "held-out.jsonl");

    /// <summary>Everything in the registry; a problem when it cannot be read.</summary>
    public static Outcome<RegistryAnswer> Overview(this ModelRegistry registry)
    {
        var models = registry.List();
        if (!models.IsOk)
            return models.Problem;
        var history = registry.History();
        if (!history.IsOk)
            return history.Problem;
        var frozen = registry.Frozen();
        if (!frozen.IsOk)
            return frozen.Problem;
        var current = registry.CurrentId() is { IsOk: true } id ? id.Value : null;
        return new RegistryAnswer(
            current, models.Value.Select(model => Answer(model, StateOf(model.Id, current, history.Value))).ToArray(), history.Value, frozen.Value?.Test);
    }

    /// <summary>A labelled set by name, else the one that the gate judges by.</summary>
    public static Outcome<LabelledSet> TestSet(this Workspace workspace, string? name)
    {
        if (!string.IsNullOrWhiteSpace(name))
        {
            var path = workspace.Labels().ByName(name);
            return path.IsOk ? LabelledSets.ReadWhole(path.Value) : path.Problem;
        }
        var gate = GateTest.Find(workspace.Registry, null, ShippedTest);
        return gate.IsOk ? gate.Value.Set : gate.Problem;
    }

    /// <summary>Two models on the same passages.</summary>
    public static Outcome<Comparison> Compare(this ModelRegistry registry, string a, string b, LabelledSet set, CancellationToken cancellation)
    {
        var first = registry.Load(a);
        if (!first.IsOk)
            return first.Problem;
        var second = registry.Load(b);
        return second.IsOk ? Comparison.Of(new StanceScorer(first.Value), new StanceScorer(second.Value), set, cancellation) : second.Problem;
    }

    private static ModelAnswer Answer(ModelVersion model, ModelState state) => new(
        model.Id, model.Kind, model.CreatedOn, model.Sha256, model.LabelledSet, model.LabelledSetSha256, model.LabelledRows,
        model.Metrics, model.Settings, state, ModelQuality.Of(model));

    private static ModelState StateOf(string id, string? current, IReadOnlyList<RegistryEvent> history)
    {
        if (id == current)
            return ModelState.InUse;
        if (current is not null && id == Promotion.Previous(current, history))
            return ModelState.Previous;
        return history.Any(change => change.From == id || change.To == id) ? ModelState.UsedBefore : ModelState.Candidate;
    }
}
