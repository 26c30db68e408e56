using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens models promote</c>: through the gate, or past it with a reason.</summary>
internal static class ModelsPromoteCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("model") { Description = "Id of a listed model" };
        var test = new Option<string?>("--test") { Description = "Labelled set to judge by; the frozen one when left out", HelpName = "SET" };
        var force = new Option<bool>("--override") { Description = "Put it in use whatever the gate says; needs --reason" };
        var reason = Reason();
        var noRescore = NoRescore();
        var command = new Command("promote", """
            Put a model in use if it is not worse than the one in use on a test set that neither has seen, and score the store by it.

            Example:
              rhetoriclens models promote linear-2
            """) { id, test, force, reason, noRescore };
        command.SetAction(async (parsed, cancellation) =>
        {
            var data = parsed.GetRequiredValue(CommonOptions.Data);
            var given = parsed.GetValue(test) is { } set ? Workspace.LabelsOf(data).Find(set) : default(Outcome<string>?);
            if (given is { IsOk: false } unknown)
                return Terminal.Fail(unknown.Problem);
            var request = new PromotionRequest(parsed.GetRequiredValue(id), given?.Value, parsed.GetValue(force), parsed.GetValue(reason) ?? "");
            var report = new Promotion(Workspace.RegistryOf(data), ModelList.ShippedTest).Promote(request, cancellation);
            if (!report.IsOk)
                return Terminal.Fail(report.Problem);
            Write(report.Value);
            if (!report.Value.Promoted)
                return Terminal.Fail(report.Value.Refusal!);
            return parsed.GetValue(noRescore) ? RescoreNow.Leave(data, request.Id) : await RescoreNow.RunAsync(data, request.Id, cancellation);
        });
        return command;
    }

    /// <summary>What a person says of a change.</summary>
    public static Option<string?> Reason() => new("--reason") { Description = "Why; kept in the registry", HelpName = "TEXT" };

    /// <summary>Leaves the scoring to a server.</summary>
    public static Option<bool> NoRescore() => new("--no-rescore") { Description = "Leave the scoring of the store to rhetoriclens serve" };

    private static void Write(PromotionReport report)
    {
        if (report.Gate is { } gate)
        {
            Console.Out.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"macro-F1 on {gate.TestSet}: {report.From} {gate.Champion:0.000}, {report.To} {gate.Challenger:0.000}; difference {gate.Difference:+0.000;-0.000;0.000} (95 % {gate.Low:+0.000;-0.000;0.000} to {gate.High:+0.000;-0.000;0.000}); {gate.N} passages of {gate.Documents} documents"));
        }
        if (report is { Promoted: true, Refusal: { } overruled })
            Terminal.Say("overridden: " + overruled.What);
        if (report.Promoted)
            Console.Out.WriteLine($"in use: {report.To} (before: {report.From})");
    }
}
