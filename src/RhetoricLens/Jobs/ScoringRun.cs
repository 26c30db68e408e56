using System.Collections.Concurrent;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Operations;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Jobs;

/// <summary>
/// Scores documents by the model in use, batch by batch, each committed by itself. Programs that share a store divide the documents: each takes a
/// batch that no other has taken.
/// </summary>
internal sealed class ScoringRun(Workspace workspace, IProgress<Step>? progress)
{
    private const int Batch = 64;

    /// <summary>How often it is asked whether other programs have done their batches.</summary>
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(300);

    private readonly StanceScorer _scorer = workspace.Scorer;
    private readonly Database _store = workspace.Store;
    private int _documents;
    private long _passages;

    private string Model => _scorer.Model.Version.Id;

    /// <summary>Until the model has scored every document, here or elsewhere, or another model is put in use.</summary>
    public (int Documents, long Passages) All(CancellationToken cancellation)
    {
        WhatIsFree(cancellation);
        while (_store.IsShared && workspace.Scorer == _scorer && Unscored() > 0)
        {
            cancellation.WaitHandle.WaitOne(LookAgain);
            cancellation.ThrowIfCancellationRequested();
            WhatIsFree(cancellation);
        }
        // If the process dies before this, the next run finds nothing to score and notes it.
        _store.Scores.MarkComplete(Model, PassageSplitter.Version);
        return (_documents, _passages);
    }

    /// <summary>Until nothing is left that another program has not taken.</summary>
    public (int Documents, long Passages) WhatIsFree(CancellationToken cancellation)
    {
        var (total, after) = (_documents + Unscored(), 0L);
        while (workspace.Scorer == _scorer && Next(after) is { Count: > 0 } batch)
        {
            Score(batch, cancellation);
            after = batch[^1].VersionId;
            progress?.Report(new Step("score", _documents, total));
        }
        return (_documents, _passages);
    }

    private int Unscored() => _store.Scores.CountUnscored(Model, PassageSplitter.Version);

    private IReadOnlyList<StoredDocument> Next(long after) => _store.IsShared
        ? _store.Claims.Take(Model, PassageSplitter.Version, Batch, after, workspace.Node)
        : _store.Scores.Unscored(Model, PassageSplitter.Version, Batch, after);

    private void Score(IReadOnlyList<StoredDocument> batch, CancellationToken cancellation)
    {
        var scored = new ScoredVersion[batch.Count];
        Parallel.ForEach(
            Partitioner.Create(0, batch.Count, 1),
            new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = workspace.ScoreThreads },
            range => scored[range.Item1] = Score(batch[range.Item1]));
        _store.Scores.SaveScores(Model, PassageSplitter.Version, scored, cancellation);
        if (_store.IsShared)
            _store.Claims.Settle(Model, scored.Select(version => version.VersionId).ToArray());
        var judged = scored.Sum(version => (long)version.Passages.Count);
        (_documents, _passages) = (_documents + scored.Length, _passages + judged);
        Telemetry.PassagesScored(judged, Model);
    }

    private ScoredVersion Score(StoredDocument document)
    {
        var passages = _scorer.ScoreDocument(document.Content.Text, document.Content.Turns);
        return new ScoredVersion(document.VersionId, passages, DocumentSummary.ByCountry(document.Content, passages));
    }
}
