using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class WrittenPassagesTests(SmallModel small) : IClassFixture<SmallModel>
{
    private const string Sovereign = "Sovereign states must control the Internet by treaty.";

    [Fact]
    public void Where_real_passages_contradict_written_ones_of_their_language_the_real_ones_decide()
    {
        var (light, equal, only) = (P(Train(0.1f, written: "en")), P(Train(1, written: "en")), small.Scorer.Score(Sovereign));
        Assert.True(light.Multilateral > equal.Multilateral + 0.05, $"{light} {equal}");
        Assert.True(only.Multilateral > light.Multilateral);
        Assert.Equal(StanceLabel.Multilateral, light.Label);
    }

    [Fact]
    public void Real_passages_that_name_no_language_count_as_English() =>
        Assert.NotEqual(Train(0.1f, written: "en", real: "und").FileSha256, Train(1, written: "en", real: "und").FileSha256);

    [Theory]
    [InlineData("fr", "en")]
    [InlineData("en", "fr")]
    [InlineData("fr", "und")]
    public void Where_no_real_passage_of_the_language_exists_a_written_one_weighs_as_much(string written, string real) =>
        Assert.Equal(Train(0.1f, written, real).FileSha256, Train(1, written, real).FileSha256);

    [Fact]
    public void A_set_of_written_passages_alone_is_trained_on_as_it_is()
    {
        var written = small.Set with { Passages = [.. small.Set.Passages.Select(passage => passage with { Kind = "plain" })] };
        Assert.Equal(small.Trained.FileSha256, Trainer.Train(written, SmallModel.Settings with { WrittenWeight = 0.1f }).Value.FileSha256);
    }

    private static StanceProbabilities P(TrainedModel trained) => new StanceScorer(trained.ToModel("trained")).Score(Sovereign);

    /// <summary>The real passages, and written ones that call the talk of sovereign states multi-stakeholder.</summary>
    private TrainedModel Train(float weight, string written, string real = "en")
    {
        var wrong = small.Set.Passages.Where(passage => passage.Label == StanceLabel.Multilateral).Select(passage => passage with
        {
            Id = "w" + passage.Id, Group = "w" + passage.Id, Text = "Again: " + passage.Text, Label = StanceLabel.Multistakeholder, Language = written, Kind = "plain",
        });
        var set = small.Set with { Passages = [.. small.Set.Passages.Select(passage => passage with { Language = real }), .. wrong] };
        return Trainer.Train(set, SmallModel.Settings with { WrittenWeight = weight }).Value;
    }
}
