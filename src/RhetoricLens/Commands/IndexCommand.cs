using System.CommandLine;
using RhetoricLens.Jobs;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens index</c>: brings the index and the scores up to what is stored.</summary>
public static class IndexCommand
{
    public static Command Create()
    {
        var command = new Command("index", """
            Bring the index and the scores up to what is stored, after another model was put in use or an index was lost.

            Example:
              rhetoriclens index
            """);
        command.SetAction((parsed, cancellation) => RunAsync(parsed.GetRequiredValue(CommonOptions.Data), cancellation));
        return command;
    }

    private static async Task<int> RunAsync(string data, CancellationToken cancellation)
    {
        var opened = Workspace.Open(data);
        if (!opened.IsOk)
            return Terminal.Fail(opened.Problem);
        using var workspace = opened.Value;
        var (indexed, scored) = await LiveProgress.ShowAsync(progress =>
        {
            var pipeline = new Pipeline(workspace, progress);
            return (pipeline.Index(cancellation), pipeline.Score(cancellation));
        });
        if (!indexed.IsOk)
            return Terminal.Fail(indexed.Problem);
        if (indexed.Value.Notice.Length > 0)
            Terminal.Say(indexed.Value.Notice);
        Console.Out.WriteLine($"indexed {indexed.Value.Indexed} documents, scored {scored.Documents} documents ({scored.Passages} passages) by {workspace.ModelId}");
        return Terminal.Done;
    }
}
