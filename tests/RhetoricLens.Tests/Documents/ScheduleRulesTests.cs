using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Tests.Documents;

public sealed class ScheduleRulesTests : IDisposable
{
    private static readonly SourceSchedule Noon = new("0 12 * * *", "Etc/UTC");
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryStore _store = new();

    private Schedules Schedules => _store.Database.Schedules;

    private WorkQueue Work => _store.Database.Work;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void By_default_one_crawl_makes_up_for_all_missed_times_and_says_so()
    {
        Register(MisfireRule.Once);
        _store.Clock.Advance(3 * Day);
        var work = Assert.Single(Schedules.Tick());
        Assert.Equal("Makes up for 3 times from 2026-03-03 12:00 UTC to 2026-03-05 12:00 UTC.", work.LastReason);
        Assert.Single(Work.Recent(10));
    }

    [Fact]
    public void With_the_rule_skip_missed_times_are_recorded_and_the_next_is_crawled_in_its_time()
    {
        Register(MisfireRule.Skip);
        _store.Clock.Advance(3 * Day + TimeSpan.FromHours(1));
        Assert.Empty(Schedules.Tick());
        var skipped = Assert.Single(Work.Recent(10));
        Assert.Equal((WorkState.Skipped, "3 times from 2026-03-03 12:00 UTC to 2026-03-05 12:00 UTC passed while the program was not running."), (skipped.State, skipped.LastReason));
        _store.Clock.Advance(TimeSpan.FromHours(23));
        Assert.Single(Schedules.Tick());
    }

    [Fact]
    public void With_the_rule_skip_a_crawl_that_is_a_little_late_is_not_missed()
    {
        Register(MisfireRule.Skip);
        _store.Clock.Advance(Day + Limits.MisfireGrace);
        Assert.Single(Schedules.Tick());
    }

    [Fact]
    public void With_the_rule_each_missed_times_are_crawled_one_after_the_other_up_to_the_limit()
    {
        Register(MisfireRule.Each);
        _store.Clock.Advance(8 * Day);
        var planned = Schedules.Tick();
        Assert.Equal(Limits.MaxCatchUp, planned.Count);
        Assert.Contains("3 times from 2026-03-08", Schedules.History("est-mfa")["est-mfa"].Skip!.LastReason, StringComparison.Ordinal);
        foreach (var work in planned)
        {
            Assert.Equal([work.Id], Work.Due(10).Select(due => due.Id));
            Assert.All(planned.Where(other => other != work), other => Assert.Null(Work.Claim(other.Id)));
            Assert.True(Work.Complete(Work.Claim(work.Id)!, ""));
        }
    }

    [Fact]
    public void With_the_rule_queue_one_crawl_waits_for_the_earlier_and_a_third_is_skipped()
    {
        Register(MisfireRule.Once, OverlapRule.Queue);
        var first = Work.Claim(Next().Id)!;
        var second = Next();
        Assert.Null(Work.Claim(second.Id));
        _store.Clock.Advance(Day);
        Assert.Empty(Schedules.Tick());
        Assert.Contains($"Work {first.Work.Id} on est-mfa had not ended", Schedules.History()["est-mfa"].Skip!.LastReason, StringComparison.Ordinal);
        Assert.True(Work.Complete(Work.Claim(first.Work.Id) ?? first, ""));
        Assert.NotNull(Work.Claim(second.Id));
    }

    [Fact]
    public void Rules_stay_when_the_times_are_changed_or_the_program_restarts()
    {
        Register(MisfireRule.Each, OverlapRule.Queue);
        _store.Database.Sources.SetSchedule("est-mfa", new SourceSchedule("0 3 * * *", "Europe/Tallinn"));
        _store.Restart();
        Assert.Equal(new ScheduleRules(MisfireRule.Each, OverlapRule.Queue), _store.Database.Sources.Get("est-mfa")!.Rules);
    }

    [Fact]
    public void A_schedule_of_every_minute_that_slept_for_a_year_makes_two_rows()
    {
        Register(MisfireRule.Skip);
        _store.Database.Sources.SetSchedule("est-mfa", new SourceSchedule("* * * * *", "Etc/UTC"));
        _store.Clock.Advance(365 * Day);
        Schedules.Tick();
        Assert.Contains("1000 or more times", Work.Recent(10)[^1].LastReason, StringComparison.Ordinal);
        Assert.InRange(Work.Recent(10).Count, 1, 2);
    }

    private WorkItem Next()
    {
        _store.Clock.Advance(Day);
        return Assert.Single(Schedules.Tick());
    }

    private void Register(MisfireRule misfire, OverlapRule overlap = OverlapRule.Skip)
    {
        _store.Database.Sources.Register([SchedulesTests.Source("est-mfa", enabled: true)]);
        Assert.Null(_store.Database.Sources.SetSchedule("est-mfa", Noon, new ScheduleRules(misfire, overlap)));
    }
}
