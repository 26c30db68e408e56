using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class TrainerTests(SmallModel small) : IClassFixture<SmallModel>
{
    [Fact]
    public void Shuffled_rows_give_the_same_file()
    {
        var shuffled = small.Set with { Passages = [.. small.Set.Passages.OrderBy(passage => DocumentId.Sha256(passage.Id), StringComparer.Ordinal)] };
        Assert.Equal(small.Trained.FileSha256, Trainer.Train(shuffled, SmallModel.Settings).Value.FileSha256);
    }

    [Fact]
    public void Another_label_gives_another_file()
    {
        var passages = small.Set.Passages.ToArray();
        passages[0] = passages[0] with { Label = StanceLabel.None };
        Assert.NotEqual(small.Trained.FileSha256, Trainer.Train(small.Set with { Passages = passages }, SmallModel.Settings).Value.FileSha256);
    }

    [Fact]
    public void A_set_with_one_class_is_refused()
    {
        var one = small.Set with { Passages = [.. small.Set.Passages.Where(passage => passage.Label == StanceLabel.Mixed)] };
        var trained = Trainer.Train(one, SmallModel.Settings);
        Assert.Equal("too_few_labels", trained.Problem?.Code);
        Assert.Contains("multilateral 0", trained.Problem?.What, StringComparison.Ordinal);
        Assert.Equal("too_few_labels", CrossValidation.Run(one, SmallModel.Settings, 5).Problem?.Code);
    }

    [Fact]
    public void A_set_that_memory_could_not_hold_is_refused_before_anything_is_made_of_it()
    {
        var many = small.Set with { Passages = [.. Enumerable.Repeat(small.Set.Passages[0], Limits.MaxTrainingPassages + 1)] };
        Assert.Equal("too_many_rows", Trainer.Train(many, SmallModel.Settings).Problem?.Code);
    }

    [Fact]
    public void Class_shares_move_the_judgement()
    {
        var settings = SmallModel.Settings with { Shares = new ClassShares(0.01f, 0.01f, 0.01f, 0.97f) };
        var scorer = new StanceScorer(Trainer.Train(small.Set, settings).Value.ToModel("none"));
        const string unclear = "The Internet is a matter of debate.";
        Assert.True(scorer.Score(unclear).None > small.Scorer.Score(unclear).None + 0.2);
    }

    [Fact]
    public void Cross_validation_judges_every_passage_once_and_gives_the_same_figures_again()
    {
        var first = CrossValidation.Run(small.Set, SmallModel.Settings, 4).Value.Evaluation;
        var again = CrossValidation.Run(small.Set with { Passages = [.. small.Set.Passages.Reverse()] }, SmallModel.Settings, 4).Value.Evaluation;
        Assert.Equal(small.Set.Passages.Count, first.Count);
        Assert.True(first.MacroF1 > 0.9);
        Assert.Equal(first.Confusion, again.Confusion);
    }

    [Fact]
    public void Passages_of_one_group_are_never_on_both_sides_of_a_split()
    {
        // Each class is one document: when it is left out, nothing of its kind was learnt.
        var grouped = small.Set with { Passages = [.. small.Set.Passages.Select(passage => passage with { Group = passage.Label.ToString() })] };
        Assert.Equal(0, CrossValidation.Run(grouped, SmallModel.Settings, 4).Value.Evaluation.Accuracy);
    }
}
