using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;

namespace RhetoricLens.Commands;

/// <summary>Scores the store by the model that was put in use, in the foreground; a server leaves the work alone while it is held here.</summary>
internal static class RescoreNow
{
    /// <summary>Only asks for it: a server that runs, or the next one, does it.</summary>
    public static int Leave(string data, string model)
    {
        if (!File.Exists(Path.Combine(data, Database.FileName)))
            return Terminal.Done;
        var opened = Configuration.StoreChoice.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var store = opened.Value;
        if (Rescoring.Queue(store, model) is { } work)
            Terminal.Say($"Documents not yet scored by {model}: {store.Scores.CountUnscored(model, Stance.Score.PassageSplitter.Version)}; rhetoriclens serve scores them (job {work.Id}).");
        return Terminal.Done;
    }

    /// <summary>Asks for it and does it; when it is interrupted, it stays asked for.</summary>
    public static async Task<int> RunAsync(string data, string model, CancellationToken cancellation)
    {
        if (!File.Exists(Path.Combine(data, Database.FileName)))
            return Terminal.Done;
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        if (Rescoring.Queue(workspace.Store, model) is not { } work)
            return Terminal.Done;
        if (workspace.Store.Work.Claim(work.Id) is not { } lease)
        {
            Terminal.Say($"The server scores the documents by {model} (job {work.Id}).");
            return Terminal.Done;
        }
        await LiveProgress.ShowAsync(async bars =>
        {
            await new HeldWork(workspace.Store, lease, bars).RunAsync(
                (steps, held) => Task.Run(() => Rescoring.Run(workspace, lease, steps, held), held), cancellation);
            return true;
        });
        var ended = workspace.Store.Work.Get(work.Id)!;
        Console.Out.WriteLine(ended.LastReason);
        return ended.State == WorkState.Done ? Terminal.Done : Terminal.Failed;
    }
}
