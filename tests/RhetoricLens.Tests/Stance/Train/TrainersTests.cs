using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Stance.Vectors;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class TrainersTests(SmallModel small) : IClassFixture<SmallModel>
{
    /// <summary>All parts of a representation, with vectors that know a few of the words.</summary>
    private static readonly TrainSettings Settings = SmallModel.Settings with { Vectors = Planted.Learn(Planted.Texts).Vectors };

    [Theory]
    [InlineData(TrainerKind.Lbfgs)]
    [InlineData(TrainerKind.Sdca)]
    public void Each_trainer_learns_what_there_is_to_learn(TrainerKind kind)
    {
        var scorer = new StanceScorer(Train(kind, small.Set).ToModel("learnt"));
        Assert.All(small.Set.Passages, passage => Assert.Equal(passage.Label, scorer.Score(passage.Text).Label));
        Assert.Equal(StanceLabel.Multilateral, scorer.Score("Sovereign states must control the Internet by treaty.").Label);
    }

    [Fact]
    public void The_trainer_stands_in_the_settings()
    {
        Assert.Equal("ML.NET LbfgsMaximumEntropy", (Settings with { Trainer = TrainerKind.Lbfgs }).AsText()["trainer"]);
        Assert.Equal("ML.NET SdcaMaximumEntropy", (Settings with { Trainer = TrainerKind.Sdca }).AsText()["trainer"]);
        Assert.NotEqual(Train(TrainerKind.Lbfgs, small.Set).FileSha256, Train(TrainerKind.Sdca, small.Set).FileSha256);
    }

    [Theory]
    [InlineData(TrainerKind.Lbfgs)]
    [InlineData(TrainerKind.Sdca)]
    public void Shuffled_rows_give_the_same_bytes_on_eight_threads_at_once(TrainerKind kind)
    {
        var expected = Train(kind, small.Set).File;
        var files = new byte[8][];
        Parallel.For(0, files.Length, new ParallelOptions { MaxDegreeOfParallelism = files.Length }, i => files[i] = Train(kind, Shuffled(i)).File);
        Assert.All(files, file => Assert.Equal(expected, file));
    }

    [Theory]
    [InlineData(TrainerKind.Lbfgs)]
    [InlineData(TrainerKind.Sdca)]
    public void Another_culture_gives_the_same_bytes(TrainerKind kind)
    {
        var home = Train(kind, small.Set).WithTemperature(1.5f);
        var abroad = CommaCulture.Under(() => Train(kind, small.Set).WithTemperature(1.5f));
        Assert.Equal(home.File, abroad.File);
        Assert.Equal(home.Settings.AsText(), abroad.Settings.AsText());
    }

    private LabelledSet Shuffled(int seed) => small.Set with
    {
        Passages = [.. small.Set.Passages.OrderBy(passage => DocumentId.Sha256(FormattableString.Invariant($"{seed} {passage.Id}")), StringComparer.Ordinal)],
    };

    private static TrainedModel Train(TrainerKind kind, LabelledSet set) => Trainer.Train(set, Settings with { Trainer = kind }).Value;
}
