using Hangfire;
using Hangfire.Common;
using Hangfire.Dashboard;
using RhetoricLens.Jobs;

namespace RhetoricLens.Api;

/// <summary>
/// Hangfire's own page, to look behind the jobs. Off unless asked for; it shows and changes nothing without a key, on this machine too: behind a proxy on the same
/// machine everybody looks local. It cannot be written to: jobs are paused and called off where the program keeps them.
/// </summary>
internal static class JobDashboard
{
    public const string Path = "/hangfire";

    public static void MapDashboard(this WebApplication app, Workspace workspace) => app.MapHangfireDashboard(Path, new DashboardOptions
    {
        Authorization = [new KeyFilter(workspace)],
        IsReadOnlyFunc = _ => true,
        IgnoreAntiforgeryToken = true,
        DisplayStorageConnectionString = false,
        DashboardTitle = "RhetoricLens: background work",
        AppPath = "/",
        DisplayNameFunc = (_, job) => NameOf(workspace, job),
    });

    /// <summary>Whether a request is for the page or what it loads.</summary>
    public static bool IsAsked(HttpRequest request) => (request.PathBase + request.Path).StartsWithSegments(Path, StringComparison.OrdinalIgnoreCase);

    /// <summary>What a job does, in words, and how far it has come.</summary>
    private static string NameOf(Workspace workspace, Job job)
    {
        if (job.Method.Name == nameof(WorkJob.Tick))
            return "Look for due work";
        if (job.Args is not [long id, ..] || workspace.Store.Jobs.Get(id) is not { } record)
            return "Work that is no more";
        var answer = JobAnswer.Of(record);
        return $"job {id}: {answer.Kind.ToString().ToLowerInvariant()} {answer.Target}" + (answer.Phase.Length > 0 ? $", {answer.Phase} {JobWords.Progress(answer)}" : "");
    }

    private sealed class KeyFilter(Workspace workspace) : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) =>
            Access.KeyOf(context.GetHttpContext().Request) is { } key && workspace.Store.Keys.Find(key) is not null;
    }
}
