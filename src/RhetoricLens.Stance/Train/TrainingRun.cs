using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// The whole of a training: reads the labelled sets, checks them, fits the model, measures it by cross-validation and on test sets, and registers
/// it. Nothing is put in use. Until the last step nothing is written.
/// </summary>
/// <param name="registry">Where the model goes.</param>
/// <param name="read">Reads a labelled set whole; <see cref="LabelledSets.ReadWhole"/> when null.</param>
public sealed class TrainingRun(ModelRegistry registry, Func<string, Outcome<LabelledSet>>? read = null)
{
    private readonly Func<string, Outcome<LabelledSet>> _read = read ?? LabelledSets.ReadWhole;

    /// <summary>Trains and registers; a problem when the sets cannot carry a model or it cannot be written.</summary>
    public Outcome<ModelVersion> Run(TrainRequest request, IProgress<TrainProgress>? progress = null, CancellationToken cancellation = default)
    {
        var models = registry.List();
        if (!models.IsOk)
            return models.Problem;
        if (request.Run is { } run && models.Value.FirstOrDefault(model => model.Settings.GetValueOrDefault("run") == run) is { } registered)
            return registered;
        var settings = TrainingRecipe.Settings(registry, request);
        if (!settings.IsOk)
            return settings.Problem;
        var sets = Read(request, progress, cancellation);
        if (!sets.IsOk)
            return sets.Problem;
        var (set, tests) = sets.Value;
        Encode(set, settings.Value, progress, cancellation);
        progress?.Report(new TrainProgress("train", 0, 1));
        var trained = TrainingRecipe.Train(set, settings.Value, cancellation);
        if (!trained.IsOk)
            return trained.Problem;
        progress?.Report(new TrainProgress("train", 1, 1));
        var crossValidated = TrainingRecipe.CrossValidate(set, settings.Value, progress, cancellation);
        if (!crossValidated.IsOk)
            return crossValidated.Problem;
        var calibrated = trained.Value.WithTemperature(crossValidated.Value.Temperature);
        var metrics = PartMetrics.Of(crossValidated.Value);
        Measure(calibrated, set, tests, metrics, progress, cancellation);
        return Register(calibrated, set, metrics, OutOfFold.Of(crossValidated.Value), request, progress, cancellation);
    }

    /// <summary>What stands in the way of a training, without training; null when nothing does.</summary>
    public Problem? Check(TrainRequest request, CancellationToken cancellation = default)
    {
        if (TrainingRecipe.Settings(registry, request) is { IsOk: false } unusable)
            return unusable.Problem;
        if (request.Id is { } id && registry.Refuses(id) is { } taken)
            return taken;
        var sets = Read(request, null, cancellation);
        return sets.IsOk ? TrainingRecipe.Check(sets.Value.Set) : sets.Problem;
    }

    private Outcome<(LabelledSet Set, IReadOnlyList<LabelledSet> Tests)> Read(TrainRequest request, IProgress<TrainProgress>? progress, CancellationToken cancellation)
    {
        var sets = new List<LabelledSet>();
        var paths = request.Labels.Concat(request.Tests).ToArray();
        foreach (var path in paths)
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new TrainProgress("read", sets.Count, paths.Length));
            var set = _read(path);
            if (!set.IsOk)
                return set.Problem;
            sets.Add(set.Value);
        }
        progress?.Report(new TrainProgress("read", sets.Count, paths.Length));
        var joined = LabelledSets.Join(sets[..request.Labels.Count]);
        return joined.IsOk ? (joined.Value, sets[request.Labels.Count..]) : joined.Problem;
    }

    /// <summary>The long part with a sentence encoder; whatever comes after finds the passages encoded.</summary>
    private static void Encode(LabelledSet set, TrainSettings settings, IProgress<TrainProgress>? progress, CancellationToken cancellation)
    {
        var total = set.Passages.Count;
        settings.Encode(set.Passages, done => progress?.Report(new TrainProgress("encode", done, total)), cancellation);
    }

    private static void Measure(
        TrainedModel trained, LabelledSet set, IReadOnlyList<LabelledSet> tests, SortedDictionary<string, double> metrics,
        IProgress<TrainProgress>? progress, CancellationToken cancellation)
    {
        var trainedOn = TrainedOn.Of(set.Passages);
        foreach (var (done, test) in tests.Index())
        {
            cancellation.ThrowIfCancellationRequested();
            progress?.Report(new TrainProgress("measure", done, tests.Count));
            var prefix = "test_" + PartMetrics.NameOf(test.Name);
            PartMetrics.AddTest(metrics, prefix, TrainingRecipe.Judge(trained, test));
            // A figure on passages of documents that were trained on flatters the model: the card says how many they are.
            if (trainedOn.Seen(test).Passages is > 0 and var seen)
                metrics[prefix + "_seen"] = seen;
        }
    }

    private Outcome<ModelVersion> Register(
        TrainedModel trained, LabelledSet set, SortedDictionary<string, double> metrics, OutOfFold? outOfFold, TrainRequest request,
        IProgress<TrainProgress>? progress, CancellationToken cancellation)
    {
        progress?.Report(new TrainProgress("register", 0, 1));
        // The last moment at which the run can be cancelled: from here on there is a model.
        cancellation.ThrowIfCancellationRequested();
        var settings = new Dictionary<string, string>(StringComparer.Ordinal);
        if (request.Base is { } origin)
            settings["base"] = origin;
        if (request.Run is { } run)
            settings["run"] = run;
        var day = request.Date ?? DateOnly.FromDateTime(registry.Clock.GetUtcNow().UtcDateTime);
        var added = registry.Add(trained, request.Id, new ModelEntry(day, metrics, request.Notes, set.Passages, settings) { OutOfFold = outOfFold });
        if (added.IsOk)
            progress?.Report(new TrainProgress("register", 1, 1));
        return added;
    }
}
