using System.Globalization;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Queries;

namespace RhetoricLens.Api;

/// <summary>Questions about jobs and changes of them; the same for the API and the command line.</summary>
internal static class JobList
{
    /// <summary>A page of jobs, newest first.</summary>
    public static Outcome<ListPage<JobAnswer>> Page(Workspace workspace, string? state, string? kind, int take, string? cursor) => Page(workspace.Store, state, kind, take, cursor);

    /// <summary>A page of jobs, newest first.</summary>
    public static Outcome<ListPage<JobAnswer>> Page(Database store, string? state, string? kind, int take, string? cursor)
    {
        var before = Cursors.ReadNumber(cursor);
        if (!before.IsOk)
            return before.Problem;
        var (wanted, of) = (Named<JobState>(state, "state"), Named<WorkKind>(kind, "kind"));
        if ((wanted.Problem ?? of.Problem) is { } unknown)
            return unknown;
        var rows = store.Jobs.List(take + 1, wanted.Value is { } one ? StateOf(one) : null, of.Value, before.Value);
        return ListPages.Of(rows, take, row => row.Work.Id.ToString(CultureInfo.InvariantCulture)).Select(JobAnswer.Of);
    }

    /// <summary>Calls a job off.</summary>
    public static Outcome<JobAnswer> Cancel(Database store, long id, string reason) =>
        Change(store, id, () => store.Jobs.Cancel(id, reason), new Problem("job_ended", $"Job {id} has ended.", "", "There is nothing left to call off."));

    /// <summary>Puts a job back until it is resumed.</summary>
    public static Outcome<JobAnswer> Pause(Database store, long id, string reason) =>
        Change(store, id, () => store.Jobs.Pause(id, reason), new Problem("job_ended", $"Job {id} has ended, or is paused.", "", "There is nothing to pause."));

    /// <summary>Makes a paused job due.</summary>
    public static Outcome<JobAnswer> Resume(Database store, long id) =>
        Change(store, id, () => store.Jobs.Resume(id), new Problem("job_not_paused", $"Job {id} is not paused.", "", "Only a paused job can be resumed; one that has ended can be run again."));

    /// <summary>Asks for the work of a job again.</summary>
    public static Outcome<WorkItem> Again(Database store, long id, bool evenIfDone = false)
    {
        if (store.Jobs.Get(id) is null)
            return Unknown(id);
        if (store.Jobs.Again(id, evenIfDone) is { } work)
            return work;
        return evenIfDone
            ? new Problem("job_open", $"Job {id} has not ended.", "", "Wait for its end, or call it off first.")
            : new Problem("job_open", $"Job {id} has not failed, nor was it skipped or called off.", "", "To do once more what was done, run it again: rhetoriclens jobs rerun.");
    }

    private static Outcome<JobAnswer> Change(Database store, long id, Func<bool> change, Problem refused)
    {
        if (store.Jobs.Get(id) is null)
            return Unknown(id);
        return change() ? JobAnswer.Of(store.Jobs.Get(id)!) : refused;
    }

    public static Problem Unknown(long id) => new("unknown_job", $"There is no job {id}.", "id", "See /v1/jobs or: rhetoriclens jobs list.");

    private static Outcome<T?> Named<T>(string? name, string where) where T : struct, Enum
    {
        if (string.IsNullOrEmpty(name))
            return (Outcome<T?>)(T?)null;
        return Enum.TryParse<T>(name, ignoreCase: true, out var value) && !char.IsAsciiDigit(name[0]) && Enum.IsDefined(value)
            ? (Outcome<T?>)(T?)value
            : new Problem("bad_request", $"There is no {where} \"{name}\".", where, "One of: " + string.Join(", ", Enum.GetNames<T>()).ToLowerInvariant() + ".");
    }

    private static WorkState StateOf(JobState state) => state switch
    {
        JobState.Queued => WorkState.Due,
        JobState.Running => WorkState.Leased,
        JobState.Paused => WorkState.Paused,
        JobState.Succeeded => WorkState.Done,
        JobState.Failed => WorkState.Failed,
        JobState.Canceled => WorkState.Cancelled,
        _ => WorkState.Skipped,
    };
}
