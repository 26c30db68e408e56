using System.Collections.Frozen;
using System.Text.Json;
using Microsoft.Extensions.Logging.Abstractions;
using RhetoricLens.Core;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Work;
using RhetoricLens.Exports;
using RhetoricLens.Jobs;
using RhetoricLens.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.FaultTests;

/// <summary>Work that is called off or paused while a worker has it: in each phase the worker stops within ten seconds, and what is paused goes on.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1001", Justification = "DisposeAsync disposes them; xunit calls it.")]
public sealed class DurableWorkCancelTests : IAsyncLifetime
{
    private const int Speeches = 60;

    /// <summary>More documents than are indexed, scored or written in the time that is allowed on the slowest machine that tests run on.</summary>
    private const int Documents = 4_000;

    private static readonly TimeSpan Allowed = TimeSpan.FromSeconds(10);

    private readonly TempFolder _folder = new();
    private readonly DurableWorkSite _site = new(Speeches);
    private Fetchers _fetchers = null!;
    private Workspace _workspace = null!;

    public async Task InitializeAsync()
    {
        await _site.StartAsync();
        _workspace = Workspace.Open(_folder.Path).Value;
        _fetchers = new Fetchers(FetchSettings.Default, new HashSet<string> { DurableWorkSite.Source }.ToFrozenSet(), _workspace);
        _workspace.Store.Sources.Register([_site.Definition()]);
    }

    public async Task DisposeAsync()
    {
        await _fetchers.DisposeAsync();
        _workspace.Dispose();
        await _site.DisposeAsync();
        _folder.Dispose();
    }

    [Fact]
    public async Task A_crawl_that_waits_for_a_server_is_called_off()
    {
        _site.Opened = new TaskCompletionSource().Task;
        var (id, run) = Start(WorkKind.Crawl, DurableWorkSite.Source, "");
        await UntilAsync(() => !_site.Asked.IsEmpty);
        await CancelAsync(id, run);
    }

    [Fact]
    public async Task A_crawl_that_reads_is_paused_and_goes_on_where_it_stopped()
    {
        var (id, run) = Start(WorkKind.Crawl, DurableWorkSite.Source, "");
        await UntilAsync(() => _site.Pages > 10);
        Assert.True(_workspace.Store.Jobs.Pause(id, "not now"));
        await run.WaitAsync(Allowed);
        var read = _site.Pages;
        Assert.InRange(read, 10, Speeches - 1);
        Assert.True(_workspace.Store.Jobs.Resume(id));
        await Job().Run(id, CancellationToken.None);
        Assert.Equal((WorkState.Done, Speeches), (_workspace.Store.Work.Get(id)!.State, Assert.Single(_workspace.Store.Crawls.Latest(5)).Outcomes[FetchOutcome.Stored]));
        Assert.InRange(_site.Pages, Speeches, Speeches + 40);
    }

    [Theory]
    [InlineData("index")]
    [InlineData("score")]
    public async Task Indexing_and_scoring_after_a_crawl_are_called_off(string phase)
    {
        Fill();
        var (id, run) = Start(WorkKind.Crawl, DurableWorkSite.Source, "");
        await UntilAsync(() => _workspace.Store.Jobs.Get(id)!.Phase == phase);
        await CancelAsync(id, run);
        Assert.True(Unscored() > 0);
    }

    [Fact]
    public async Task Scoring_by_a_new_model_is_called_off()
    {
        Fill();
        var (id, run) = Start(WorkKind.Rescore, _workspace.ModelId, "");
        await UntilAsync(() => _workspace.Store.Jobs.Get(id)!.Phase == "score");
        await CancelAsync(id, run);
        Assert.True(Unscored() > 0);
    }

    [Theory]
    [InlineData("train")]
    [InlineData("cross-validate")]
    public async Task A_training_is_called_off(string phase)
    {
        var order = new TrainOrder(["authored"], [], null, "", null, new DateOnly(2026, 11, 28));
        var (id, run) = Start(WorkKind.Train, "authored", JsonSerializer.Serialize(order, JsonShape.Options));
        await UntilAsync(() => _workspace.Store.Jobs.Get(id)!.Phase == phase);
        await CancelAsync(id, run);
        Assert.Equal(["linear-3"], _workspace.Registry.List().Value.Select(model => model.Id));
    }

    [Fact]
    public async Task An_export_is_called_off()
    {
        Fill();
        new Pipeline(_workspace).Score(CancellationToken.None);
        var (id, run) = Start(WorkKind.Export, "all", new ExportOrder(ExportOrder.ParseForm("csv").Value, true, null).Write());
        await UntilAsync(() => _workspace.Store.Jobs.Get(id)!.Phase.Length > 0);
        await CancelAsync(id, run);
        Assert.Empty(Directory.GetFiles(ExportJob.FolderOf(_workspace), "*.zip"));
    }

    private async Task CancelAsync(long id, Task run)
    {
        Assert.True(_workspace.Store.Jobs.Cancel(id, "not needed"));
        await run.WaitAsync(Allowed);
        Assert.Equal(WorkState.Cancelled, _workspace.Store.Work.Get(id)!.State);
    }

    private (long Id, Task Run) Start(WorkKind kind, string target, string request)
    {
        var id = _workspace.Store.Jobs.Enqueue(kind, "test", target, request).Id;
        return (id, Task.Run(() => Job().Run(id, CancellationToken.None)));
    }

    private WorkJob Job() => new(_workspace, _fetchers, new ProgressFeed(), null!, NullLogger<WorkJob>.Instance);

    private void Fill()
    {
        foreach (var batch in DurableWorkTests.Many(Documents).Chunk(Limits.StoreBatchDocuments))
            _workspace.Store.Documents.Put(batch, CancellationToken.None);
    }

    private int Unscored() => _workspace.Store.Scores.CountUnscored(_workspace.ModelId, PassageSplitter.Version);

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (!isSo())
            await Task.Delay(5, patience.Token);
    }
}
