using Hangfire;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs.Fleet;
using RhetoricLens.Operations;

namespace RhetoricLens.Jobs;

/// <summary>Hangfire as alarm clock and worker pool, which may forget: what must survive a restart is in our tables.</summary>
public static class JobServices
{
    /// <summary>
    /// The queues, one server each so that no kind of work waits for another. PostgreSQL's storage looks at queues in the order of their names and memory's in the order
    /// of the list: the names make both the same.
    /// </summary>
    public static readonly IReadOnlyList<(string Name, int Workers)> Queues =
    [
        (Control, 1),
        (Crawls, Math.Max(2, Environment.ProcessorCount)),
        (Index, 1),
        (Train, 1),
    ];

    private const string Control = "a-control";
    private const string Crawls = "b-crawl";
    private const string Index = "c-index";

    /// <summary>For what takes all processors: one at a time, so that crawls go on beside it.</summary>
    private const string Train = "d-train";

    /// <summary>Adds the workers.</summary>
    /// <param name="services">The host's.</param>
    /// <param name="workspace">Where things are kept; opened and disposed by the caller.</param>
    /// <param name="settings">How servers are treated.</param>
    /// <param name="loopbackSources">Sources that the user lets the crawler read on this machine.</param>
    /// <param name="workers">Crawls and exports at once; as many as processors, at least 2, when null.</param>
    /// <param name="role">Whether this program works, answers, or both.</param>
    public static IServiceCollection AddJobs(
        this IServiceCollection services, Workspace workspace, FetchSettings settings, IReadOnlySet<string> loopbackSources, int? workers = null, Role role = Role.All)
    {
        services.AddSingleton(workspace);
        services.AddSingleton(_ => new Fetchers(settings, loopbackSources, workspace));
        services.AddSingleton<ProgressFeed>();
        services.AddSingleton<WorkJob>();
        // Of this host alone: Hangfire's own registration goes through one for the whole process.
        services.AddSingleton(_ => AlarmStorage.Of(workspace.Store));
        services.AddHangfire((_, hangfire) => hangfire
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings());
        workspace.KeepsIndex = role.Answers();
        if (workspace.Store.IsShared)
            services.AddHostedService(provider => new FleetMember(workspace, provider.GetRequiredService<Fetchers>(), provider.GetRequiredService<IBackgroundJobClient>(), role, provider.GetRequiredService<ILogger<FleetMember>>()));
        if (!role.Works())
            return services;
        foreach (var (queue, usual) in Queues)
            services.AddWorkers(queue, queue == Crawls ? workers ?? usual : usual);
        return services;
    }

    /// <summary>The queue that a kind of work waits in.</summary>
    public static string QueueOf(WorkKind kind) => kind switch
    {
        WorkKind.Crawl => Crawls,
        WorkKind.Train or WorkKind.Rescore => Train,
        _ => Index,
    };

    private static void AddWorkers(this IServiceCollection services, string queue, int workers) => services.AddHangfireServer(server =>
    {
        server.Queues = [queue];
        server.WorkerCount = workers;
        server.StopTimeout = Stopping.OfWorkers;
        server.ShutdownTimeout = Stopping.OfHost;
    });

    /// <summary>Sets the alarm: a tick each minute, and one at once for what came due while the program was not running.</summary>
    public static void StartTicking(this IServiceProvider services)
    {
        services.GetRequiredService<IRecurringJobManager>().AddOrUpdate<WorkJob>("tick", Control, job => job.Tick(CancellationToken.None), Cron.Minutely());
        services.TickNow();
    }

    /// <summary>Rings once, without waiting for the minute.</summary>
    public static void TickNow(this IServiceProvider services) =>
        services.GetRequiredService<IBackgroundJobClient>().Enqueue<WorkJob>(Control, job => job.Tick(CancellationToken.None));
}
