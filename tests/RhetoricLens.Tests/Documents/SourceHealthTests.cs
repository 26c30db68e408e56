using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Tests.Documents;

public sealed class SourceHealthTests : IDisposable
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryStore _store = new();

    public SourceHealthTests() => _store.Database.Sources.Register([SchedulesTests.Source("est-mfa", enabled: true) with { Schedule = new SourceSchedule("0 * * * *", "Etc/UTC") }]);

    private CrawlHealth Health => _store.Database.Sources.Get("est-mfa")!.Health;

    private DateTimeOffset? NextDueAt => _store.Database.Sources.Get("est-mfa")!.NextDueAt;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void Each_failure_counts_by_its_class_and_puts_the_next_crawl_off_for_twice_as_long()
    {
        var now = _store.Clock.GetUtcNow();
        Fail(FailureClass.Temporary);
        Assert.Equal((0.25, 1, "It failed.", now, null), (Health.Points, Health.Failures, Health.Reason, Health.FailedAt, Health.HeldAt));
        Fail(FailureClass.Soft);
        Fail(FailureClass.Hard);
        Assert.Equal((1.75, 3), (Health.Points, Health.Failures));
        Assert.Equal(now.AddHours(5), NextDueAt);
    }

    [Fact]
    public void A_source_of_four_points_is_held_with_its_reason_until_a_person_takes_it_up_again()
    {
        for (var i = 0; i < 4; i++)
            Fail(FailureClass.Hard);
        Assert.Equal((4, "It failed.", _store.Clock.GetUtcNow()), (Health.Points, Health.Reason, Health.HeldAt));
        _store.Clock.Advance(30 * Day);
        Assert.Empty(_store.Database.Schedules.Tick());
        Assert.True(_store.Database.Sources.Enable("est-mfa", true));
        Assert.Equal(CrawlHealth.Good, Health);
        Assert.Equal(_store.Clock.GetUtcNow().AddHours(1), NextDueAt);
        _store.Clock.Advance(Day);
        Assert.Single(_store.Database.Schedules.Tick());
    }

    [Fact]
    public void A_success_forgets_the_failures_before_it_and_takes_the_schedule_up_again()
    {
        for (var i = 0; i < 4; i++)
            Fail(FailureClass.Hard);
        Assert.True(_store.Database.Health.Succeed(Claim(), "Stored 3"));
        Assert.Equal(CrawlHealth.Good, Health);
        Assert.Equal(_store.Clock.GetUtcNow().AddHours(1), NextDueAt);
    }

    [Fact]
    public void A_worker_that_lost_its_lease_counts_nothing()
    {
        var lease = Claim();
        _store.Database.Jobs.Cancel(lease.Work.Id, "not needed");
        Assert.False(_store.Database.Health.Fail(lease, FailureClass.Hard, "", "late"));
        Assert.Equal(CrawlHealth.Good, Health);
    }

    [Fact]
    public void Pauses_grow_up_to_a_week()
    {
        Assert.Equal([1, 2, 4], Enumerable.Range(1, 3).Select(failures => (int)SourceHealth.PauseAfter(failures).TotalHours));
        Assert.Equal(Limits.MaxFailurePause, SourceHealth.PauseAfter(16));
    }

    [Fact]
    public void A_source_whose_time_zone_is_no_more_is_held_with_that_reason()
    {
        _store.Scalar("UPDATE schedule SET time_zone = 'Mars/Olympus'");
        _store.Clock.Advance(Day);
        _store.Database.Schedules.Tick();
        Assert.NotNull(Health.HeldAt);
        Assert.Contains("Mars/Olympus", Health.Reason, StringComparison.Ordinal);
    }

    private void Fail(FailureClass kind) => Assert.True(_store.Database.Health.Fail(Claim(), kind, "", "It failed."));

    private Lease Claim() => _store.Database.Work.Claim(_store.Database.Work.Enqueue(WorkKind.Crawl, Guid.NewGuid().ToString(), "est-mfa").Id)!;
}
