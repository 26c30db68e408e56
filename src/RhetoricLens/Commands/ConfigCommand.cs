using System.CommandLine;
using RhetoricLens.Configuration;
using RhetoricLens.Core.Outcomes;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens config</c>: what is set, where that came from, and what could be.</summary>
public static class ConfigCommand
{
    public static Command Create() => new("config", """
        See the settings of this program: from flags, the environment, a file and the defaults, in that order.

        Example:
          rhetoriclens config show
        """) { Show() };

    private static Command Show()
    {
        var json = new Option<bool>("--json") { Description = "As JSON, an array with an object for each setting" };
        var markdown = new Option<bool>("--markdown") { Description = "What can be set and the defaults, as a table in Markdown", Hidden = true };
        var command = new Command("show", """
            List every setting: its value, where that came from, and what it means. Secrets are not shown.

            Example:
              rhetoriclens config show --config /etc/rhetoriclens.json
            """) { json, markdown };
        foreach (var setting in SettingTable.All.Where(setting => setting.Key != "data"))
            command.Options.Add(setting.Option());
        command.SetAction(parsed => parsed.GetValue(markdown) ? WriteMarkdown() : Show(Settings.Of(parsed), parsed.GetValue(json)));
        return command;
    }

    private static int Show(Outcome<Settings> read, bool json)
    {
        if (!read.IsOk)
            return Terminal.Fail(read.Problem);
        var unknown = Settings.Variables().Keys.Where(name => name.StartsWith(SettingTable.VariablePrefix, StringComparison.Ordinal) && name != SettingTable.FileVariable);
        foreach (var name in unknown.Except(SettingTable.All.Select(setting => setting.Variable), StringComparer.Ordinal).Order(StringComparer.Ordinal))
            Terminal.Say($"note: {name} is set, but there is no such setting.");
        if (json)
            Asking.WriteJson(read.Value.All.Select(value => new { key = value.Setting.Key, value = value.Shown, origin = value.Origin, @default = value.Setting.DefaultText, meaning = value.Setting.Meaning, allowed = value.Setting.Allowed.Text }));
        else
            Write(read.Value);
        return Terminal.Done;
    }

    private static void Write(Settings settings)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Key", "Value", "From", "Meaning", "Default");
        foreach (var value in settings.All)
            table.AddRow([.. new[] { value.Setting.Key, value.Shown, value.Origin, value.Setting.Meaning, value.Setting.DefaultText }.Select(Markup.Escape)]);
        Terminal.Results.Write(table);
    }

    private static int WriteMarkdown()
    {
        Console.Out.WriteLine("| key | meaning | allowed | default | variable |");
        Console.Out.WriteLine("| --- | --- | --- | --- | --- |");
        foreach (var setting in SettingTable.All)
            Console.Out.WriteLine($"| `{setting.Key}` | {setting.Meaning} | {setting.Allowed.Text} | {setting.DefaultText} | `{setting.Variable}` |");
        return Terminal.Done;
    }
}
