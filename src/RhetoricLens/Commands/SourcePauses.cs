using System.CommandLine;
using RhetoricLens.Queries;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens sources pause</c> and <c>resume</c>.</summary>
internal static class SourcePauses
{
    public static Command Pause() => OnSchedule(
        "pause", "Have no crawl of a source due until it is resumed; one that runs goes on.", false, _ => "paused");

    public static Command Resume() => OnSchedule(
        "resume", "Take the schedule of a source up again, from now on, and forget its failures: the way back for a schedule that is paused or held.", true,
        schedule => $"next crawl {Times.Minute(schedule.NextCrawl)} UTC");

    private static Command OnSchedule(string name, string summary, bool enabled, Func<ScheduleAnswer, string> message)
    {
        var id = new Argument<string>("source") { Description = "Id of a source with a schedule" };
        var command = new Command(name, $"""
            {summary}

            Example:
              rhetoriclens sources {name} usa-ntia-speeches
            """) { id };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var schedule = SourceQuery.Enable(store, parsed.GetRequiredValue(id), enabled);
            if (!schedule.IsOk)
                return Terminal.Fail(schedule.Problem);
            Console.Out.WriteLine($"{schedule.Value.Source}: {message(schedule.Value)}");
            return Terminal.Done;
        }));
        return command;
    }
}
