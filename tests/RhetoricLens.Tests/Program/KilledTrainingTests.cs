using System.Diagnostics;
using RhetoricLens.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program;

public sealed class KilledTrainingTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("train")]
    [InlineData("cross-validate")]
    public async Task A_training_that_is_killed_leaves_the_old_model_serving_and_can_be_done_again(string phase)
    {
        await KillAtAsync(phase, "models", "train", "--data", _folder.Path);
        var registry = Workspace.RegistryOf(_folder.Path);
        Assert.Equal(["linear-3"], registry.List().Value.Select(model => model.Id));
        Assert.True(new StanceScorer(registry.Load().Value).Score(House.States).Multilateral > 0.5);
        var again = await Cli.RunAsync("models", "train", "--labels", _folder.File("small.jsonl", SmallLabels.Jsonl()), "--data", _folder.Path);
        Assert.True(again.Code == 0, again.Messages);
        Assert.StartsWith("linear-4 ", again.Output);
    }

    /// <summary>Kills the program, as a power cut would, as soon as it says that it is in a phase.</summary>
    private static async Task KillAtAsync(string phase, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "rhetoriclens.dll"), .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start)!;
        while (await process.StandardError.ReadLineAsync() is { } line && !line.StartsWith(phase, StringComparison.Ordinal))
        {
        }
        Assert.False(process.HasExited);
        process.Kill();
        await process.WaitForExitAsync();
    }
}
