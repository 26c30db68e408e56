using System.CommandLine;
using RhetoricLens.Checks;
using RhetoricLens.Core.Checks;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens doctor</c>: whether all is well in a data folder.</summary>
public static class DoctorCommand
{
    public static Command Create()
    {
        var fix = new Option<bool>("--fix") { Description = "Mend what can be mended: indexes, leases, files of dead processes, a damaged model in use" };
        var deep = new Option<bool>("--deep") { Description = "Hash every stored text and page again, not a sample" };
        var json = new Option<bool>("--json") { Description = "Write the findings as JSON" };
        var command = new Command("doctor", """
            Look at the database, the index, the models, the disk, the clock and the schedules of the data folder, beside whatever runs on it. The exit code is 0 when
            nothing is bad.

            Example:
              rhetoriclens doctor --fix
            """) { fix, deep, json };
        command.SetAction((parsed, cancellation) => Task.FromResult(Run(
            parsed.GetRequiredValue(CommonOptions.Data), parsed.GetValue(fix), parsed.GetValue(deep), parsed.GetValue(json), cancellation)));
        return command;
    }

    private static int Run(string data, bool fix, bool deep, bool json, CancellationToken cancellation)
    {
        var report = new Doctor(data).Run(Workspace.RegistryOf(data), fix, deep, cancellation);
        if (!report.IsOk)
            return Terminal.Fail(report.Problem);
        if (json)
            Asking.WriteJson(report.Value);
        else
            WriteTable(report.Value);
        return report.Value.Healthy ? Terminal.Done : Terminal.Failed;
    }

    private static void WriteTable(DoctorReport report)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Check", "State", "What was found", "What to do");
        foreach (var finding in report.Findings)
            table.AddRow([finding.Check, State(finding), Markup.Escape(finding.What), Markup.Escape(finding.Remedy)]);
        Terminal.Results.Write(table);
        var (bad, warn) = (report.Findings.Count(finding => finding.State == CheckState.Bad), report.Findings.Count(finding => finding.State == CheckState.Warn));
        Console.Out.WriteLine(bad + warn == 0 ? "All is well." : $"{bad} bad, {warn} to look at.");
    }

    private static string State(Finding finding) => finding switch
    {
        { State: CheckState.Bad } => "[red]bad[/]",
        { State: CheckState.Warn } => "[yellow]warn[/]",
        { Mended: true } => "[green]mended[/]",
        _ => "[green]ok[/]",
    };
}
