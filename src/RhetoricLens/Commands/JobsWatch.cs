using System.CommandLine;
using System.Globalization;
using RhetoricLens.Api;
using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using Spectre.Console;

namespace RhetoricLens.Commands;

/// <summary><c>rhetoriclens jobs watch</c>: how far background work has come, until it ends.</summary>
internal static class JobsWatch
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(500);

    /// <summary>Where nobody sees a table change, a line is written when a job has changed, at most so often.</summary>
    private static readonly TimeSpan LineEvery = TimeSpan.FromSeconds(5);

    public static Command Create()
    {
        var id = new Argument<long?>("job") { Description = "Number of a job; all that run or wait when left out", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("watch", """
            Watch background work until it ends: phase, units done, rate, time left. Fails when the job that was named does not succeed.

            Example:
              rhetoriclens jobs watch 12
            """) { id };
        command.SetAction(async (parsed, cancellation) =>
        {
            var opened = Workspace.OpenStore(parsed.GetRequiredValue(CommonOptions.Data));
            if (!opened.IsOk)
                return Terminal.Fail(opened.Problem);
            using var store = opened.Value;
            return await RunAsync(store, parsed.GetValue(id), cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(Database store, long? id, CancellationToken cancellation)
    {
        if (id is { } wanted && store.Jobs.Get(wanted) is null)
            return Terminal.Fail(JobList.Unknown(wanted));
        var watched = id is { } one ? [one] : Open(store);
        if (watched.Length == 0)
            Terminal.Say("No job runs or waits.");
        else if (Console.IsErrorRedirected)
            await LinesAsync(store, watched, cancellation);
        else
            await TableAsync(store, watched, cancellation);
        var jobs = Read(store, watched);
        foreach (var job in jobs)
            Console.Out.WriteLine($"job {job.Id}: {Name(job.State)}{(job.Reason.Length > 0 ? ", " + job.Reason : "")}");
        return id is null || jobs is [{ State: JobState.Succeeded }] ? Terminal.Done : Terminal.Failed;
    }

    private static long[] Open(Database store) => new[] { WorkState.Leased, WorkState.Due }
        .SelectMany(state => store.Jobs.List(Limits.MaxPageRows, state))
        .Select(job => job.Work.Id)
        .Order()
        .ToArray();

    private static JobAnswer[] Read(Database store, long[] ids) => ids.Select(store.Jobs.Get).OfType<JobRecord>().Select(JobAnswer.Of).ToArray();

    private static Task TableAsync(Database store, long[] ids, CancellationToken cancellation) => Terminal.Messages.Live(Table(Read(store, ids))).StartAsync(async live =>
    {
        for (var jobs = Read(store, ids); jobs.Any(IsOpen); jobs = Read(store, ids))
        {
            live.UpdateTarget(Table(jobs));
            await Task.Delay(LookEvery, cancellation);
        }
    });

    private static async Task LinesAsync(Database store, long[] ids, CancellationToken cancellation)
    {
        var said = new HashSet<string>(StringComparer.Ordinal);
        for (var jobs = Read(store, ids); jobs.Any(IsOpen); jobs = Read(store, ids))
        {
            var lines = jobs.Where(IsOpen).Select(job => string.Join(' ', Cells(job).Where(cell => cell.Length > 0))).ToArray();
            foreach (var line in lines.Where(said.Add))
                Terminal.Say(line);
            // What ends meanwhile is noticed at once; what only goes on can wait.
            for (var waited = TimeSpan.Zero; waited < LineEvery && Read(store, ids).Any(IsOpen); waited += LookEvery)
                await Task.Delay(LookEvery, cancellation);
        }
    }

    private static Table Table(JobAnswer[] jobs)
    {
        var table = new Table { Border = TableBorder.Rounded };
        table.AddColumns("Job", "Work", "State", "Phase", "Progress");
        foreach (var job in jobs)
            table.AddRow([.. Cells(job).Select(Markup.Escape)]);
        return table;
    }

    private static string[] Cells(JobAnswer job) =>
    [
        job.Id.ToString(CultureInfo.InvariantCulture), $"{Name(job.Kind)} {job.Target}", Name(job.State), job.Phase, job.Phase.Length > 0 ? JobWords.Progress(job) : job.Reason,
    ];

    private static bool IsOpen(JobAnswer job) => job.State is JobState.Queued or JobState.Running or JobState.Paused;

    private static string Name<T>(T value) where T : struct, Enum => value.ToString().ToLowerInvariant();
}
