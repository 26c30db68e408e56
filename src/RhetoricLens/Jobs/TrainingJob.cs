using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Jobs;

/// <summary>
/// Trains a model in the background. Nothing is put in use, and until the model is registered nothing is written: a run that dies is done again
/// from the beginning, and one that died after registering finds its model by the name of the run.
/// </summary>
public sealed class TrainingJob(Workspace workspace, Lease lease)
{
    /// <summary>Does the work and ends the lease, with the model's id or with the problem.</summary>
    public void Run(IProgress<Step> progress, CancellationToken cancellation)
    {
        var record = workspace.Store.Jobs.Get(lease.Work.Id)!;
        var request = TrainOrder.Read(record.Request).Request(workspace, $"{workspace.Store.StoreId}/{lease.Work.Id}");
        var trained = request.IsOk
            ? new TrainingRun(workspace.Registry).Run(request.Value, new Phases(progress), cancellation)
            : request.Problem;
        if (trained.IsOk)
            workspace.Store.Jobs.Succeed(lease, trained.Value.Id, $"{trained.Value.Id} was trained on {trained.Value.LabelledRows} passages");
        else
            Fail(trained.Problem);
    }

    private void Fail(Problem problem) =>
        workspace.Store.Jobs.Fail(lease, JsonSerializer.Serialize(problem, JsonShape.Options), problem.ToString());
}
