using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Documents.Index;
using RhetoricLens.Operations;

namespace RhetoricLens.Jobs;

/// <summary>What became of a corpus that was taken in.</summary>
/// <param name="Added">Documents not known before.</param>
/// <param name="NewVersions">Documents whose text or facts had changed; the old version is kept.</param>
/// <param name="Unchanged">Documents stored already.</param>
/// <param name="Refused">Files and rows that were not taken, each with its reason.</param>
public sealed record IngestReport(int Added, int NewVersions, int Unchanged, IReadOnlyList<Problem> Refused);

/// <summary>
/// The line from texts to stance: store, index, score. Each stage takes up what the one before has committed, so that a process that
/// dies anywhere goes on from there when it is run again.
/// </summary>
public sealed class Pipeline(Workspace workspace, IProgress<Step>? progress = null)
{
    /// <summary>Takes texts in, batch by batch; bad ones are listed and never stop the rest.</summary>
    public IngestReport Store(Corpus items, CancellationToken cancellation)
    {
        var counts = new int[3];
        var refused = new List<Problem>();
        var done = 0;
        foreach (var chunk in items.Chunk(Limits.StoreBatchDocuments))
        {
            cancellation.ThrowIfCancellationRequested();
            refused.AddRange(chunk.OfType<IngestItem.Refused>().Select(item => item.Problem));
            var documents = chunk.OfType<IngestItem.Read>().Select(item => item.Document).ToArray();
            foreach (var outcome in workspace.Store.Documents.Put(documents, cancellation))
            {
                counts[(int)outcome]++;
                Telemetry.DocumentStored(outcome);
            }
            progress?.Report(new Step("store", done += chunk.Length, items.Count));
        }
        return new IngestReport(counts[(int)StoreOutcome.Added], counts[(int)StoreOutcome.NewVersion], counts[(int)StoreOutcome.Unchanged], refused);
    }

    /// <summary>Brings the index up to what is stored.</summary>
    public Outcome<ReplayReport> Index(CancellationToken cancellation)
    {
        if (!workspace.KeepsIndex)
            return new ReplayReport(0, 0, "");
        using var span = Telemetry.Traces.StartActivity("index");
        return workspace.Index.Replay(new Indexed(progress), cancellation);
    }

    /// <summary>Indexes and scores whatever is stored and not yet so; a problem of the index does not keep documents from being scored.</summary>
    public Problem? Refresh(CancellationToken cancellation)
    {
        workspace.Store.Copies.CatchUp(cancellation);
        var indexed = Index(cancellation);
        Score(cancellation);
        return indexed.Problem;
    }

    /// <summary>
    /// Splits and scores every current version that the model in use has not scored, and notes when it has scored all; returns how many documents
    /// and passages that were here. Ends early when another model is put in use meanwhile.
    /// </summary>
    public (int Documents, long Passages) Score(CancellationToken cancellation) => Scoring(run => run.All(cancellation), cancellation);

    /// <summary>Scores what is not scored and no other program is scoring; for those who share a store.</summary>
    public (int Documents, long Passages) ScoreWhatIsFree(CancellationToken cancellation) => Scoring(run => run.WhatIsFree(cancellation), cancellation);

    private (int Documents, long Passages) Scoring(Func<ScoringRun, (int, long)> score, CancellationToken cancellation)
    {
        using var span = Telemetry.Traces.StartActivity("score");
        workspace.Scoring.Wait(cancellation);
        try
        {
            var scored = score(new ScoringRun(workspace, progress));
            // Scoring makes passages. Should their index be busy or refuse, the next replay does it.
            if (workspace.KeepsIndex)
                workspace.Index.ReplayPassages(null, cancellation);
            return scored;
        }
        finally
        {
            workspace.Scoring.Release();
        }
    }

    private sealed class Indexed(IProgress<Step>? progress) : IProgress<ReplayProgress>
    {
        public void Report(ReplayProgress value) => progress?.Report(new Step(value.Level == SearchLevel.Document ? "index" : "index passages", value.Done, value.Total));
    }
}
