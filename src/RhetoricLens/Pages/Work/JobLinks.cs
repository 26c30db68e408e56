using RhetoricLens.Api;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;

namespace RhetoricLens.Pages.Work;

/// <summary>What a job is about, in words and links.</summary>
internal static class JobLinks
{
    /// <summary>Kind of work as one would say it.</summary>
    public static string Kind(WorkKind kind) => kind switch
    {
        WorkKind.Crawl => "crawl",
        WorkKind.Train => "training",
        WorkKind.Rescore => "scoring anew",
        WorkKind.Export => "export",
        WorkKind.Index => "indexing",
        _ => "scoring",
    };

    /// <summary>Page of what the work is done to; null when there is none.</summary>
    public static string? Target(WorkKind kind, string target) => kind switch
    {
        WorkKind.Crawl => $"/sources/{target}",
        WorkKind.Rescore => "/models",
        _ => null,
    };

    /// <summary>Name of what the work is done to; empty where only the program knows it.</summary>
    public static string Name(Database store, JobAnswer job) => job.Kind switch
    {
        WorkKind.Crawl => store.Sources.Get(job.Target)?.Source.Name ?? job.Target,
        WorkKind.Rescore => job.Target,
        _ => "",
    };

    /// <summary>Where what came of it is found, and how that is called; null when nothing did, or not yet.</summary>
    public static (string Address, string Name)? Result(Database store, JobAnswer job) => job switch
    {
        { Kind: WorkKind.Export, State: JobState.Succeeded, Result: { } file } => ($"/v1/exports/{job.Id}", $"Download {file}"),
        { Kind: WorkKind.Train, Result: { } model } => ("/models", $"Model {model}"),
        { Kind: WorkKind.Crawl, Started: { } started } => CrawlOf(store, job.Target, started) is { } crawl ? ($"/sources/{job.Target}?crawl={crawl}#pages", $"Addresses of crawl {crawl}, with reasons") : null,
        _ => null,
    };

    /// <summary>What work that has not begun waits for.</summary>
    public static string WaitsFor(Database store, WorkItem work)
    {
        if (work.State == WorkState.Paused)
            return "a person: it is paused" + (work.LastReason.Length > 0 ? $" ({work.LastReason.TrimEnd('.')})" : "");
        if (work.DueAt > DateTimeOffset.UtcNow)
            return $"its time, {Parts.Moments.FromNow(work.DueAt)}" + (work.LastReason.Length > 0 ? $": it was put off, {work.LastReason}" : "");
        var before = store.Jobs.List(20, null, work.Kind, work.Id, work.Target).LastOrDefault(job => job.Work.EndedAt is null);
        return before is not null ? $"job {before.Work.Id}, which is the like" : $"a free worker of the queue {JobServices.QueueOf(work.Kind)}";
    }

    /// <summary>What is lost when a job that has not ended is called off.</summary>
    public static string LostByCancel(JobAnswer job) => job.Kind switch
    {
        WorkKind.Crawl => "Pages that were read stay; the others are left to the next crawl.",
        WorkKind.Train => "What was trained so far is lost.",
        WorkKind.Export => "What was written so far is lost.",
        _ => "What is done so far stays.",
    };

    /// <summary>What is lost by a pause; empty when nothing is.</summary>
    public static string LostByPause(JobAnswer job) => job is { Kind: WorkKind.Train or WorkKind.Export, State: JobState.Running } ? "It begins anew when it is resumed." : "";

    private static long? CrawlOf(Database store, string source, DateTimeOffset started) =>
        store.Crawls.Latest(50, null, source).LastOrDefault(crawl => crawl.EndedAt is null || crawl.EndedAt >= started)?.CrawlId;
}
