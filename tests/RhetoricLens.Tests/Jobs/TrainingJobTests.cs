using System.Text.Json;
using RhetoricLens.Core.Outcomes;
using RhetoricLens.Documents.Store;
using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Jobs;

public sealed class TrainingJobTests : IDisposable
{
    private static readonly TrainOrder Order = new(["small"], ["authored"], "linear-3", "Written for the test.", null, new DateOnly(2026, 11, 23));

    private readonly Library _library = new();

    private Workspace Workspace => _library.Workspace;

    public void Dispose() => _library.Dispose();

    [Fact]
    public void An_order_becomes_a_model_that_is_not_in_use()
    {
        var work = Order.Place(Workspace, null).Value;
        Run(work.Id);
        var job = Workspace.Store.Jobs.Get(work.Id)!;
        Assert.Equal((WorkState.Done, "linear-5"), (job.Work.State, job.Result));
        var model = Workspace.Registry.Get("linear-5").Value;
        Assert.Equal(("linear-3", new DateOnly(2026, 11, 23), 80), (model.Settings["base"], model.CreatedOn, model.LabelledRows));
        Assert.True(model.Metrics.ContainsKey("test_authored_macro_f1"));
        Assert.Equal("linear-3", Workspace.Registry.CurrentId().Value);
    }

    [Fact]
    public void An_order_is_kept_across_a_crash_and_taken_up_by_the_next_worker()
    {
        // A worker of two minutes ago took it and died before it wrote anything.
        long id;
        using (var past = Database.Open(_library.Folder, new Past()).Value)
        {
            id = past.Jobs.Enqueue(WorkKind.Train, "train:1", "small", JsonSerializer.Serialize(Order, JsonShape.Options)).Id;
            Assert.True(past.Jobs.Report(past.Work.Claim(id)!, "cross-validate", 0, 10));
        }
        _library.Restart();
        Assert.Equal("linear-3", Workspace.ModelId);
        Assert.Contains(Workspace.Store.Work.Due(10), work => work.Id == id);
        Run(id);
        Assert.Equal((WorkState.Done, 2, "linear-5"), (Workspace.Store.Work.Get(id)!.State, Workspace.Store.Work.Get(id)!.Attempts, Workspace.Store.Jobs.Get(id)!.Result));
    }

    [Fact]
    public void A_run_that_died_after_it_registered_does_not_register_again()
    {
        var work = Order.Place(Workspace, null).Value;
        var first = Workspace.Store.Work.Claim(work.Id)!;
        // The lease is lost between the registration and the end of the job, as when the process dies there.
        new TrainingJob(Workspace, first).Run(new Hook(step =>
        {
            if (step is { Name: "register", Done: 1 })
                Workspace.Store.Work.Release(first);
        }), CancellationToken.None);
        Assert.Equal(WorkState.Due, Workspace.Store.Work.Get(work.Id)!.State);
        Run(work.Id);
        Assert.Equal("linear-5", Workspace.Store.Jobs.Get(work.Id)!.Result);
        Assert.Equal(["linear-3", "linear-4", "linear-5"], Workspace.Models.Select(model => model.Id));
    }

    [Fact]
    public void Asking_twice_under_one_key_or_for_the_same_while_it_is_open_is_asking_once()
    {
        var first = Order.Place(Workspace, "my key").Value;
        Assert.Equal(first.Id, Order.Place(Workspace, "my key").Value.Id);
        Assert.Equal(first.Id, Order.Place(Workspace, null).Value.Id);
        Assert.NotEqual(first.Id, (Order with { Seed = 7 }).Place(Workspace, null).Value.Id);
        Run(first.Id);
        Assert.Equal(first.Id, Order.Place(Workspace, "my key").Value.Id);
    }

    [Fact]
    public void A_set_that_vanished_fails_the_job_with_a_problem()
    {
        var work = Order.Place(Workspace, null).Value;
        File.Delete(Path.Combine(_library.Folder, "labels", "small.jsonl"));
        Run(work.Id);
        var job = Workspace.Store.Jobs.Get(work.Id)!;
        Assert.Equal(WorkState.Failed, job.Work.State);
        Assert.Equal("unknown_set", JsonSerializer.Deserialize<Problem>(job.Problem, JsonShape.Options)!.Code);
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData("../labels/small")]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("")]
    public void Only_names_of_sets_at_hand_can_be_ordered(string name) =>
        Assert.Equal("unknown_set", (Order with { Labels = [name] }).Place(Workspace, null).Problem?.Code);

    private void Run(long id) => new TrainingJob(Workspace, Workspace.Store.Work.Claim(id)!).Run(new Hook(_ => { }), CancellationToken.None);

    private sealed class Past : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => DateTimeOffset.UtcNow.AddMinutes(-2);
    }

    private sealed class Hook(Action<Step> told) : IProgress<Step>
    {
        public void Report(Step value) => told(value);
    }
}
