using System.CommandLine;
using RhetoricLens.Core;
using RhetoricLens.Documents.Work;
using RhetoricLens.Queries;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens schedules</c>: what is crawled when.</summary>
public static class SchedulesCommand
{
    private const int Shown = 3;

    public static Command Create()
    {
        var command = new Command("schedules", """
            The schedules: rules, next three crawls, the last one with what came of it, and why the last time that came to nothing did so.
            Set one with rhetoriclens sources schedule, pause it with rhetoriclens sources pause.

            Example:
              rhetoriclens schedules
            """);
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns("Source", "Schedule", "Missed, overlap", "Next (UTC)", "Last crawl", "Last skipped");
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
    [
        row.Source,
        $"{row.Cron} {row.TimeZone}",
        $"{Name(row.Misfire)}, {Name(row.Overlap)}",
        Next(row),
        row.LastRun is { } run ? $"{Times.Minute(run.Planned)} {Name(run.State)}\n{run.Outcome}".TrimEnd() : "",
        row.LastSkipped is { } skip ? $"{Times.Minute(skip.Planned)}\n{skip.Outcome}" : "",
    ];

    private static string Next(ScheduleAnswer row)
    {
        if (row.Paused)
            return "paused";
        if (row.Failing is { HeldSince: { } since } held)
            return $"held since {Times.Minute(since)}\n{FailingAnswer.Words(held)}\n{held.Remedy}";
        if (row.NextCrawl is not { } next)
            return "never";
        var times = Occurrences.Coming(new SourceSchedule(row.Cron, row.TimeZone), next, Shown - 1).Prepend(next).Select(Times.Day);
        return string.Join("\n", times) + (row.Failing is { } failing ? "\n" + FailingAnswer.Count(failing) : "");
    }

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
