using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Documents;

namespace RhetoricLens.Tests.Jobs;

public sealed class HeldWorkTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Steps_are_kept_and_passed_on()
    {
        var lease = Claim();
        var heard = new Heard();
        await new HeldWork(_store.Database, lease, heard).RunAsync(
            (steps, _) =>
            {
                steps.Report(new Step("read", 0, 2));
                steps.Report(new Step("read", 2, 2));
                steps.Report(new Step("train", 0, 1));
                Assert.True(_store.Database.Jobs.Succeed(lease, "linear-4", ""));
                return Task.CompletedTask;
            },
            CancellationToken.None);
        var job = _store.Database.Jobs.Get(lease.Work.Id)!;
        Assert.Equal((WorkState.Done, "train", 0L, 1L), (job.Work.State, job.Phase, job.Done, job.Total));
        Assert.Equal(["read 0", "read 2", "train 0"], heard.Steps);
    }

    [Fact]
    public async Task Work_that_a_person_calls_off_is_stopped_at_its_next_step_and_stays_called_off()
    {
        var lease = Claim();
        await new HeldWork(_store.Database, lease, null).RunAsync(
            (steps, held) =>
            {
                Assert.True(_store.Database.Jobs.Cancel(lease.Work.Id, "not needed"));
                steps.Report(new Step("register", 0, 1));
                held.ThrowIfCancellationRequested();
                throw new InvalidOperationException("The work went on.");
            },
            CancellationToken.None);
        Assert.Equal(WorkState.Cancelled, _store.Database.Work.Get(lease.Work.Id)!.State);
    }

    [Fact]
    public async Task Work_that_is_called_off_is_stopped_though_it_reports_nothing()
    {
        var lease = Claim();
        await new HeldWork(_store.Database, lease, null).RunAsync(
            async (_, held) =>
            {
                Assert.True(_store.Database.Jobs.Cancel(lease.Work.Id, "not needed"));
                await Task.Delay(Patience, held);
                throw new InvalidOperationException("The work went on.");
            },
            CancellationToken.None);
        Assert.Equal(WorkState.Cancelled, _store.Database.Work.Get(lease.Work.Id)!.State);
    }

    [Fact]
    public async Task Work_is_put_back_when_the_program_stops()
    {
        var lease = Claim();
        using var stop = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => new HeldWork(_store.Database, lease, null).RunAsync(
            async (_, held) =>
            {
                await stop.CancelAsync();
                held.ThrowIfCancellationRequested();
            },
            stop.Token));
        Assert.Equal(WorkState.Due, _store.Database.Work.Get(lease.Work.Id)!.State);
    }

    private Lease Claim() => _store.Database.Work.Claim(_store.Database.Jobs.Enqueue(WorkKind.Train, "train", "labels", "").Id)!;

    private sealed class Heard : IProgress<Step>
    {
        public List<string> Steps { get; } = [];

        public void Report(Step value) => Steps.Add($"{value.Name} {value.Done}");
    }
}
