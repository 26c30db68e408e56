using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Trends.Groups;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens groups</c>: the groups that trends can be asked for, and who belonged when.</summary>
internal static class GroupsCommand
{
    public static Command Create()
    {
        var name = new Argument<string?>("name") { Description = "One group, with its members; all when left out", Arity = ArgumentArity.ZeroOrOne };
        var json = new Option<bool>("--json") { Description = "Write JSON, as GET /v1/groups answers" };
        var command = new Command("groups", """
            Groups of states for trends --group, with who belonged when and where each fact is from.

            Example:
              rhetoriclens groups BRICS
            """) { name, json };
        command.SetAction(parsed => Run(parsed.GetValue(name), parsed.GetValue(json)));
        return command;
    }

    private static int Run(string? name, bool json)
    {
        var table = QueryScope.KnownGroups;
        if (!table.IsOk)
            return Terminal.Fail(table.Problem);
        var chosen = name is null ? table.Value.All.ToArray() : QueryScope.ParseGroups(name);
        if (!chosen.IsOk)
            return Terminal.Fail(chosen.Problem);
        if (json)
            Console.Out.WriteLine(JsonSerializer.Serialize(chosen.Value.Select(GroupAnswer.Of), JsonShape.Options));
        else if (name is null)
            Terminal.Results.Write(All(chosen.Value));
        else
            Array.ForEach(chosen.Value, Write);
        return Terminal.Done;
    }

    private static Table All(Group[] groups)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumn("Group").AddColumn("Name").AddColumn("Kind").AddColumn(new TableColumn("Ever").RightAligned()).AddColumn(new TableColumn("Today").RightAligned());
        var today = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime);
        foreach (var group in groups)
            table.AddRow(group.Code, Markup.Escape(group.Name), group.Kind, $"{group.Members.Count}", $"{group.On(today).Count()}");
        return table;
    }

    private static void Write(Group group)
    {
        var table = new Table { Border = TableBorder.Rounded, Title = new TableTitle(Markup.Escape($"{group.Code}: {group.Name}")) };
        table.AddColumn("Country").AddColumn("Name").AddColumn("From").AddColumn("To").AddColumn("Source");
        foreach (var member in group.Members)
            table.AddRow(member.Country, Markup.Escape(Countries.NameOf(member.Country)), Day(member.From, "always"), Day(member.To, ""), Markup.Escape(member.Source));
        Terminal.Results.Write(table);
        if (group.Note.Length > 0)
            Terminal.Say(group.Note);
    }

    private static string Day(DateOnly? day, string none) => day is { } known ? PartialDate.FromDay(known).ToString() : none;
}
