using System.CommandLine;
using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens schedules</c>: what is crawled when.</summary>
public static class SchedulesCommand
{
    public static Command Create()
    {
        var command = new Command("schedules", """
            The schedules with their next five times. Set one with rhetoriclens sources schedule, pause it with rhetoriclens sources disable.

            Example:
              rhetoriclens schedules
            """);
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns("Source", "Schedule", "Time zone", "Next five (UTC)");
            for (var (cursor, more) = ((string?)null, true); more; more = cursor is not null)
            {
                var page = SourceQuery.Schedules(store, Limits.MaxPageRows, cursor).Value;
                foreach (var row in page.Rows)
                    table.AddRow([.. Cells(row).Select(Markup.Escape)]);
                cursor = page.Next;
            }
            Terminal.Results.Write(table);
            return Terminal.Done;
        }));
        return command;
    }

    private static string[] Cells(ScheduleAnswer row) =>
        [row.Source, row.Cron, row.TimeZone, row.Paused ? "paused" : string.Join("\n", row.Next.Select(time => time.UtcDateTime.ToString("ddd yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)))];
}
