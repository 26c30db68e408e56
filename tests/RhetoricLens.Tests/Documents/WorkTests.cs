using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Tests.Documents;

public sealed class WorkTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryStore _store = new();

    private WorkQueue Work => _store.Database.Work;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Asking_twice_under_one_key_is_asking_once()
    {
        var first = Work.Enqueue(WorkKind.Score, "score:1", "linear-1");
        Assert.Equal(first, Work.Enqueue(WorkKind.Score, "score:1", "linear-1"));
        Assert.Single(Work.Due(10));
    }

    [Fact]
    public void Like_work_on_the_same_target_is_skipped_while_the_first_is_open()
    {
        var first = Work.Enqueue(WorkKind.Crawl, "a", "source");
        var second = Work.Enqueue(WorkKind.Crawl, "b", "source");
        Assert.Equal(WorkState.Skipped, second.State);
        Assert.Contains($"Work {first.Id}", second.LastReason, StringComparison.Ordinal);
        Work.Complete(Work.Claim(first.Id)!, "done");
        Assert.Equal(WorkState.Due, Work.Enqueue(WorkKind.Crawl, "c", "source").State);
    }

    [Fact]
    public void Work_has_one_holder_at_a_time()
    {
        var work = Work.Enqueue(WorkKind.Index, "index", "all");
        Assert.NotNull(Work.Claim(work.Id));
        Assert.Null(Work.Claim(work.Id));
        Assert.Empty(Work.Due(10));
    }

    [Fact]
    public void Work_before_its_time_is_not_given_out()
    {
        var work = Work.Enqueue(WorkKind.Index, "index", "all", _store.Clock.GetUtcNow() + Day);
        Assert.Empty(Work.Due(10));
        Assert.Null(Work.Claim(work.Id));
        _store.Clock.Advance(Day);
        Assert.NotNull(Work.Claim(work.Id));
    }

    [Fact]
    public void A_dead_workers_task_comes_back_and_its_ghost_can_no_longer_write()
    {
        var work = Work.Enqueue(WorkKind.Index, "index", "all");
        var ghost = Work.Claim(work.Id)!;
        _store.Clock.Advance(Lease.Length);
        Assert.Single(Work.Due(10));
        var heir = Work.Claim(work.Id)!;
        Assert.Equal((2L, 2), (heir.Epoch, heir.Work.Attempts));
        Assert.Null(Work.Renew(ghost));
        Assert.False(Work.Complete(ghost, "late"));
        Assert.True(Work.Complete(heir, "in time"));
        Assert.Equal((WorkState.Done, "in time"), (Work.Get(work.Id)!.State, Work.Get(work.Id)!.LastReason));
    }

    [Fact]
    public void A_renewed_lease_is_held_on()
    {
        var work = Work.Enqueue(WorkKind.Index, "index", "all");
        var lease = Work.Claim(work.Id)!;
        _store.Clock.Advance(Lease.RenewEvery);
        lease = Work.Renew(lease)!;
        _store.Clock.Advance(Lease.Length - Lease.RenewEvery);
        Assert.Null(Work.Claim(work.Id));
        Assert.True(Work.Complete(lease, ""));
    }

    [Fact]
    public void A_release_gives_the_work_back_at_once_and_a_retry_later()
    {
        var work = Work.Enqueue(WorkKind.Index, "index", "all");
        Assert.True(Work.Release(Work.Claim(work.Id)!));
        Assert.True(Work.Retry(Work.Claim(work.Id)!, "the disk is full", Day));
        Assert.Null(Work.Claim(work.Id));
        _store.Clock.Advance(Day);
        Assert.Equal("the disk is full", Work.Claim(work.Id)!.Work.LastReason);
    }

    [Theory]
    [InlineData(WorkState.Failed)]
    [InlineData(WorkState.Skipped)]
    public void Ended_work_keeps_its_reason_and_stays_ended(WorkState state)
    {
        var work = Work.Enqueue(WorkKind.Train, "train", "set");
        var lease = Work.Claim(work.Id)!;
        Assert.True(state == WorkState.Failed ? Work.Fail(lease, "why") : Work.Skip(lease, "why"));
        _store.Clock.Advance(Day);
        Assert.Null(Work.Claim(work.Id));
        Assert.Equal((state, "why"), (Work.Recent(1)[0].State, Work.Recent(1)[0].LastReason));
        Assert.NotNull(Work.Recent(1)[0].EndedAt);
    }

    [Fact]
    public void Many_workers_share_the_work_without_doubling_any()
    {
        for (var i = 0; i < 20; i++)
            Work.Enqueue(WorkKind.Score, $"score:{i}", $"model-{i}");
        var claimed = new System.Collections.Concurrent.ConcurrentBag<long>();
        Parallel.For(0, 4, _ =>
        {
            foreach (var work in Work.Due(100))
            {
                if (Work.Claim(work.Id) is { } lease)
                    claimed.Add(lease.Work.Id);
            }
        });
        Assert.Equal(20, claimed.Count);
        Assert.Equal(20, claimed.Distinct().Count());
    }

    [Fact]
    public void Ended_work_is_forgotten_after_a_while_but_for_the_last_crawl_of_each_source()
    {
        foreach (var (key, target) in new[] { ("a", "one"), ("b", "one"), ("c", "two") })
            Work.Complete(Work.Claim(Work.Enqueue(WorkKind.Crawl, key, target).Id)!, key);
        Work.Complete(Work.Claim(_store.Database.Jobs.Enqueue(WorkKind.Train, "d", "set", "order").Id)!, "d");
        var open = Work.Enqueue(WorkKind.Crawl, "e", "one");
        _store.Clock.Advance(Day);
        Assert.Equal(["a", "d"], Work.Prune(Day - TimeSpan.FromMinutes(1)).Select(job => job.Work.Key).Order(StringComparer.Ordinal));
        Assert.Empty(Work.Prune(Day - TimeSpan.FromMinutes(1)));
        Assert.Equal(["e", "c", "b"], Work.Recent(10).Select(work => work.Key));
        Assert.Equal(WorkState.Due, Work.Get(open.Id)!.State);
    }
}
