using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>Passages judged by models that were not trained on them.</summary>
/// <param name="Split">How they were kept apart.</param>
/// <param name="Judgements">In canonical order of the set.</param>
public sealed record CrossValidated(SplitKind Split, IReadOnlyList<Judgement> Judgements)
{
    /// <summary>Temperature at which the judgements' probabilities fit the codes best.</summary>
    public float Temperature { get; } = Calibration.Fit(Judgements);

    /// <summary>Agreement of the judgements with the codes.</summary>
    public Evaluation Evaluation => Evaluate(_ => true);

    /// <summary>Agreement on some of the passages.</summary>
    public Evaluation Evaluate(Func<LabelledPassage, bool> among) =>
        Evaluation.Of(Judgements.Where(judgement => among(judgement.Passage)).Select(judgement => (judgement.Passage.Group, judgement.Passage.Label, judgement.At(Temperature))));
}

/// <summary>Estimates quality on unseen passages from the labelled set alone.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Trains on all folds but one and judges the one left out, in turn. The gate takes part, as it does when documents are scored. Folds are
    /// trained side by side, each on one thread: the result does not depend on how many there are.
    /// </summary>
    /// <param name="set">The set.</param>
    /// <param name="settings">What determines the weights.</param>
    /// <param name="folds">Number of folds; for <see cref="SplitKind.Source"/> there is one for each corpus.</param>
    /// <param name="split">What is kept apart.</param>
    /// <param name="done">Called after each fold with the number done and the number in all.</param>
    /// <param name="cancellation">Stops between folds.</param>
    public static Outcome<CrossValidated> Run(
        LabelledSet set, TrainSettings settings, int folds, SplitKind split = SplitKind.Document, Action<int, int>? done = null, CancellationToken cancellation = default)
    {
        if (Trainer.Check(set) is { } problem)
            return problem;
        settings.Encode(set.Passages, null, cancellation);
        var passages = set.Canonical();
        var foldOf = Folds.Deal(passages, split, folds);
        var used = foldOf.Where(fold => fold >= 0).Distinct().Order().ToArray();
        var judged = new Judgement?[passages.Count];
        var finished = 0;
        Parallel.ForEach(used, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, fold =>
        {
            Judge(set, passages, foldOf, fold, split, settings, judged);
            done?.Invoke(Interlocked.Increment(ref finished), used.Length);
        });
        return new CrossValidated(split, [.. judged.OfType<Judgement>()]);
    }

    private static void Judge(
        LabelledSet set, IReadOnlyList<LabelledPassage> passages, int[] foldOf, int fold, SplitKind split, TrainSettings settings, Judgement?[] judged)
    {
        // Forward in time: what comes later than the fold is not known yet.
        bool IsTrainedOn(int i) => split == SplitKind.Time ? foldOf[i] < fold && passages[i].Year is not null || passages[i].IsWritten : foldOf[i] != fold;
        var tested = Enumerable.Range(0, passages.Count).Where(i => foldOf[i] == fold).ToArray();
        var documents = tested.Select(i => passages[i].Group).ToHashSet(StringComparer.Ordinal);
        var training = set with
        {
            Passages = [.. Enumerable.Range(0, passages.Count)
                .Where(i => IsTrainedOn(i) && (split == SplitKind.Random || !documents.Contains(passages[i].Group)))
                .Select(i => passages[i])],
        };
        // Before the first years of a corpus there is nothing to learn from: these passages are not judged.
        if (training.Passages.DistinctBy(passage => passage.Label).Count() < 2)
            return;
        var model = Trainer.Fit(training, settings).ToModel("cross-validation");
        var scorer = new StanceScorer(model);
        foreach (var i in tested)
            judged[i] = new Judgement(passages[i], scorer.Logits(passages[i].Text));
    }
}
