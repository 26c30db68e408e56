using RhetoricLens.Documents.Work;
using RhetoricLens.Jobs;
using RhetoricLens.Queries;
using RhetoricLens.Stance.Score;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Jobs;

public sealed class RescoringTests : IDisposable
{
    private static readonly TrendQuery All = new(null, null, null, null, TrendQuery.WholeSpan);

    private readonly Library _library = new();

    private Workspace Workspace => _library.Workspace;

    public void Dispose() => _library.Dispose();

    [Fact]
    public void The_old_model_answers_until_the_new_one_has_scored_everything_and_after_a_rollback_again_with_the_same_numbers()
    {
        var before = Workspace.Trends(All);
        _library.Promote();
        Assert.Null(Workspace.FollowRegistry());
        var waiting = Workspace.Trends(All);
        Assert.Equal(("linear-4", "linear-3", "linear-4"), (Workspace.ModelId, waiting.Model, waiting.Pending));
        Assert.Equal(before.Points, waiting.Points);

        var work = Rescoring.Queue(Workspace.Store, "linear-4")!;
        Rescoring.Run(Workspace, Workspace.Store.Work.Claim(work.Id)!, null, CancellationToken.None);
        var after = Workspace.Trends(All);
        Assert.Equal(("linear-4", null, 0), (after.Model, after.Pending, after.Unscored));
        Assert.NotEqual(before.Points, after.Points);
        Assert.Equal(before.Points, Workspace.Trends(All with { Model = "linear-3" }).Points);
        Assert.Equal("linear-4", Workspace.Document("test:chn", null).Value.Model);

        Assert.True(new Promotion(Workspace.Registry, "").Rollback("").IsOk);
        Assert.Null(Workspace.FollowRegistry());
        Assert.Null(Rescoring.Queue(Workspace.Store, "linear-3"));
        Assert.Equal(("linear-3", (string?)null), (Workspace.Trends(All).Model, Workspace.Trends(All).Pending));
        Assert.Equal(before.Points, Workspace.Trends(All).Points);
    }

    [Fact]
    public void A_run_that_was_interrupted_goes_on_where_it_stopped()
    {
        _library.Store([.. Enumerable.Range(0, 100).Select(i => House.Document($"more{i}", "FRA", "2015", House.Shared + $" Delegation {i}."))]);
        new Pipeline(Workspace).Score(CancellationToken.None);
        _library.Promote();
        Workspace.FollowRegistry();
        var work = Rescoring.Queue(Workspace.Store, "linear-4")!;
        using var death = new CancellationTokenSource();
        var first = Workspace.Store.Work.Claim(work.Id)!;
        Assert.ThrowsAny<OperationCanceledException>(() => Rescoring.Run(Workspace, first, new Hook(_ => death.Cancel()), death.Token));
        var left = Workspace.Store.Scores.CountUnscored("linear-4", PassageSplitter.Version);
        Assert.InRange(left, 1, 101);
        Assert.Equal("linear-3", Workspace.AnsweringModel());

        Workspace.Store.Work.Release(first);
        _library.Restart();
        var steps = new List<Step>();
        Rescoring.Run(Workspace, Workspace.Store.Work.Claim(work.Id)!, new Hook(steps.Add), CancellationToken.None);
        Assert.Equal((left, left), (steps[^1].Done, steps[^1].Total));
        Assert.Equal("linear-4", Workspace.AnsweringModel());
        Assert.Equal(WorkState.Done, Workspace.Store.Work.Get(work.Id)!.State);
    }

    [Fact]
    public void A_rescoring_that_was_never_asked_for_is_asked_for_by_the_next_tick_once()
    {
        _library.Promote();
        Workspace.FollowRegistry();
        Rescoring.QueueWhatWasLost(Workspace);
        Rescoring.QueueWhatWasLost(Workspace);
        var work = Assert.Single(Workspace.Store.Work.Due(10));
        Assert.Equal((WorkKind.Rescore, "linear-4"), (work.Kind, work.Target));
    }

    [Fact]
    public void Nothing_is_asked_for_while_the_model_in_use_answers()
    {
        _library.Store(House.Document("late", "FRA", "2015", House.Shared));
        Rescoring.QueueWhatWasLost(Workspace);
        Assert.Empty(Workspace.Store.Work.Due(10));
    }

    [Fact]
    public void A_rescoring_by_a_model_that_is_no_longer_in_use_is_not_begun()
    {
        _library.Promote();
        var work = Rescoring.Queue(Workspace.Store, "linear-4")!;
        Assert.True(new Promotion(Workspace.Registry, "").Rollback("").IsOk);
        Rescoring.Run(Workspace, Workspace.Store.Work.Claim(work.Id)!, null, CancellationToken.None);
        Assert.Equal((WorkState.Skipped, "The model in use is linear-3."), (Workspace.Store.Work.Get(work.Id)!.State, Workspace.Store.Work.Get(work.Id)!.LastReason));
    }

    [Fact]
    public void A_model_that_cannot_be_loaded_is_not_taken_over_and_the_old_one_serves_on()
    {
        _library.Promote();
        File.AppendAllText(Path.Combine(_library.Folder, "models", "linear-4", "model.zip"), "x");
        Assert.Equal("model_corrupt", Workspace.FollowRegistry()?.Code);
        Assert.Equal("model_corrupt", Workspace.ModelProblem?.Code);
        Assert.Equal(("linear-3", "linear-3"), (Workspace.ModelId, Workspace.AnsweringModel()));
        Assert.True(new Promotion(Workspace.Registry, "").Rollback("").IsOk);
        Assert.Null(Workspace.FollowRegistry());
        Assert.Null(Workspace.ModelProblem);
    }

    [Fact]
    public void A_model_that_nobody_knows_cannot_be_asked_for()
    {
        Assert.Equal("unknown_model", Workspace.Choose(All, "linear-9").Problem?.Code);
        Assert.Equal("linear-4", Workspace.Choose(All, "linear-4").Value.Model);
        Assert.Empty(Workspace.Trends(All with { Model = "linear-4" }).Points);
        Assert.Equal(2, Workspace.Trends(All with { Model = "linear-4" }).Unscored);
    }

    private sealed class Hook(Action<Step> told) : IProgress<Step>
    {
        public void Report(Step value) => told(value);
    }
}
