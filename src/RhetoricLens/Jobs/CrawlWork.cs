using System.Text.Json;
using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Jobs;

/// <summary>A crawl as background work, with the indexing and scoring of what it brought. Whoever takes it over after a crash goes on where it stopped.</summary>
internal sealed class CrawlWork(Workspace workspace, Fetchers fetchers, Lease lease)
{
    /// <summary>Does the work and ends the lease.</summary>
    public async Task RunAsync(IProgress<Step> steps, CancellationToken cancellation)
    {
        if (workspace.Store.Sources.Get(lease.Work.Target) is not { } registered)
        {
            workspace.Store.Work.Skip(lease, $"There is no source {lease.Work.Target} any more.");
            return;
        }
        var source = registered.Source;
        var report = EndedBefore() ?? await new CrawlRun(workspace, fetchers.For(source), source, lease, steps).RunAsync(cancellation);
        if (report is null)
            return;
        var problem = await Task.Run(() => new Pipeline(workspace, steps).Refresh(cancellation), cancellation);
        if (CrawlVerdict.Of(workspace.Store, report) is { } verdict)
            Fail(verdict);
        else
            workspace.Store.Health.Succeed(lease, WorkJob.Summary(report.Outcomes) + (problem is null ? "" : "; " + problem));
    }

    private void Fail(CrawlVerdict verdict) => workspace.Store.Health.Fail(
        lease, verdict.Kind, JsonSerializer.Serialize(verdict.Problem, JsonShape.Options), verdict.Problem.What);

    /// <summary>The crawl that this work had ended when it was interrupted while indexing or scoring: it is not done twice. Null when it had not.</summary>
    private CrawlReport? EndedBefore() =>
        workspace.Store.Jobs.Get(lease.Work.Id)?.StartedAt is { } started && workspace.Store.Crawls.LatestOf(lease.Work.Target) is { EndedAt: { } ended } latest && ended >= started
            ? latest
            : null;
}
