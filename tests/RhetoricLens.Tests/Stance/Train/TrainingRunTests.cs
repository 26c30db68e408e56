using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class TrainingRunTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ModelRegistry Registry => new(Path.Combine(_folder.Path, "models"));

    [Fact]
    public void A_run_registers_a_measured_model_and_puts_nothing_else_in_use()
    {
        var labels = Write("labels.jsonl", small.Set.Passages);
        var test = Write("my-test.jsonl", small.Set.Passages.Select(passage => passage with { Id = "t" + passage.Id, Group = "t" + passage.Id, Text = "Also: " + passage.Text }));
        var request = new TrainRequest([labels]) { Tests = [test], Notes = "Written for the test.", Date = new DateOnly(2026, 11, 23) };
        var first = new TrainingRun(Registry).Run(request).Value;
        var second = new TrainingRun(Registry).Run(request).Value;
        Assert.Equal(("linear-1", "linear-2"), (first.Id, second.Id));
        Assert.Equal(first.Sha256, second.Sha256);
        Assert.Equal("linear-1", Registry.CurrentId().Value);
        Assert.Equal((48, "labels.jsonl", new DateOnly(2026, 11, 23)), (first.LabelledRows, first.LabelledSet, first.CreatedOn));
        Assert.Equal(48, first.Metrics["cv_n"]);
        Assert.Equal(48, first.Metrics["test_my_test_n"]);
        Assert.False(first.Metrics.ContainsKey("test_my_test_seen"));
        Assert.Contains("Written for the test.", Registry.Card("linear-1").Value, StringComparison.Ordinal);
    }

    [Fact]
    public void A_test_set_that_was_trained_on_is_measured_with_a_mark()
    {
        var labels = Write("labels.jsonl", small.Set.Passages);
        Assert.Equal(48, new TrainingRun(Registry).Run(new TrainRequest([labels]) { Tests = [labels] }).Value.Metrics["test_labels_seen"]);
    }

    [Fact]
    public void Settings_are_taken_over_from_a_base_which_is_kept()
    {
        var labels = Write("labels.jsonl", small.Set.Passages);
        Registry.Add(small.Trained, new ModelEntry(default, new Dictionary<string, double>(StringComparer.Ordinal)));
        var trained = new TrainingRun(Registry).Run(new TrainRequest([labels]) { Base = "linear-1" }).Value;
        Assert.All(small.Trained.Settings.AsText(), setting => Assert.Equal(setting.Value, trained.Settings[setting.Key]));
        Assert.Equal(("linear-1", "12"), (trained.Settings["base"], trained.Settings["hash_bits"]));
        Assert.Equal("unknown_model", new TrainingRun(Registry).Run(new TrainRequest([labels]) { Base = "linear-9" }).Problem?.Code);
    }

    [Fact]
    public void Several_sets_are_laid_together_and_a_text_in_both_is_taken_once()
    {
        var (first, second) = (small.Set.Passages.Take(30).ToArray(), small.Set.Passages.Skip(20).ToArray());
        var trained = new TrainingRun(Registry).Run(new TrainRequest([Write("a.jsonl", first), Write("b.jsonl", second)])).Value;
        Assert.Equal((48, "a.jsonl + b.jsonl"), (trained.LabelledRows, trained.LabelledSet));
        Assert.Equal(small.Set.Sha256(), trained.LabelledSetSha256);
    }

    [Fact]
    public void Two_labels_for_one_text_are_a_problem()
    {
        var other = small.Set.Passages.Take(1).Select(passage => passage with { Label = StanceLabel.None });
        var problem = new TrainingRun(Registry).Run(new TrainRequest([Write("a.jsonl", small.Set.Passages), Write("b.jsonl", other)])).Problem;
        Assert.Equal("conflicting_label", problem?.Code);
        Assert.StartsWith("b.jsonl", problem?.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void Ids_that_clash_between_sets_stay_documents_of_their_own()
    {
        var set = LabelledSets.Join(
        [
            new LabelledSet("a", [Passage("row-1", "One."), Passage("row-2", "Two.")], []),
            new LabelledSet("b", [Passage("row-1", "Three.") with { Group = "speech" }, Passage("row-2", "Four.")], []),
        ]).Value;
        Assert.Equal(["row-1", "row-2", "b/row-1", "b/row-2"], set.Passages.Select(passage => passage.Id));
        Assert.Equal(["row-1", "row-2", "speech", "b/row-2"], set.Passages.Select(passage => passage.Group));
    }

    [Fact]
    public void A_run_that_is_repeated_after_it_registered_gives_the_same_model()
    {
        var request = new TrainRequest([Write("labels.jsonl", small.Set.Passages)]) { Run = "store/7" };
        var first = new TrainingRun(Registry).Run(request).Value;
        Assert.Equal(first.Id, new TrainingRun(Registry).Run(request).Value.Id);
        Assert.Single(Registry.List().Value);
    }

    [Fact]
    public void A_run_that_is_cancelled_before_it_registers_leaves_nothing()
    {
        using var cancellation = new CancellationTokenSource();
        var progress = new Hook(step =>
        {
            if (step.Phase == "register")
                cancellation.Cancel();
        });
        Assert.Throws<OperationCanceledException>(() => new TrainingRun(Registry).Run(new TrainRequest([Write("labels.jsonl", small.Set.Passages)]), progress, cancellation.Token));
        Assert.Empty(Registry.List().Value);
    }

    [Fact]
    public void The_phases_come_in_order_and_each_ends()
    {
        var steps = new List<TrainProgress>();
        new TrainingRun(Registry).Run(new TrainRequest([Write("labels.jsonl", small.Set.Passages)]), new Hook(steps.Add));
        Assert.Equal(["read", "train", "cross-validate", "register"], steps.Select(step => step.Phase).Distinct());
        Assert.All(steps.GroupBy(step => step.Phase), phase => Assert.Equal(phase.Last().Total, phase.Last().Done));
    }

    [Fact]
    public void Bad_rows_and_a_missing_class_stop_the_run_before_anything_is_written()
    {
        var bad = _folder.File("bad.jsonl", "{\"text\":\"a\",\"label\":\"multilateral\"}\n{\"text\":\"b\",\"label\":\"nonsense\"}\n");
        Assert.Equal("bad_rows", new TrainingRun(Registry).Run(new TrainRequest([bad])).Problem?.Code);
        var one = Write("one.jsonl", small.Set.Passages.Where(passage => passage.Label == StanceLabel.Mixed));
        Assert.Equal("too_few_labels", new TrainingRun(Registry).Run(new TrainRequest([one])).Problem?.Code);
        Assert.Equal("too_few_labels", new TrainingRun(Registry).Check(new TrainRequest([one]))?.Code);
        Assert.False(Directory.Exists(Path.Combine(_folder.Path, "models")));
    }

    private static LabelledPassage Passage(string id, string text) => new(id, text, StanceLabel.None, id, "en", "");

    private string Write(string name, IEnumerable<LabelledPassage> passages) => _folder.File(name, string.Concat(passages.Select(passage =>
        System.Text.Json.JsonSerializer.Serialize(new { id = passage.Id, text = passage.Text, label = StanceLabels.Name(passage.Label), group = passage.Group }) + "\n")));

    private sealed class Hook(Action<TrainProgress> told) : IProgress<TrainProgress>
    {
        public void Report(TrainProgress value) => told(value);
    }
}
