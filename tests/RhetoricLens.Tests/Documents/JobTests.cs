using RhetoricLens.Documents.Work;

namespace RhetoricLens.Tests.Documents;

public sealed class JobTests : IDisposable
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    private readonly TemporaryStore _store = new();

    private JobStore Jobs => _store.Database.Jobs;

    private WorkQueue Work => _store.Database.Work;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_job_keeps_what_was_asked_across_a_restart()
    {
        var work = Jobs.Enqueue(WorkKind.Train, "train:1", "target", "{\"labels\":[\"a\"]}");
        _store.Restart();
        var job = Jobs.Get(work.Id)!;
        Assert.Equal(("{\"labels\":[\"a\"]}", WorkState.Due, "", 0L), (job.Request, job.Work.State, job.Phase, job.Done));
        Assert.Null(job.StartedAt);
        Assert.Null(Jobs.Get(work.Id + 1));
    }

    [Fact]
    public void A_like_job_that_is_open_is_the_answer_and_one_that_has_ended_is_not()
    {
        var first = Jobs.Enqueue(WorkKind.Train, "train:1", "target", "");
        Assert.Equal(first.Id, Jobs.Enqueue(WorkKind.Train, "train:2", "target", "").Id);
        Assert.Equal(first.Id, Jobs.Enqueue(WorkKind.Train, "train:1", "target", "").Id);
        Assert.True(Jobs.Succeed(Work.Claim(first.Id)!, "linear-2", "done"));
        Assert.NotEqual(first.Id, Jobs.Enqueue(WorkKind.Train, "train:3", "target", "").Id);
        Assert.Equal(first.Id, Jobs.Enqueue(WorkKind.Train, "train:1", "other", "").Id);
    }

    [Fact]
    public void Progress_is_that_of_the_phase()
    {
        var lease = Work.Claim(Jobs.Enqueue(WorkKind.Rescore, "r", "linear-2", "").Id)!;
        var start = _store.Clock.GetUtcNow();
        Assert.True(Jobs.Report(lease, "score", 0, 100));
        _store.Clock.Advance(10 * Second);
        Assert.True(Jobs.Report(lease, "score", 50, 100));
        var job = Jobs.Get(lease.Work.Id)!;
        Assert.Equal(("score", 50, 100, start, start, start + 10 * Second), (job.Phase, job.Done, job.Total, job.StartedAt, job.PhaseStartedAt, job.ProgressAt));
        Assert.True(Jobs.Report(lease, "tidy", 0, null));
        job = Jobs.Get(lease.Work.Id)!;
        Assert.Equal(("tidy", null, start, start + 10 * Second), (job.Phase, job.Total, job.StartedAt, job.PhaseStartedAt));
    }

    [Fact]
    public void A_phase_that_goes_on_after_a_restart_is_timed_from_there()
    {
        var first = Work.Claim(Jobs.Enqueue(WorkKind.Rescore, "r", "linear-2", "").Id)!;
        Jobs.Report(first, "score", 0, 100);
        Jobs.Report(first, "score", 40, 100);
        _store.Clock.Advance(3600 * Second);
        var second = Work.Claim(first.Work.Id)!;
        var again = _store.Clock.GetUtcNow();
        Jobs.Report(second, "score", 41, 100);
        var job = Jobs.Get(first.Work.Id)!;
        Assert.Equal((41, 41, again), (job.PhaseFrom, job.Done, job.PhaseStartedAt));
        Assert.Equal(again - 3600 * Second, job.StartedAt);
    }

    [Fact]
    public void A_paused_job_is_given_to_nobody_until_it_is_resumed_and_its_holder_can_write_nothing()
    {
        var lease = Work.Claim(Jobs.Enqueue(WorkKind.Crawl, "a", "source", "").Id)!;
        Assert.True(Jobs.Pause(lease.Work.Id, "not now"));
        Assert.False(Jobs.Pause(lease.Work.Id, "not now"));
        Assert.False(Work.Holds(lease) || Jobs.Report(lease, "crawl", 1, 1) || Work.Release(lease));
        _store.Clock.Advance(3600 * Second);
        Assert.Empty(Work.Due(10));
        Assert.Equal((WorkState.Paused, "not now"), (Work.Get(lease.Work.Id)!.State, Work.Get(lease.Work.Id)!.LastReason));
        Assert.True(Jobs.Resume(lease.Work.Id));
        Assert.False(Jobs.Resume(lease.Work.Id));
        Assert.True(Work.Complete(Work.Claim(lease.Work.Id)!, ""));
    }

    [Fact]
    public void While_a_job_is_paused_the_like_is_skipped_and_it_can_be_called_off()
    {
        var work = Jobs.Enqueue(WorkKind.Crawl, "a", "source", "");
        Jobs.Pause(work.Id, "not now");
        Assert.Equal(WorkState.Skipped, Work.Enqueue(WorkKind.Crawl, "b", "source").State);
        Assert.Equal(work.Id, Jobs.Enqueue(WorkKind.Crawl, "c", "source", "").Id);
        Assert.True(Jobs.Cancel(work.Id, "not needed"));
        Assert.Equal(WorkState.Due, Work.Enqueue(WorkKind.Crawl, "d", "source").State);
    }

    [Fact]
    public void Only_what_has_ended_can_be_run_again_and_what_was_done_only_when_that_is_meant()
    {
        var work = Jobs.Enqueue(WorkKind.Train, "a", "set", "order");
        Assert.Null(Jobs.Again(work.Id, evenIfDone: true));
        Jobs.Succeed(Work.Claim(work.Id)!, "linear-4", "");
        Assert.Null(Jobs.Again(work.Id));
        var again = Jobs.Again(work.Id, evenIfDone: true)!;
        Assert.Equal(("order", "set", WorkState.Due), (Jobs.Get(again.Id)!.Request, again.Target, again.State));
    }

    [Fact]
    public void A_job_ends_with_its_result_or_its_problem()
    {
        var good = Work.Claim(Jobs.Enqueue(WorkKind.Train, "a", "a", "").Id)!;
        var bad = Work.Claim(Jobs.Enqueue(WorkKind.Train, "b", "b", "").Id)!;
        Assert.True(Jobs.Succeed(good, "linear-2", "one line"));
        Assert.True(Jobs.Fail(bad, "{}", "why"));
        Assert.Equal((WorkState.Done, "linear-2", "one line"), (Jobs.Get(good.Work.Id)!.Work.State, Jobs.Get(good.Work.Id)!.Result, Jobs.Get(good.Work.Id)!.Work.LastReason));
        Assert.Equal((WorkState.Failed, "{}", "why"), (Jobs.Get(bad.Work.Id)!.Work.State, Jobs.Get(bad.Work.Id)!.Problem, Jobs.Get(bad.Work.Id)!.Work.LastReason));
        Assert.Equal([bad.Work.Id, good.Work.Id], Jobs.Recent(2).Select(job => job.Work.Id));
    }

    [Fact]
    public void Work_that_is_called_off_ends_at_once_and_its_holder_can_write_nothing()
    {
        var lease = Work.Claim(Jobs.Enqueue(WorkKind.Train, "a", "a", "").Id)!;
        Assert.True(Work.Holds(lease));
        Assert.True(Jobs.Cancel(lease.Work.Id, "not needed"));
        Assert.False(Work.Holds(lease));
        Assert.False(Jobs.Report(lease, "train", 1, 1));
        Assert.False(Jobs.Succeed(lease, "linear-2", ""));
        Assert.False(Work.Release(lease));
        Assert.Equal((WorkState.Cancelled, "not needed", ""), (Work.Get(lease.Work.Id)!.State, Work.Get(lease.Work.Id)!.LastReason, Jobs.Get(lease.Work.Id)!.Result));
        Assert.False(Jobs.Cancel(lease.Work.Id, "again"));
        Assert.Empty(Work.Due(10));
    }

    [Fact]
    public void The_ghost_of_a_dead_worker_reports_nothing()
    {
        var ghost = Work.Claim(Jobs.Enqueue(WorkKind.Train, "a", "a", "").Id)!;
        _store.Clock.Advance(Lease.Length);
        var heir = Work.Claim(ghost.Work.Id)!;
        Assert.True(Jobs.Report(heir, "train", 0, 1));
        Assert.False(Jobs.Report(ghost, "register", 1, 1));
        Assert.Equal("train", Jobs.Get(heir.Work.Id)!.Phase);
    }

    [Fact]
    public void Work_of_other_kinds_is_a_job_too()
    {
        var crawl = Work.Enqueue(WorkKind.Crawl, "c", "source");
        Assert.Equal(("", ""), (Jobs.Get(crawl.Id)!.Request, Jobs.Get(crawl.Id)!.Phase));
        Assert.Equal(crawl.Id, Work.Last(WorkKind.Crawl, "source")?.Id);
        Assert.Null(Work.Last(WorkKind.Rescore, "source"));
    }
}
