using System.CommandLine;
using System.Globalization;
using RhetoricLens.Api;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens jobs</c>: what runs in the background.</summary>
public static class JobsCommand
{
    public static Command Create() => new("jobs", """
        Look at background work, call it off, or ask for it again.

        Example:
          rhetoriclens jobs list --state failed
        """)
    {
        List(),
        OnJob("show", "Show a job: state, phase, progress, result.", Show),
        JobsWatch.Create(),
        OnJob("cancel", "Call a job off; what it has done so far stays.", Cancel),
        OnJob("pause", "Put a job back until it is resumed; a crawl keeps what it has read, a training begins anew.", Pause),
        OnJob("resume", "Take a paused job up again where it stopped; rhetoriclens serve does it.", Resume),
        OnJob("retry", "Ask again for the work of a job that failed, was skipped or called off; rhetoriclens serve does it.", Retry),
        OnJob("rerun", "Do the work of a job that has ended, well or not, once more; rhetoriclens serve does it.", Rerun),
    };

    private static Command List()
    {
        var state = new Option<string?>("--state") { Description = "queued, running, paused, succeeded, failed, skipped or canceled; all when left out", HelpName = "STATE" };
        var take = new Option<int>("--limit") { Description = "Jobs shown, newest first", HelpName = "N", DefaultValueFactory = _ => 20 };
        var command = new Command("list", """
            The latest jobs, newest first.

            Example:
              rhetoriclens jobs list --state failed
            """) { state, take };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store =>
        {
            var page = JobList.Page(store, parsed.GetValue(state), null, Math.Clamp(parsed.GetValue(take), 1, Limits.MaxPageRows), null);
            if (!page.IsOk)
                return Terminal.Fail(page.Problem);
            var table = new Table { Border = TableBorder.Rounded };
            table.AddColumns("Job", "Kind", "Target", "State", "Phase", "What came of it");
            foreach (var job in page.Value.Rows)
                table.AddRow([.. Cells(job).Select(Markup.Escape)]);
            Terminal.Results.Write(table);
            return Terminal.Done;
        }));
        return command;
    }

    private static Command OnJob(string name, string summary, Func<Database, long, int> action)
    {
        var id = new Argument<long>("job") { Description = "Number of a job" };
        var command = new Command(name, $"""
            {summary}

            Example:
              rhetoriclens jobs {name} 12
            """) { id };
        command.SetAction(parsed => CommonOptions.InStore(parsed, store => action(store, parsed.GetValue(id))));
        return command;
    }

    private static int Show(Database store, long id)
    {
        if (store.Jobs.Get(id) is not { } record)
            return Terminal.Fail(JobList.Unknown(id));
        var job = JobAnswer.Of(record);
        Console.Out.WriteLine($"job {job.Id.ToString(CultureInfo.InvariantCulture)}: {job.Kind.ToString().ToLowerInvariant()} {job.Target}");
        Console.Out.WriteLine($"state: {Name(job)}, attempts: {job.Attempts}");
        if (job.Phase.Length > 0)
            Console.Out.WriteLine($"phase: {job.Phase}, {JobWords.Progress(job)}");
        if (job.Result is not null)
            Console.Out.WriteLine($"result: {job.Result}");
        if (job.Reason.Length > 0)
            Console.Out.WriteLine(job.Reason);
        return Terminal.Done;
    }

    private static int Cancel(Database store, long id) => Say(JobList.Cancel(store, id, "Called off on the command line."), _ => $"job {id}: called off");

    private static int Pause(Database store, long id) => Say(JobList.Pause(store, id, "Paused on the command line."), _ => $"job {id}: paused; go on with: rhetoriclens jobs resume {id}");

    private static int Resume(Database store, long id) => Say(JobList.Resume(store, id), _ => $"job {id}: queued; rhetoriclens serve does it");

    private static int Retry(Database store, long id) => Say(JobList.Again(store, id), work => $"job {work.Id}: queued; rhetoriclens serve does it");

    private static int Rerun(Database store, long id) => Say(JobList.Again(store, id, evenIfDone: true), work => $"job {work.Id}: queued; rhetoriclens serve does it");

    private static int Say<T>(Core.Outcomes.Outcome<T> outcome, Func<T, string> message)
    {
        if (!outcome.IsOk)
            return Terminal.Fail(outcome.Problem);
        Console.Out.WriteLine(message(outcome.Value));
        return Terminal.Done;
    }

    private static string[] Cells(JobAnswer job) =>
        [job.Id.ToString(CultureInfo.InvariantCulture), job.Kind.ToString().ToLowerInvariant(), job.Target, Name(job), job.Phase, job.Reason];

    private static string Name(JobAnswer job) => job.State.ToString().ToLowerInvariant();
}
