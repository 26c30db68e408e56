using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core.Outcomes;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens keys</c>: who may change things over the API.</summary>
public static class KeysCommand
{
    public static Command Create() => new("keys", """
        Make and revoke keys of the API. They are needed when rhetoriclens serve listens beyond this machine.

        Example:
          rhetoriclens keys add notebook
        """) { Add(), List(), Revoke() };

    private static Command Add()
    {
        var name = new Argument<string>("name") { Description = "Who or what uses it" };
        var command = new Command("add", """
            Make a key. It is shown this once; only its hash is kept.

            Example:
              rhetoriclens keys add notebook
            """) { name };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var key = store.Keys.Add(parsed.GetRequiredValue(name));
            if (!key.IsOk)
                return Terminal.Fail(key.Problem);
            Terminal.Say("Keep it: it is not shown again. Send it as Authorization: Bearer KEY.");
            Console.Out.WriteLine(key.Value);
            return Terminal.Done;
        }));
        return command;
    }

    private static Command List()
    {
        var command = new Command("list", """
            The keys there are, without the keys themselves.

            Example:
              rhetoriclens keys list
            """);
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns("Name", "Made (UTC)", "Revoked (UTC)");
            foreach (var key in store.Keys.List())
                table.AddRow([.. new[] { key.Name, Time(key.CreatedAt), Time(key.RevokedAt) }.Select(Markup.Escape)]);
            Terminal.Results.Write(table);
            return Terminal.Done;
        }));
        return command;
    }

    private static Command Revoke()
    {
        var name = new Argument<string>("name") { Description = "Name of a key" };
        var command = new Command("revoke", """
            Let a key open nothing from now on.

            Example:
              rhetoriclens keys revoke notebook
            """) { name };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            if (!store.Keys.Revoke(parsed.GetRequiredValue(name)))
                return Terminal.Fail(new Problem("bad_key", $"No key \"{parsed.GetValue(name)}\" opens anything.", "name", "See: rhetoriclens keys list."));
            Console.Out.WriteLine($"{parsed.GetValue(name)}: revoked");
            return Terminal.Done;
        }));
        return command;
    }

    private static string Time(DateTimeOffset? time) => time?.UtcDateTime.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture) ?? "";
}
