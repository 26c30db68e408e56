using Microsoft.ML;
using Microsoft.ML.Data;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>
/// Fits a multinomial logistic regression with ML.NET on a <see cref="Representation"/>: one thread, fixed seed, canonical row order, so that the same
/// rows give the same model.
/// </summary>
public static class Trainer
{
    /// <summary>Trains on the whole set; a problem when the set cannot carry a model. The probabilities are not yet calibrated.</summary>
    public static Outcome<TrainedModel> Train(LabelledSet set, TrainSettings settings, CancellationToken cancellation = default)
    {
        if (Check(set) is { } problem)
            return problem;
        cancellation.ThrowIfCancellationRequested();
        settings.Encode(set.Passages, null, cancellation);
        return Fit(set, settings);
    }

    /// <summary>Null when every class has enough passages and all of them fit into memory. ML.NET itself "succeeds" on a single class.</summary>
    internal static Problem? Check(LabelledSet set)
    {
        if (set.Passages.Count > Limits.MaxTrainingPassages)
        {
            return new Problem(
                "too_many_rows", FormattableString.Invariant($"A model can be trained on {Limits.MaxTrainingPassages:N0} passages at most; the sets have {set.Passages.Count:N0}."), set.Name,
                "Take a random part of them, or leave some sets out.");
        }
        var scarce = Enum.GetValues<StanceLabel>().Where(label => set.Count(label) < Limits.MinLabelledPerClass).ToArray();
        if (scarce.Length == 0)
            return null;
        var counts = string.Join(", ", scarce.Select(label => $"{StanceLabels.Name(label)} {set.Count(label)}"));
        return new Problem(
            "too_few_labels", $"Each class needs at least {Limits.MinLabelledPerClass} passages; found: {counts}.", set.Name,
            "Code more passages of these classes.");
    }

    /// <summary>Trains without looking at the set.</summary>
    internal static TrainedModel Fit(LabelledSet set, TrainSettings settings)
    {
        var passages = set.Canonical();
        var rarity = Representation.LearnRarity(passages.Select(passage => passage.Text), settings.Features.Ngrams);
        var representation = new Representation(settings.Features, rarity, settings.Lexicon, settings.Vectors, settings.Encoder);
        var fit = Fit(passages, settings, representation);
        return new TrainedModel(set.Name, set.Sha256(), passages.Count, settings, representation, fit);
    }

    private static Fit Fit(IReadOnlyList<LabelledPassage> passages, TrainSettings settings, Representation representation)
    {
        var context = new MLContext(settings.Seed);
        var schema = SchemaDefinition.Create(typeof(TrainingRow));
        schema[nameof(TrainingRow.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, representation.Size);
        var rows = context.Data.LoadFromEnumerable(TrainingRow.From(passages, settings, representation), schema);
        var names = Enum.GetValues<StanceLabel>().Select(label => new ClassName { Label = StanceLabels.Name(label) });
        var model = context.Transforms.Conversion
            .MapValueToKey(Columns.Key, nameof(TrainingRow.Label), keyData: context.Data.LoadFromEnumerable(names))
            .Append(Trainers.Of(settings.Trainer).Create(context, settings.L2))
            .Fit(rows);
        return new Fit(context, model, rows.Schema);
    }

    private sealed class ClassName
    {
        public string Label { get; set; } = "";
    }
}
