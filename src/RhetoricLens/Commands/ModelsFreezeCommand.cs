using System.CommandLine;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models freeze</c>: keeps the test set that models are compared on.</summary>
internal static class ModelsFreezeCommand
{
    public static Command Create()
    {
        var labels = new Option<string>("--labels") { Description = "Coded passages that no model is trained on", HelpName = "SET", Required = true };
        var command = new Command("freeze", """
            Keep a copy of a labelled set as the test set by which models are promoted; it stays what it is whatever becomes of the file.

            Example:
              rhetoriclens models freeze --labels my-held-out.jsonl
            """) { labels };
        command.SetAction(parsed =>
        {
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            var set = LabelledFile.Read(data, parsed.GetRequiredValue(labels));
            if (!set.IsOk)
                return Terminal.Fail(set.Problem);
            var frozen = Workspace.RegistryOf(data).Freeze(set.Value);
            if (!frozen.IsOk)
                return Terminal.Fail(frozen.Problem);
            Console.Out.WriteLine($"frozen: {frozen.Value.Name}, {frozen.Value.Passages} passages of {frozen.Value.Documents} documents, SHA-256 {frozen.Value.Sha256}");
            return Terminal.Done;
        });
        return command;
    }
}
