using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;
using RhetoricLens.Pages.Frame;
using RhetoricLens.Queries;

namespace RhetoricLens.Pages.Sources;

/// <summary>What a reader of the pages can do to sources; each asks first whether the reader may.</summary>
internal sealed class SourceActs(Workspace workspace, PageAccess access, IServiceProvider services)
{
    /// <summary>Asks for a crawl in the background; the job, an open one when there is one.</summary>
    public async Task<Outcome<WorkItem>> CrawlAsync(string id)
    {
        if (await access.RefusalAsync() is { } refusal)
            return refusal;
        if (workspace.Store.Sources.Get(id) is null)
            return SourceQuery.Unknown(id);
        var work = workspace.Store.Jobs.Enqueue(WorkKind.Crawl, $"asked:{id}:{Guid.NewGuid():N}", id, "");
        services.TickNow();
        return work;
    }

    /// <summary>Pauses the schedule of a source, or takes it up again; one that suggests a schedule is put on it.</summary>
    public async Task<Problem?> EnableAsync(string id, bool enabled) =>
        await access.RefusalAsync() ?? SourceQuery.Enable(workspace.Store, id, enabled).Problem;

    /// <summary>Keeps a source; whether it is enabled, and a schedule that was set, stay as they are.</summary>
    public async Task<Problem?> KeepAsync(Source source) =>
        await access.RefusalAsync() ?? (workspace.Store.Sources.Register([source]) is [var unusable, ..] ? unusable : null);

    /// <summary>Sets when a source is crawled, and enables it.</summary>
    public async Task<Problem?> ScheduleAsync(string id, SourceSchedule schedule, ScheduleRules rules)
    {
        if (await access.RefusalAsync() is { } refusal)
            return refusal;
        if (Occurrences.Next(schedule, DateTimeOffset.UtcNow).Problem is { } wrong)
            return wrong;
        workspace.Store.Sources.Enable(id, enabled: true);
        return workspace.Store.Sources.SetSchedule(id, schedule, rules);
    }

    /// <summary>Takes the schedule away.</summary>
    public async Task<Problem?> UnscheduleAsync(string id) => await access.RefusalAsync() ?? workspace.Store.Sources.SetSchedule(id, null);

    /// <summary>Takes the source away with its schedule; its documents stay.</summary>
    public async Task<Problem?> RemoveAsync(string id)
    {
        if (await access.RefusalAsync() is { } refusal)
            return refusal;
        return workspace.Store.Sources.Remove(id) ? null : SourceQuery.Unknown(id);
    }
}
