using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class PromotionTests : IDisposable
{
    private static readonly DateOnly Day = new(2026, 11, 23);
    private static readonly IReadOnlyDictionary<string, double> NoMetrics = new Dictionary<string, double>(StringComparer.Ordinal);

    // Authored passages in two halves that share nothing: one to train on, one to judge by.
    private static readonly LabelledSet Authored = LabelledSetReader.Read(Path.Combine(Workspace.Corpora, "labelled", "authored.jsonl")).Value;
    private static readonly LabelledSet Training = Half(0);
    private static readonly LabelledSet HeldOut = Half(1);
    private static readonly TrainSettings Small = SmallModel.Settings with { Features = SmallModel.Settings.Features with { Ngrams = new NgramSettings(10, 1, 6, MarkNegation: true) } };

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ModelRegistry Registry => new(_folder.Path);

    private Promotion Promotion => new(Registry, Path.Combine(_folder.Path, "nowhere.jsonl"));

    [Fact]
    public void A_model_trained_on_more_of_the_same_passes_and_the_numbers_are_kept()
    {
        Add(Few(Training));
        Add(Training);
        var frozen = Registry.Freeze(HeldOut).Value;
        var report = Promotion.Promote(new PromotionRequest("linear-2", Reason: "more labels")).Value;
        Assert.True(report.Promoted, report.Refusal?.ToString());
        Assert.Equal("linear-2", Registry.CurrentId().Value);
        var change = Assert.Single(Registry.History().Value);
        Assert.Equal((RegistryEventKind.Promotion, "linear-1", "linear-2", "more labels"), (change.Kind, change.From, change.To, change.Reason));
        Assert.Equal(report.Gate, change.Gate);
        Assert.Equal((HeldOut.Passages.Count, frozen.Documents, frozen.Sha256), (change.Gate!.N, change.Gate.Documents, change.Gate.TestSetSha256));
        Assert.InRange(change.Gate.Difference, change.Gate.Low, change.Gate.High);
    }

    [Fact]
    public void The_same_model_again_passes()
    {
        Add(Training);
        Add(Training);
        Registry.Freeze(HeldOut);
        var gate = Promotion.Promote(new PromotionRequest("linear-2")).Value.Gate!;
        Assert.Equal((0, 0.0, 0.0, true), (gate.Difference, gate.Low, gate.High, gate.Passes));
    }

    [Fact]
    public void Shuffled_labels_never_pass()
    {
        Add(Training);
        Registry.Freeze(HeldOut);
        for (var shuffle = 1; shuffle <= 20; shuffle++)
        {
            var id = Add(Shuffled(Training, shuffle));
            var report = Promotion.Promote(new PromotionRequest(id)).Value;
            Assert.False(report.Promoted, $"shuffle {shuffle}: {report.Gate}");
            Assert.Equal("gate_refused", report.Refusal?.Code);
        }
        Assert.Equal("linear-1", Registry.CurrentId().Value);
        Assert.Empty(Registry.History().Value);
    }

    [Fact]
    public void A_person_may_override_the_gate_with_a_reason_which_is_kept()
    {
        Add(Training);
        Add(Shuffled(Training, 1));
        Registry.Freeze(HeldOut);
        Assert.Equal("missing_reason", Promotion.Promote(new PromotionRequest("linear-2", Override: true, Reason: " ")).Problem?.Code);
        var report = Promotion.Promote(new PromotionRequest("linear-2", Override: true, Reason: "to see what happens")).Value;
        Assert.True(report.Promoted);
        Assert.Equal("gate_refused", report.Refusal?.Code);
        var change = Assert.Single(Registry.History().Value);
        Assert.Equal((RegistryEventKind.Override, "to see what happens"), (change.Kind, change.Reason));
        Assert.Contains("linear-2 may be worse", change.Overruled, StringComparison.Ordinal);
        Assert.False(change.Gate!.Passes);
    }

    [Fact]
    public void Rollback_goes_back_one_model_at_a_time_and_scores_to_the_bit_as_before()
    {
        Add(Training);
        Add(Few(Training));
        Add(Shuffled(Training, 1));
        var before = Scores();
        foreach (var id in new[] { "linear-2", "linear-3" })
            Assert.True(Promotion.Promote(new PromotionRequest(id, Override: true, Reason: "a test")).Value.Promoted);
        Assert.NotEqual(before, Scores());
        Assert.Equal("linear-2", Promotion.Rollback("not this one").Value.To);
        Assert.Equal("linear-1", Promotion.Rollback("nor that").Value.To);
        Assert.Equal(before, Scores());
        Assert.Equal("nothing_to_roll_back", Promotion.Rollback("").Problem?.Code);
        Assert.Equal(
            [(RegistryEventKind.Override, "linear-2"), (RegistryEventKind.Override, "linear-3"), (RegistryEventKind.Rollback, "linear-2"), (RegistryEventKind.Rollback, "linear-1")],
            Registry.History().Value.Select(change => (change.Kind, change.To)));
    }

    [Fact]
    public void Rollback_does_not_go_to_a_model_that_cannot_be_loaded()
    {
        Add(Training);
        Add(Training);
        Assert.True(Promotion.Promote(new PromotionRequest("linear-2", Override: true, Reason: "a test")).Value.Promoted);
        File.Delete(Path.Combine(_folder.Path, "linear-1", "model.zip"));
        Assert.Equal("model_missing", Promotion.Rollback("").Problem?.Code);
        Assert.Equal("linear-2", Registry.CurrentId().Value);
    }

    [Fact]
    public void A_challenger_that_cannot_be_loaded_is_refused_even_with_an_override()
    {
        Add(Training);
        Add(Training);
        File.AppendAllText(Path.Combine(_folder.Path, "linear-2", "model.zip"), "x");
        Assert.Equal("model_corrupt", Promotion.Promote(new PromotionRequest("linear-2", Override: true, Reason: "a test")).Problem?.Code);
    }

    [Fact]
    public void A_test_set_that_was_trained_on_is_refused_and_counted()
    {
        Add(Training);
        Add(Training);
        var folded = Training.Passages.Take(3).Select(passage => passage with { Id = "x" + passage.Id, Group = "x" + passage.Id, Text = "  " + passage.Text.ToUpperInvariant().Replace(" ", " \n", StringComparison.Ordinal) });
        Registry.Freeze(HeldOut with { Passages = [.. HeldOut.Passages, .. folded] });
        var refusal = Promotion.Promote(new PromotionRequest("linear-2")).Value.Refusal;
        Assert.Equal("test_set_seen", refusal?.Code);
        Assert.StartsWith($"3 of {HeldOut.Passages.Count + 3} passages of the test set, of 3 documents", refusal?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void Other_passages_of_a_document_that_was_trained_on_are_refused_too()
    {
        Add(Training with { Passages = [.. Training.Passages.Select((passage, i) => i < 5 ? passage with { Group = "corpus:speech" } : passage)] });
        Add(Training);
        Registry.Freeze(HeldOut with { Passages = [.. HeldOut.Passages.Select((passage, i) => i < 7 ? passage with { Group = "corpus:speech" } : passage)] });
        var refusal = Promotion.Promote(new PromotionRequest("linear-2")).Value.Refusal;
        Assert.Equal("test_set_seen", refusal?.Code);
        Assert.StartsWith($"7 of {HeldOut.Passages.Count} passages of the test set, of 1 documents, were trained on by linear-1", refusal?.What, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_whose_training_data_are_not_known_does_not_pass()
    {
        Add(Training);
        Registry.Add(Trainer.Train(Training, Small).Value, "linear-2", Day, NoMetrics);
        Registry.Freeze(HeldOut);
        Assert.Equal("training_data_unknown", Promotion.Promote(new PromotionRequest("linear-2")).Value.Refusal?.Code);
    }

    [Fact]
    public void Without_a_test_set_or_with_a_small_or_a_changed_one_nothing_is_promoted()
    {
        Add(Training);
        Add(Training);
        Assert.Equal("no_test_set", Promotion.Promote(new PromotionRequest("linear-2")).Value.Refusal?.Code);
        Registry.Freeze(HeldOut with { Passages = [.. HeldOut.Passages.Take(19)] });
        Assert.Equal("test_set_too_small", Promotion.Promote(new PromotionRequest("linear-2")).Value.Refusal?.Code);
        var frozen = Registry.Freeze(HeldOut).Value;
        File.AppendAllText(Path.Combine(_folder.Path, $"frozen-{frozen.Sha256}.jsonl"), "\n");
        Assert.Equal("test_set_changed", Promotion.Promote(new PromotionRequest("linear-2")).Value.Refusal?.Code);
        Assert.Equal("linear-1", Registry.CurrentId().Value);
    }

    [Fact]
    public void The_frozen_copy_outlives_the_file_and_holds_the_same_rows()
    {
        Registry.Freeze(HeldOut with { Name = "held-out.csv" });
        var test = GateTest.Find(Registry, null, "").Value;
        Assert.Equal(("held-out.csv", HeldOut.Sha256()), (test.Set.Name, test.Set.Sha256()));
        Assert.Equal(HeldOut.Passages, test.Set.Passages);
    }

    [Fact]
    public void The_model_in_use_and_an_unknown_one_cannot_be_promoted()
    {
        Add(Training);
        Assert.Equal("already_in_use", Promotion.Promote(new PromotionRequest("linear-1")).Problem?.Code);
        Assert.Equal("unknown_model", Promotion.Promote(new PromotionRequest("linear-9")).Problem?.Code);
        Assert.Equal("nothing_to_roll_back", Promotion.Rollback("").Problem?.Code);
    }

    private string Add(LabelledSet set) =>
        Registry.Add(Trainer.Train(set, Small).Value, new ModelEntry(Day, NoMetrics, Passages: set.Passages)).Value.Id;

    private StanceProbabilities[] Scores()
    {
        var scorer = new StanceScorer(Registry.Load().Value);
        return HeldOut.Passages.Select(passage => scorer.Score(passage.Text)).ToArray();
    }

    private static LabelledSet Half(int which) =>
        Authored with { Passages = [.. Authored.Passages.OrderBy(passage => DocumentId.Sha256(passage.Id), StringComparer.Ordinal).Where((_, i) => i % 2 == which)] };

    private static LabelledSet Few(LabelledSet set) =>
        set with { Passages = [.. set.Passages.GroupBy(passage => passage.Label).SelectMany(label => label.Take(15))] };

    private static LabelledSet Shuffled(LabelledSet set, int seed)
    {
        var labels = set.Passages.Select((passage, i) => (passage.Label, Key: DocumentId.Sha256($"{seed}/{i}"))).OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Label);
        return set with { Passages = [.. set.Passages.Zip(labels, (passage, label) => passage with { Label = label })] };
    }
}
