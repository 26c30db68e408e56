using System.CommandLine;
using System.Text.Json;
using RhetoricLens.Queries.Events;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens events</c>: what happened, to be seen beside trends.</summary>
internal static class EventsCommand
{
    public static Command Create() => new("events", """
        Events of Internet governance that are drawn beside trends; note your own.

        Example:
          rhetoriclens events add 2013-09-24 "Rousseff at the UN" --note "Brazil's president speaks on surveillance."
        """) { List(), Add(), Remove() };

    private static Command List()
    {
        var (from, to) = (CommonOptions.From(), CommonOptions.To());
        var json = new Option<bool>("--json") { Description = "Write JSON, as GET /v1/events answers" };
        var command = new Command("list", """
            Those that travel with the program and your own, by date.

            Example:
              rhetoriclens events list --from 2012 --to 2014
            """) { from, to, json };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var events = store.ListEvents(parsed.GetValue(from), parsed.GetValue(to));
            if (!events.IsOk)
                return Terminal.Fail(events.Problem);
            if (parsed.GetValue(json))
                Console.Out.WriteLine(JsonSerializer.Serialize(events.Value, JsonShape.Options));
            else
                Terminal.Results.Write(Table(events.Value));
            return Terminal.Done;
        }));
        return command;
    }

    private static Command Add()
    {
        var (date, name) = (new Argument<string>("date") { Description = "2014-12-15, 2014-12 or 2014" }, new Argument<string>("name") { Description = "A few words" });
        var note = new Option<string?>("--note") { Description = "What is to be said of it", HelpName = "TEXT" };
        var command = new Command("add", """
            Note an event and write its id; the same date and name again replace its note.

            Example:
              rhetoriclens events add 2016-11-07 "China's Cybersecurity Law"
            """) { date, name, note };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var added = store.AddEvent(new EventRequest(parsed.GetValue(date), parsed.GetValue(name), parsed.GetValue(note)));
            if (!added.IsOk)
                return Terminal.Fail(added.Problem);
            Console.Out.WriteLine(added.Value.Id);
            return Terminal.Done;
        }));
        return command;
    }

    private static Command Remove()
    {
        var id = new Argument<string>("id") { Description = "Id as written by `events add` and `events list`" };
        var command = new Command("remove", """
            Remove an event of your own.

            Example:
              rhetoriclens events remove own-3f2a91c0b7de
            """) { id };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store => store.RemoveEvent(parsed.GetRequiredValue(id)) is { } problem ? Terminal.Fail(problem) : Terminal.Done));
        return command;
    }

    private static Table Table(IReadOnlyList<EventAnswer> events)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Date", "Event", "Id", "Source");
        foreach (var one in events)
            table.AddRow(one.Date.ToString(), Markup.Escape(one.Name), Markup.Escape(one.Id), Markup.Escape(one.Source ?? "your own"));
        return table;
    }
}
