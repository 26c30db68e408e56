using System.Collections.Concurrent;
using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Queries;

/// <summary>Quality on a part of the passages.</summary>
/// <param name="By">language, country, source or decade.</param>
/// <param name="Name">Which.</param>
/// <param name="N">Passages.</param>
/// <param name="Accuracy">Share judged as coded.</param>
/// <param name="MacroF1">Mean F1 of the four classes, 0 to 1; low where a class is missing in the part.</param>
/// <param name="Interval">95 % interval of it over documents; null for fewer than two documents.</param>
public sealed record EvaluatedPart(string By, string Name, int N, double Accuracy, double MacroF1, Interval? Interval);

/// <summary>A model's judgement against the coders'.</summary>
/// <param name="Model">Version.</param>
/// <param name="On">cross-validation, or the name of the labelled set.</param>
/// <param name="Documents">Documents that the passages come from; the intervals draw these.</param>
/// <param name="Seen">Passages whose text or document the model was trained on: figures on them flatter it. 0 for cross-validation.</param>
/// <param name="Evaluation">The figures.</param>
/// <param name="Parts">By language, country, source and decade, parts of at least thirty passages.</param>
public sealed record ModelEvaluation(string Model, string On, int Documents, int Seen, Evaluation Evaluation, IReadOnlyList<EvaluatedPart> Parts);

/// <summary>Measures models on coded passages, and keeps the last figures: they do not change while model and set stay.</summary>
public sealed class ModelEvaluations
{
    /// <summary>Name of the predictions that cross-validation left with a model (<see cref="OutOfFold"/>).</summary>
    public const string CrossValidation = "cross-validation";

    /// <summary>Name of the test set that the gate judges by.</summary>
    public const string Gate = "gate";

    private const int MinPart = 30;
    private const int Kept = 32;
    private const int TermsPerClass = 12;

    private readonly ConcurrentDictionary<string, ModelEvaluation> _kept = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, IReadOnlyList<StrongTerm>> _terms = new(StringComparer.Ordinal);

    /// <summary>What a model can be measured on: cross-validation where its predictions were kept, the gate's test set, and the labelled sets.</summary>
    public static IReadOnlyList<string> Choices(Workspace workspace, string id) =>
    [
        .. workspace.Registry.OutOfFold(id) is { IsOk: true, Value.Rows.Count: >= MinPart } ? [CrossValidation] : Array.Empty<string>(),
        Gate, .. workspace.Labels().List().Select(set => set.Name).Distinct(StringComparer.Ordinal),
    ];

    /// <summary>The figures of a model.</summary>
    /// <param name="workspace">Where models and sets are.</param>
    /// <param name="id">The model.</param>
    /// <param name="on"><see cref="CrossValidation"/>, <see cref="Gate"/> or the name of a set; null for the first of <see cref="Choices"/>.</param>
    public Outcome<ModelEvaluation> Of(Workspace workspace, string id, string? on)
    {
        if (workspace.Registry.Get(id) is { IsOk: false } unknown)
            return unknown.Problem;
        var chosen = string.IsNullOrWhiteSpace(on) ? Choices(workspace, id)[0] : on;
        return chosen == CrossValidation ? CrossValidated(workspace, id) : OnSet(workspace, id, chosen);
    }

    /// <summary>The strongest terms of a model on a set; the gate's test set when none is named.</summary>
    public Outcome<IReadOnlyList<StrongTerm>> Terms(Workspace workspace, string id, string? on)
    {
        var set = Set(workspace, string.IsNullOrWhiteSpace(on) || on == CrossValidation ? Gate : on);
        if (!set.IsOk)
            return set.Problem;
        var model = workspace.Registry.Load(id);
        if (!model.IsOk)
            return model.Problem;
        return Keep(_terms, $"{id}/{set.Value.Sha256()}", () => StrongestTerms.Of(new StanceScorer(model.Value), set.Value.Passages, TermsPerClass)).ToArray();
    }

    private Outcome<ModelEvaluation> CrossValidated(Workspace workspace, string id)
    {
        var kept = workspace.Registry.OutOfFold(id);
        if (!kept.IsOk)
            return kept.Problem;
        if (kept.Value is not { Rows.Count: > 0 } file)
            return new Problem("no_predictions", $"{id} keeps no predictions of cross-validation: its passages name no document.", "on", $"Measure it on a labelled set, or on={Gate}.");
        return Keep(_kept, id + "/" + CrossValidation, () => Measure(
            id, CrossValidation, 0, [.. file.Rows.Select(row => new Judged(row.Document, row.Label, row.P, [("source", SourceOf(row.Document))]))]));
    }

    private Outcome<ModelEvaluation> OnSet(Workspace workspace, string id, string on)
    {
        var set = Set(workspace, on);
        if (!set.IsOk)
            return set.Problem;
        var model = workspace.Registry.Load(id);
        if (!model.IsOk)
            return model.Problem;
        var seen = workspace.Registry.TrainedOn(id) is { IsOk: true } trained ? trained.Value.Seen(set.Value).Passages : 0;
        return Keep(_kept, $"{id}/{on}/{set.Value.Sha256()}", () =>
        {
            var scorer = new StanceScorer(model.Value);
            return Measure(id, on == Gate ? Path.GetFileNameWithoutExtension(set.Value.Name) : on, seen, [.. set.Value.Passages.AsParallel().AsOrdered().Select(passage => Judge(scorer, passage))]);
        });
    }

    private static Outcome<LabelledSet> Set(Workspace workspace, string on)
    {
        if (on == Gate)
        {
            var test = GateTest.Find(workspace.Registry, null, ModelList.ShippedTest);
            return test.IsOk ? test.Value.Set : test.Problem;
        }
        var path = workspace.Labels().ByName(on);
        return path.IsOk ? LabelledSetReader.Read(path.Value) : path.Problem;
    }

    private static Judged Judge(StanceScorer scorer, LabelledPassage passage) => new(
        passage.Group, passage.Label, scorer.Score(passage.Text),
        [
            ("language", passage.Language), ("country", passage.Country), ("source", passage.Group == passage.Id ? "" : SourceOf(passage.Group)),
            ("decade", passage.Year is { } year ? string.Create(CultureInfo.InvariantCulture, $"{year / 10 * 10}s") : ""),
        ]);

    private static string SourceOf(string document) => document.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? document[..at] : "";

    private static ModelEvaluation Measure(string id, string on, int seen, Judged[] judged)
    {
        var parts = judged.SelectMany(one => one.Parts.Where(part => part.Name.Length > 0).Select(part => (part, one)))
            .GroupBy(pair => pair.part, pair => pair.one).Where(group => group.Count() >= MinPart).ToArray();
        return new ModelEvaluation(
            id, on, judged.Select(one => one.Document).Distinct(StringComparer.Ordinal).Count(), seen, Evaluate(judged),
            [.. parts.OrderBy(part => part.Key.By, StringComparer.Ordinal).ThenByDescending(part => part.Count()).Select(part => Part(part.Key.By, part.Key.Name, [.. part]))]);
    }

    private static EvaluatedPart Part(string by, string name, Judged[] judged) =>
        Evaluate(judged) is var figures ? new EvaluatedPart(by, name, judged.Length, figures.Accuracy, figures.MacroF1, figures.MacroF1Interval) : null!;

    private static Evaluation Evaluate(IEnumerable<Judged> judged) => Evaluation.Of(judged.Select(one => (one.Document, one.Coded, one.P)));

    private static T Keep<T>(ConcurrentDictionary<string, T> kept, string key, Func<T> make)
    {
        if (kept.Count >= Kept)
            kept.Clear();
        return kept.GetOrAdd(key, _ => make());
    }

    private sealed record Judged(string Document, StanceLabel Coded, StanceProbabilities P, (string By, string Name)[] Parts);
}
