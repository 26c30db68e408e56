using System.CommandLine;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens documents</c>: what the store holds of one document.</summary>
public static class DocumentsCommand
{
    public static Command Create() => new("documents", """
        Look at a document in the store.

        Example:
          rhetoriclens documents diff usa-ntia-speeches:speech/1
        """) { Diff() };

    private static Command Diff()
    {
        var id = new Argument<string>("document") { Description = "Id of a document" };
        var from = new Argument<int?>("from") { Description = "An earlier version; the one before the current when left out", Arity = ArgumentArity.ZeroOrOne };
        var to = new Argument<int?>("to") { Description = "A later version; the current one when left out", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("diff", """
            How the text of a document changed: + paragraphs added, - removed.

            Example:
              rhetoriclens documents diff usa-ntia-speeches:speech/1 1 3
            """) { id, from, to };
        command.SetAction(parsed =>
        {
            var opened = Workspace.Open(parsed.GetRequiredValue(CommonOptions.Data));
            if (!opened.IsOk)
                return Terminal.Fail(opened.Problem);
            using var workspace = opened.Value;
            var name = parsed.GetRequiredValue(id);
            var current = workspace.Store.Documents.Versions(name).Count;
            var later = parsed.GetValue(to) ?? current;
            var diff = VersionDiff.Of(workspace, name, parsed.GetValue(from) ?? Math.Max(1, later - 1), later);
            return diff.IsOk ? Write(diff.Value) : Terminal.Fail(diff.Problem);
        });
        return command;
    }

    private static int Write(VersionDiff diff)
    {
        Console.Out.WriteLine($"{diff.Id}: version {diff.From} to {diff.To}, {diff.Added} paragraphs added, {diff.Removed} removed");
        foreach (var line in diff.Lines.Where(line => line.Kind != DiffKind.Same))
            Console.Out.WriteLine($"{(line.Kind == DiffKind.Added ? '+' : '-')} {line.Text}");
        return Terminal.Done;
    }
}
