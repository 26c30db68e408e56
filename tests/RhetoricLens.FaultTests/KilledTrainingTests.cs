using RhetoricLens.FaultTests.Support;
using RhetoricLens.Core;
using RhetoricLens.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>The program, killed at random moments of a training.</summary>
public sealed class KilledTrainingTests : IDisposable
{
    private const string Shipped = "linear-3";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task The_old_model_serves_after_each_kill_no_half_model_is_listed_and_the_training_can_be_done_again()
    {
        var labels = _folder.File("small.jsonl", SmallLabels.Jsonl());
        string[] train = ["models", "train", "--labels", labels, "--data", _folder.Path];
        var (random, before, trained) = (new Random(3), Score(), 0);
        for (var killed = 0; killed < Times.Kills(3);)
        {
            var run = await Child.RunAsync(TimeSpan.FromMilliseconds(random.Next(300, 4000)), train);
            (killed, trained) = run.Code is null ? (killed + 1, trained) : (killed, trained + 1);
            Assert.True(run.Code is null or 0, run.Messages);
            Assert.Equal(before, Score());
            AssertListed();
        }
        var again = await Child.RunAsync(train);
        Assert.True(again.Code == 0, again.Messages);
        Assert.StartsWith("linear-", again.Output);
    }

    private StanceProbabilities Score()
    {
        var model = Workspace.RegistryOf(_folder.Path).Load().Value;
        Assert.Equal(Shipped, model.Version.Id);
        return new StanceScorer(model).Score(Speeches.Text(3));
    }

    /// <summary>A model is listed whole or not at all, whether its training was killed a moment later or not.</summary>
    private void AssertListed()
    {
        var registry = Workspace.RegistryOf(_folder.Path);
        Assert.All(registry.List().Value, model => Assert.True(registry.Verify(model.Id).IsOk, model.Id));
    }
}
