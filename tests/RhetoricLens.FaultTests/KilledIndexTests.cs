using RhetoricLens.Core.Checks;
using RhetoricLens.Documents.Index;
using RhetoricLens.Documents.Store;
using RhetoricLens.FaultTests.Support;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>The program, killed while it indexes and scores.</summary>
public sealed class KilledIndexTests : IDisposable
{
    private const int PerRound = 40;

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_indexed_is_found_after_each_kill_every_file_is_whole_and_the_rest_is_caught_up()
    {
        var (random, kills, stored) = (new Random(2), Times.Kills(3), 200);
        Speeches.Store(_folder.Path, 0, stored);
        Assert.Equal(0, (await Child.RunAsync("index", "--data", _folder.Path)).Code);
        for (var killed = 0; killed < kills;)
        {
            Speeches.Store(_folder.Path, stored, PerRound);
            stored += PerRound;
            var run = await Child.RunAsync(TimeSpan.FromMilliseconds(random.Next(300, 1500)), "index", "--data", _folder.Path);
            killed += run.Code is null ? 1 : 0;
            AssertWhole(stored, random);
        }
        Assert.Equal(0, (await Child.RunAsync("index", "--data", _folder.Path)).Code);
        Folders.AssertHealthy(_folder.Path);
        using var workspace = Workspace.Open(_folder.Path).Value;
        Assert.All(Enumerable.Range(0, stored), speech => Assert.True(Folders.Finds(workspace.Index, speech), $"{speech}"));
        Assert.Equal(0, workspace.Store.Scores.CountUnscored(workspace.ModelId, Stance.Score.PassageSplitter.Version));
    }

    /// <summary>Behind is all that the index may be.</summary>
    private void AssertWhole(int stored, Random random)
    {
        Folders.AssertHealthy(_folder.Path, "index", "passages");
        Assert.DoesNotContain(Folders.Examine(_folder.Path, deep: false).Findings, finding => finding.State == CheckState.Bad && finding.Check != "disk");
        using var store = Database.Open(_folder.Path).Value;
        Assert.Equal(stored, store.Documents.CountAfter(0));
        using var index = LuceneIndex.Open(Path.Combine(_folder.Path, Workspace.IndexFolder), store);
        var indexed = stored - store.Documents.CountAfter(index.Sequence);
        Assert.InRange(indexed, 200, stored);
        foreach (var speech in Enumerable.Range(0, 20).Select(_ => random.Next(indexed)))
            Assert.True(Folders.Finds(index, speech), $"{speech} of {indexed}");
    }
}
