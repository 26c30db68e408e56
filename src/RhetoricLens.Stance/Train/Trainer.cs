using Microsoft.ML;
using Microsoft.ML.Data;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// Fits a multinomial logistic regression with ML.NET on our own hashed n-grams: one thread, fixed seed, canonical row order, so that the same
/// rows give the same model.
/// </summary>
public static class Trainer
{
    /// <summary>Trains on the whole set; a problem when the set cannot carry a model.</summary>
    public static Outcome<TrainedModel> Train(LabelledSet set, TrainSettings settings, CancellationToken cancellation = default)
    {
        if (Check(set) is { } problem)
            return problem;
        cancellation.ThrowIfCancellationRequested();
        var fit = Fit(set.Canonical(), settings);
        return new TrainedModel(set.Name, set.Sha256(), set.Passages.Count, settings, fit.Read(), fit.ToFile());
    }

    /// <summary>Null when every class has enough passages. ML.NET itself "succeeds" on a single class.</summary>
    internal static Problem? Check(LabelledSet set)
    {
        var scarce = Enum.GetValues<StanceLabel>().Where(label => set.Count(label) < Limits.MinLabelledPerClass).ToArray();
        if (scarce.Length == 0)
            return null;
        var counts = string.Join(", ", scarce.Select(label => $"{StanceLabels.Name(label)} {set.Count(label)}"));
        return new Problem(
            "too_few_labels", $"Each class needs at least {Limits.MinLabelledPerClass} passages; found: {counts}.", set.Name,
            "Code more passages of these classes.");
    }

    /// <param name="passages">In canonical order.</param>
    /// <param name="settings">What determines the weights.</param>
    internal static Fit Fit(IReadOnlyList<LabelledPassage> passages, TrainSettings settings)
    {
        var context = new MLContext(settings.Seed);
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 1 << settings.Features.HashBits);
        var rows = context.Data.LoadFromEnumerable(TrainingRow.From(passages, settings), schema);
        var names = Enum.GetValues<StanceLabel>().Select(label => new ClassName { Label = StanceLabels.Name(label) });
        var trainer = context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new()
        {
            LabelColumnName = Columns.Key,
            FeatureColumnName = nameof(TrainingRow.Features),
            ExampleWeightColumnName = nameof(TrainingRow.Weight),
            L1Regularization = 0,
            L2Regularization = settings.L2,
            NumberOfThreads = 1,
            OptimizationTolerance = 1e-6f,
        });
        var model = context.Transforms.Conversion
            .MapValueToKey(Columns.Key, nameof(TrainingRow.Label), keyData: context.Data.LoadFromEnumerable(names))
            .Append(trainer)
            .Fit(rows);
        return new Fit(context, model, rows.Schema);
    }

    private sealed class ClassName
    {
        public string Label { get; set; } = "";
    }
}
