using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Jobs;

/// <summary>
/// Scores the whole store by a model that was put in use. What is scored is committed batch by batch and never scored again, so that a run that
/// was interrupted goes on where it stopped. Scores of earlier models stay.
/// </summary>
public static class Rescoring
{
    /// <summary>Pause before a rescoring that failed is asked for again.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Asks for it in the background; null when the model has nothing left to score.</summary>
    public static WorkItem? Queue(Database store, string modelId)
    {
        if (store.Scores.CountUnscored(modelId, PassageSplitter.Version) > 0)
            return store.Jobs.Enqueue(WorkKind.Rescore, $"rescore:{modelId}:{DateTimeOffset.UtcNow:O}", modelId, "");
        store.Scores.MarkComplete(modelId, PassageSplitter.Version);
        return null;
    }

    /// <summary>Takes over a model that was put in use and has the store scored by it. If the process dies before that, the next tick sees to it. Null when nothing is left to score.</summary>
    public static Outcome<WorkItem?> Begin(Workspace workspace, string modelId, IServiceProvider services)
    {
        if (workspace.FollowRegistry() is { } problem)
            return problem;
        var work = Queue(workspace.Store, modelId);
        if (work is not null)
            services.TickNow();
        return work;
    }

    /// <summary>Asks for it when the model in use is not the one that answers: as when the program died between a promotion and its rescoring.</summary>
    public static void QueueWhatWasLost(Workspace workspace)
    {
        if (workspace.AnsweringModel() == workspace.ModelId || workspace.Store.Work.Last(WorkKind.Rescore, workspace.ModelId) is { } last && !IsOver(last))
            return;
        Queue(workspace.Store, workspace.ModelId);
    }

    /// <summary>Does the work and ends the lease.</summary>
    public static void Run(Workspace workspace, Lease lease, IProgress<Step>? progress, CancellationToken cancellation)
    {
        workspace.FollowRegistry();
        if (lease.Work.Target != workspace.ModelId)
        {
            workspace.Store.Work.Skip(lease, $"The model in use is {workspace.ModelId}.");
            return;
        }
        var (documents, passages) = new Pipeline(workspace, progress).Score(cancellation);
        var summary = $"{lease.Work.Target} scored {documents} documents, {passages} passages";
        if (workspace.ModelId == lease.Work.Target)
            workspace.Store.Jobs.Succeed(lease, lease.Work.Target, summary);
        else
            workspace.Store.Work.Skip(lease, $"{summary}; then {workspace.ModelId} was put in use.");
    }

    private static bool IsOver(WorkItem work) =>
        work.State is not (WorkState.Due or WorkState.Leased) && work.EndedAt < DateTimeOffset.UtcNow - Patience;
}
