using System.CommandLine;
using System.Globalization;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens nodes</c>: the programs that share the store.</summary>
public static class NodesCommand
{
    public static Command Create()
    {
        var json = new Option<bool>("--json") { Description = "Write JSON" };
        var command = new Command("nodes", """
            List the programs that share the store (PostgreSQL), and how far the index of each is behind it.

            Example:
              rhetoriclens nodes --store postgres
            """) { json };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var (running, last) = (store.Nodes.Running(), store.Documents.LastVersionId());
            if (parsed.GetValue(json))
                Asking.WriteJson(running);
            else if (running.Count == 0)
                Terminal.Say(store.IsShared ? "No program is running." : "This store is in a file, which one machine works on: nothing is shared.");
            foreach (var node in parsed.GetValue(json) ? [] : running)
            {
                var behind = node.IndexVersion is { } index ? $"index {Math.Max(0, last - index)} versions behind" : "no index";
                Console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{node.Id}  {node.Role}  since {node.StartedAt:u}  seen {node.SeenAt:u}  {behind}"));
            }
            return Terminal.Done;
        }));
        return command;
    }
}
