using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers;

namespace RhetoricLens.Stance.Train;

/// <summary>The ML.NET trainers that can fit the weights.</summary>
public enum TrainerKind
{
    /// <summary>Limited-memory BFGS: the whole set in each step, to the same optimum from any start.</summary>
    Lbfgs,

    /// <summary>Stochastic dual coordinate ascent: one passage at a time.</summary>
    Sdca,
}

/// <summary>Fits a multinomial logistic regression; the weights can be read back from what it returns.</summary>
internal interface IWeightTrainer
{
    TrainerKind Kind { get; }

    /// <summary>As in the settings of a model.</summary>
    string Name { get; }

    /// <summary>The trainer, on one thread: more than one makes results differ from run to run.</summary>
    IEstimator<MulticlassPredictionTransformer<MaximumEntropyModelParameters>> Create(MLContext context, float l2);
}

/// <summary>All trainers.</summary>
internal static class Trainers
{
    private static readonly IWeightTrainer[] All = [new LbfgsTrainer(), new SdcaTrainer()];

    public static IWeightTrainer Of(TrainerKind kind) => All.First(trainer => trainer.Kind == kind);

    /// <summary>Null when there is none of that name.</summary>
    public static IWeightTrainer? Named(string? name) => All.FirstOrDefault(trainer => trainer.Name == name);

    private sealed class LbfgsTrainer : IWeightTrainer
    {
        public TrainerKind Kind => TrainerKind.Lbfgs;

        public string Name => "ML.NET LbfgsMaximumEntropy";

        public IEstimator<MulticlassPredictionTransformer<MaximumEntropyModelParameters>> Create(MLContext context, float l2) =>
            context.MulticlassClassification.Trainers.LbfgsMaximumEntropy(new()
            {
                LabelColumnName = Columns.Key,
                FeatureColumnName = nameof(TrainingRow.Features),
                ExampleWeightColumnName = nameof(TrainingRow.Weight),
                L1Regularization = 0,
                L2Regularization = l2,
                NumberOfThreads = 1,
                OptimizationTolerance = 1e-5f,
            });
    }

    private sealed class SdcaTrainer : IWeightTrainer
    {
        public TrainerKind Kind => TrainerKind.Sdca;

        public string Name => "ML.NET SdcaMaximumEntropy";

        public IEstimator<MulticlassPredictionTransformer<MaximumEntropyModelParameters>> Create(MLContext context, float l2) =>
            context.MulticlassClassification.Trainers.SdcaMaximumEntropy(new()
            {
                LabelColumnName = Columns.Key,
                FeatureColumnName = nameof(TrainingRow.Features),
                ExampleWeightColumnName = nameof(TrainingRow.Weight),
                L1Regularization = 0,
                // SDCA's penalty stands beside the mean loss, L-BFGS's beside the sum.
                L2Regularization = l2 / 10_000,
                NumberOfThreads = 1,
                MaximumNumberOfIterations = 100,
            });
    }
}
