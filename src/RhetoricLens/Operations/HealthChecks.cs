using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace RhetoricLens.Operations;

/// <summary>What must hold for the process to answer. Each check reads; none waits for a writer.</summary>
public static class HealthChecks
{
    private const long MiB = 1024 * 1024;

    /// <summary>Work that has waited for longer is in want of a worker; crawls alone can take hours of one.</summary>
    private static readonly TimeSpan LongWait = TimeSpan.FromHours(1);

    /// <summary>Adds the checks: database, index, models, disk, queue.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="workspace">What is looked at.</param>
    /// <param name="minFreeDiskMiB">MiB below which the disk is too full.</param>
    public static void AddReadiness(this IServiceCollection services, Workspace workspace, int minFreeDiskMiB) => services.AddHealthChecks()
        .AddCheck("database", () => Database(workspace))
        .AddCheck("index", () => Index(workspace))
        .AddCheck("models", () => Models(workspace))
        .AddCheck("disk", () => Disk(workspace.Folder, minFreeDiskMiB))
        .AddCheck("queue", () => Queue(workspace));

    private static HealthCheckResult Database(Workspace workspace) => HealthCheckResult.Healthy("answers", Data(("revision", workspace.Store.Revision())));

    private static HealthCheckResult Index(Workspace workspace)
    {
        if (!workspace.KeepsIndex)
            return HealthCheckResult.Healthy("none is kept by a program that only works");
        var (last, found) = (workspace.Store.Documents.LastVersionId(), workspace.Index.Sequence);
        var data = Data(("lag", Math.Max(0, last - found)), ("sequence", found));
        if (found == 0 && last > 0)
            return HealthCheckResult.Unhealthy("There is no usable index; it is built by: rhetoriclens index.", data: data);
        return workspace.Index.Notice is { Length: > 0 } notice ? HealthCheckResult.Degraded(notice, data: data) : HealthCheckResult.Healthy("open", data);
    }

    private static HealthCheckResult Models(Workspace workspace)
    {
        var current = workspace.ModelId;
        if (workspace.Registry.Verify(current).Problem is { } problem)
            return HealthCheckResult.Unhealthy(problem.What, data: Data(("current", current)));
        var bad = workspace.Models.Where(model => model.Id != current && !workspace.Registry.Verify(model.Id).IsOk).Select(model => model.Id).ToArray();
        var data = Data(("current", current), ("damaged", bad));
        return bad.Length > 0 || workspace.ModelProblem is not null
            ? HealthCheckResult.Degraded(workspace.ModelProblem?.What ?? "Models that are not in use are damaged or missing.", data: data)
            : HealthCheckResult.Healthy("their SHA-256 are those registered", data);
    }

    private static HealthCheckResult Disk(string folder, int minFreeDiskMiB)
    {
        var free = new DriveInfo(folder).AvailableFreeSpace / MiB;
        var data = Data(("freeMiB", free), ("leastMiB", minFreeDiskMiB));
        return free < minFreeDiskMiB ? HealthCheckResult.Unhealthy("The disk of the data folder is too full to work.", data: data) : HealthCheckResult.Healthy("has room", data);
    }

    private static HealthCheckResult Queue(Workspace workspace)
    {
        var queue = workspace.Store.Work.Waiting();
        var data = Data(("waiting", queue.Waiting), ("oldestSeconds", (long)queue.Oldest.TotalSeconds));
        return queue.Oldest > LongWait ? HealthCheckResult.Degraded("Work has waited for more than an hour.", data: data) : HealthCheckResult.Healthy("moves", data);
    }

    private static Dictionary<string, object> Data(params (string Name, object Value)[] pairs) => pairs.ToDictionary(pair => pair.Name, pair => pair.Value, StringComparer.Ordinal);
}
