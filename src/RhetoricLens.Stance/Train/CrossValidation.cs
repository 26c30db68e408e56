using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Stance.Train;

/// <summary>Estimates quality on unseen passages from the labelled set alone.</summary>
public static class CrossValidation
{
    /// <summary>
    /// Trains on all folds but one and judges the one left out, in turn. Passages of one group (document) are always in the same fold. The gate
    /// takes part, as it does when documents are scored.
    /// </summary>
    public static Outcome<Evaluation> Run(LabelledSet set, TrainSettings settings, int folds, CancellationToken cancellation = default)
    {
        if (Trainer.Check(set) is { } problem)
            return problem;
        var foldOf = Folds(set, folds);
        var pairs = new List<(string, StanceLabel, StanceLabel)>(set.Passages.Count);
        for (var fold = 0; fold < folds; fold++)
        {
            cancellation.ThrowIfCancellationRequested();
            var training = set with { Passages = [.. set.Passages.Where(passage => foldOf[passage.Group] != fold)] };
            var weights = Trainer.Fit(training.Canonical(), settings).Read();
            var model = new TrainedModel(set.Name, "", training.Passages.Count, settings, weights, []).ToModel("cross-validation");
            var scorer = new StanceScorer(model);
            pairs.AddRange(set.Passages
                .Where(passage => foldOf[passage.Group] == fold)
                .Select(passage => (passage.Group, passage.Label, scorer.Score(passage.Text).Label)));
        }
        return Evaluation.Of(pairs);
    }

    /// <summary>Groups in an order that neither their name nor their place in the file sways, dealt out like cards, class by class.</summary>
    private static Dictionary<string, int> Folds(LabelledSet set, int folds) => set.Passages
        .GroupBy(passage => passage.Group, StringComparer.Ordinal)
        .OrderBy(group => group.Min(passage => passage.Label))
        .ThenBy(group => DocumentId.Sha256(group.Key), StringComparer.Ordinal)
        .Select((group, place) => (group.Key, Fold: place % folds))
        .ToDictionary(pair => pair.Key, pair => pair.Fold, StringComparer.Ordinal);
}
