using RhetoricLens.Stance.Train;

namespace RhetoricLens.Jobs;

/// <summary>Reports the phases of a training as steps of work.</summary>
public sealed class Phases(IProgress<Step> progress) : IProgress<TrainProgress>
{
    public void Report(TrainProgress value) => progress.Report(new Step(value.Phase, value.Done, value.Total));
}
