using System.Collections.Frozen;
using Hangfire;
using Hangfire.Common;
using Hangfire.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;
using RhetoricLens.Documents.Work;
using RhetoricLens.Exports;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Documents;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Jobs;

public sealed class WorkJobTests : IDisposable
{
    private readonly Library _library = new();

    private Workspace Workspace => _library.Workspace;

    public void Dispose() => _library.Dispose();

    [Fact]
    public async Task Work_that_the_disk_failed_waits_and_is_tried_again()
    {
        // A file lies where the folder of exports would be made.
        await File.WriteAllTextAsync(ExportJob.FolderOf(Workspace), "");
        var work = Workspace.Store.Jobs.Enqueue(WorkKind.Export, "export:1", "all", new ExportOrder(ExportOrder.ParseForm("csv").Value, false, null).Write());
        await RunAsync(work.Id);
        var put = Workspace.Store.Work.Get(work.Id)!;
        Assert.Equal((WorkState.Due, 1), (put.State, put.Attempts));
        Assert.Contains("exports", put.LastReason, StringComparison.Ordinal);
        Assert.InRange(put.DueAt - DateTimeOffset.UtcNow, TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(60));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 2)]
    [InlineData(6, 32)]
    [InlineData(7, 60)]
    [InlineData(1_000, 60)]
    public void The_pause_after_a_failure_of_the_store_doubles_up_to_an_hour(int attempts, int minutes) =>
        Assert.Equal(TimeSpan.FromMinutes(minutes), StorageFailures.PauseAfter(attempts));

    [Fact]
    public async Task A_crawl_that_brought_nothing_fails_with_the_reason_and_counts_against_its_source()
    {
        // Nothing on this machine may be read.
        Workspace.Store.Sources.Register([SchedulesTests.Source("inside", enabled: true) with { Start = ["http://127.0.0.1:9/"], Scope = new SourceScope(["127.0.0.1:9"], [], [], 1, 10) }]);
        var work = Workspace.Store.Work.Enqueue(WorkKind.Crawl, "crawl:1", "inside");
        await RunAsync(work.Id);
        var (job, health) = (Workspace.Store.Jobs.Get(work.Id)!, Workspace.Store.Sources.Get("inside")!.Health);
        Assert.Equal((WorkState.Failed, 1.0, 1), (job.Work.State, health.Points, health.Failures));
        Assert.Contains("BlockedAddress", health.Reason, StringComparison.Ordinal);
        Assert.Contains("nothing_fetched", job.Problem, StringComparison.Ordinal);
    }

    /// <summary>Jobs that wait in a database name the method by these words; another name leaves them, and in the end the alarm itself, behind.</summary>
    [Theory]
    [InlineData("Run", "System.Int64 System.Threading.CancellationToken")]
    [InlineData("Tick", "System.Threading.CancellationToken")]
    public void The_signatures_by_which_jobs_are_found_are_as_frozen(string method, string parameters)
    {
        var job = method == "Run" ? Job.FromExpression<WorkJob>(work => work.Run(7, CancellationToken.None)) : Job.FromExpression<WorkJob>(work => work.Tick(CancellationToken.None));
        var stored = InvocationData.SerializeJob(job);
        var types = System.Text.Json.JsonSerializer.Deserialize<string[]>(stored.ParameterTypes)!;
        Assert.StartsWith("RhetoricLens.Jobs.WorkJob, rhetoriclens", stored.Type);
        Assert.Equal((method, parameters), (stored.Method, string.Join(' ', types.Select(type => type.Split(',')[0]))));
    }

    [Fact]
    public void Hangfire_never_runs_a_job_again_by_itself()
    {
        var retry = typeof(WorkJob).GetCustomAttributesData().Single(attribute => attribute.AttributeType == typeof(AutomaticRetryAttribute));
        Assert.Equal(("Attempts", 0), (retry.NamedArguments.Single().MemberName, (int)retry.NamedArguments.Single().TypedValue.Value!));
    }

    [Fact]
    public void Queues_stand_in_the_order_of_their_names_and_each_kind_of_work_has_one()
    {
        var names = JobServices.Queues.Select(queue => queue.Name).ToArray();
        Assert.Equal(names.Order(StringComparer.Ordinal), names);
        Assert.All(Enum.GetValues<WorkKind>(), kind => Assert.Contains(JobServices.QueueOf(kind), names));
        Assert.Equal(1, JobServices.Queues.Single(queue => queue.Name == JobServices.QueueOf(WorkKind.Train)).Workers);
    }

    private async Task RunAsync(long id)
    {
        await using var fetchers = new Fetchers(FetchSettings.Default, FrozenSet<string>.Empty, Workspace);
        await new WorkJob(Workspace, fetchers, new ProgressFeed(), null!, NullLogger<WorkJob>.Instance).Run(id, CancellationToken.None);
    }
}
