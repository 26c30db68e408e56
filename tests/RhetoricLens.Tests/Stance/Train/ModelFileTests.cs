using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Stance.Train;
using RhetoricLens.Stance.Vectors;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Stance.Score.Codebook;
using RhetoricLens.Tests.Stance.Vectors;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class ModelFileTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private const float Temperature = 1.7182817f;
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(TrainerKind.Lbfgs)]
    [InlineData(TrainerKind.Sdca)]
    public void A_model_keeps_its_lexicon_its_vectors_and_its_temperature(TrainerKind kind)
    {
        var trained = Train(kind, SmallLexicon.Lexicon, VectorsOf(small));
        var loaded = Reload(trained);
        Assert.Equal(SmallLexicon.Yaml, loaded.Representation.Lexicon.Text);
        Assert.Equal(trained.Settings.Vectors!.Sha256, loaded.Representation.Vectors?.Sha256);
        Assert.Equal(Temperature, loaded.Temperature);
        Assert.Equal(trained.Representation.Rarity, loaded.Representation.Rarity);
        Assert.Equal(trained.Representation.Settings, loaded.Representation.Settings);
    }

    [Theory]
    [InlineData(TrainerKind.Lbfgs)]
    [InlineData(TrainerKind.Sdca)]
    public void A_model_read_back_scores_and_explains_the_same_to_the_bit(TrainerKind kind)
    {
        var trained = Train(kind, SmallLexicon.Lexicon, VectorsOf(small));
        var (before, after) = (new StanceScorer(trained.ToModel("before")), new StanceScorer(Reload(trained)));
        Assert.All(small.Set.Passages.Select(passage => passage.Text + " The treaty of the network."), text =>
        {
            Assert.Equal(before.Score(text), after.Score(text));
            Assert.Equal(before.Explain(text, int.MaxValue).Terms, after.Explain(text, int.MaxValue).Terms);
        });
        Assert.Contains(after.Explain("The treaty of the Internet network.", int.MaxValue).Terms, term => term.Term == "~internet");
    }

    [Fact]
    public void A_model_is_written_and_read_alike_in_every_culture()
    {
        var trained = Train(TrainerKind.Lbfgs, SmallLexicon.Lexicon, null);
        var loaded = CommaCulture.Under(() => Reload(trained));
        Assert.Equal(Temperature, loaded.Temperature);
        Assert.Equal(new StanceScorer(trained.ToModel("before")).Score("The Internet treaty."), new StanceScorer(loaded).Score("The Internet treaty."));
    }

    [Fact]
    public void Models_of_the_shipped_lexicon_share_it_and_may_have_no_vectors()
    {
        var loaded = Reload(Train(TrainerKind.Lbfgs, Lexicon.Shipped, null));
        Assert.Same(Lexicon.Shipped, loaded.Representation.Lexicon);
        Assert.Null(loaded.Representation.Vectors);
    }

    [Fact]
    public void A_temperature_makes_a_model_less_sure_and_no_other()
    {
        var trained = Train(TrainerKind.Lbfgs, Lexicon.Shipped, null);
        var (plain, cooled) = (new StanceScorer(trained.WithTemperature(1).ToModel("plain")), new StanceScorer(trained.WithTemperature(4).ToModel("cooled")));
        Assert.All(small.Set.Passages, passage =>
        {
            var (sure, unsure) = (plain.Score(passage.Text), cooled.Score(passage.Text));
            Assert.Equal(sure.Label, unsure.Label);
            Assert.True(unsure.Of(unsure.Label) < sure.Of(sure.Label));
        });
    }

    private static WordVectors VectorsOf(SmallModel small) =>
        Planted.Learn(small.Set.Passages.Select(passage => new WeightedText(passage.Text, 1))).Vectors;

    private TrainedModel Train(TrainerKind kind, Lexicon lexicon, WordVectors? vectors) =>
        Trainer.Train(small.Set, SmallModel.Settings with { Trainer = kind, Lexicon = lexicon, Vectors = vectors }).Value.WithTemperature(Temperature);

    private StanceModel Reload(TrainedModel trained)
    {
        var registry = new ModelRegistry(_folder.Path);
        var added = registry.Add(trained, new ModelEntry(default, new Dictionary<string, double>(StringComparer.Ordinal)));
        Assert.True(added.IsOk, added.Problem?.ToString());
        var loaded = new ModelRegistry(_folder.Path).Load(added.Value.Id);
        Assert.True(loaded.IsOk, loaded.Problem?.ToString());
        return loaded.Value;
    }
}
