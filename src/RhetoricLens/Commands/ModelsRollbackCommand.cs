using System.CommandLine;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models rollback</c>: back to the model that was in use before.</summary>
internal static class ModelsRollbackCommand
{
    public static Command Create()
    {
        var reason = ModelsPromoteCommand.Reason();
        var noRescore = ModelsPromoteCommand.NoRescore();
        var command = new Command("rollback", """
            Put the model back in use that was before; its scores are still there, and documents that came since are scored by it.

            Example:
              rhetoriclens models rollback --reason "too few multilateral passages found"
            """) { reason, noRescore };
        command.SetAction(async (parsed, cancellation) =>
        {
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            var change = new Promotion(Workspace.RegistryOf(data), ModelList.ShippedTest).Rollback(parsed.GetValue(reason) ?? "");
            if (!change.IsOk)
                return Terminal.Fail(change.Problem);
            Console.Out.WriteLine($"in use: {change.Value.To} (before: {change.Value.From})");
            return parsed.GetValue(noRescore) ? RescoreNow.Leave(data, change.Value.To) : await RescoreNow.RunAsync(data, change.Value.To, cancellation);
        });
        return command;
    }
}
