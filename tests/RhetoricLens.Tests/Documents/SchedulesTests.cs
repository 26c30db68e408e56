using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Tests.Documents;

public sealed class SchedulesTests : IDisposable
{
    private static readonly SourceSchedule Noon = new("0 12 * * *", "Etc/UTC");
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly TemporaryStore _store = new();

    private Schedules Schedules => _store.Database.Schedules;

    private RhetoricLens.Documents.Store.SourceStore Sources => _store.Database.Sources;

    public void Dispose() => _store.Dispose();

    [Fact]
    public void A_source_comes_back_as_registered()
    {
        var source = Source("est-mfa", enabled: true);
        Assert.Empty(Sources.Register([source]));
        var registered = Sources.Get("est-mfa")!;
        Assert.Equivalent(source, registered.Source, strict: true);
        Assert.Equal(_store.Clock.GetUtcNow() + Day, registered.NextDueAt);
        Assert.Null(Sources.Get("none"));
    }

    [Fact]
    public void A_due_schedule_becomes_one_crawl_and_moves_on()
    {
        Sources.Register([Source("est-mfa", enabled: true)]);
        Assert.Empty(Schedules.Tick());
        _store.Clock.Advance(Day);
        var work = Assert.Single(Schedules.Tick());
        Assert.Equal((WorkKind.Crawl, "est-mfa", WorkState.Due), (work.Kind, work.Target, work.State));
        Assert.Empty(Schedules.Tick());
        Assert.Equal(_store.Clock.GetUtcNow() + Day, Sources.Get("est-mfa")!.NextDueAt);
    }

    [Fact]
    public void Crawls_missed_while_the_program_was_off_become_one()
    {
        Sources.Register([Source("est-mfa", enabled: true)]);
        _store.Clock.Advance(10 * Day);
        _store.Restart();
        Assert.Single(Schedules.Tick());
        Assert.True(Sources.Get("est-mfa")!.NextDueAt > _store.Clock.GetUtcNow());
    }

    [Fact]
    public void A_crawl_that_comes_due_while_the_last_is_open_is_skipped_with_its_reason()
    {
        Sources.Register([Source("est-mfa", enabled: true)]);
        _store.Clock.Advance(Day);
        Schedules.Tick();
        _store.Clock.Advance(Day);
        Assert.Empty(Schedules.Tick());
        Assert.Equal(WorkState.Skipped, _store.Database.Work.Recent(1)[0].State);
    }

    [Fact]
    public void A_source_that_is_off_is_never_due_until_it_is_enabled()
    {
        Sources.Register([Source("est-mfa", enabled: false)]);
        _store.Clock.Advance(3 * Day);
        Assert.Empty(Schedules.Tick());
        Assert.True(Sources.Enable("est-mfa", true));
        Assert.Empty(Schedules.Tick());
        _store.Clock.Advance(Day);
        Assert.Single(Schedules.Tick());
        Assert.False(Sources.Enable("none", true));
    }

    [Fact]
    public void Changing_a_schedule_does_not_lose_an_overdue_crawl()
    {
        Sources.Register([Source("est-mfa", enabled: true)]);
        _store.Clock.Advance(2 * Day);
        Assert.Null(Sources.SetSchedule("est-mfa", new SourceSchedule("0 3 1 * *", "Europe/Tallinn")));
        Assert.Single(Schedules.Tick());
    }

    [Fact]
    public void Registering_again_keeps_what_the_user_chose_and_takes_new_suggestions_otherwise()
    {
        var chosen = new SourceSchedule("30 6 * * 1", "Europe/Riga");
        var suggested = new SourceSchedule("0 4 * * *", "Etc/UTC");
        Sources.Register([Source("user", enabled: false), Source("plain", enabled: false), Source("removed", enabled: false)]);
        Sources.Enable("user", true);
        Sources.SetSchedule("user", chosen);
        Sources.SetSchedule("removed", null);
        Sources.Register(new[] { "user", "plain", "removed" }.Select(id => Source(id, enabled: false) with { Name = "New", Schedule = suggested }).ToArray());
        Assert.Equal([suggested, null, chosen], Sources.List().Select(source => source.Source.Schedule));
        Assert.Equal([false, false, true], Sources.List().Select(source => source.Source.Enabled));
        Assert.All(Sources.List(), source => Assert.Equal("New", source.Source.Name));
    }

    [Theory]
    [InlineData("61 * * * *", "Etc/UTC", "bad_cron")]
    [InlineData("every day", "Etc/UTC", "bad_cron")]
    [InlineData("0 0 * * *", "Mars/Olympus", "unknown_time_zone")]
    public void A_schedule_that_cannot_be_used_is_a_problem(string cron, string zone, string code)
    {
        var source = Source("est-mfa", enabled: true) with { Schedule = new SourceSchedule(cron, zone) };
        Assert.Equal(code, Assert.Single(Sources.Register([source])).Code);
        Assert.Null(Sources.Get("est-mfa")!.NextDueAt);
        Assert.Equal(code, Sources.SetSchedule("est-mfa", source.Schedule)!.Code);
        Assert.Equal("unknown_source", Sources.SetSchedule("none", Noon)!.Code);
    }

    [Theory]
    [InlineData("2026-03-29T00:30:00Z", "2026-03-29T01:00:00Z")]
    [InlineData("2026-10-25T00:00:00Z", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T00:30:00Z", "2026-10-26T01:30:00Z")]
    public void A_schedule_runs_once_on_the_days_when_clocks_change(string after, string expected)
    {
        var next = Occurrences.Next(new SourceSchedule("30 2 * * *", "Europe/Berlin"), DateTimeOffset.Parse(after));
        Assert.Equal(DateTimeOffset.Parse(expected), next.Value);
    }

    internal static Source Source(string id, bool enabled) => new(
        id, "Ministry", "EST", "Ministry of Foreign Affairs", ["https://example.org/"], null, ["en", "et"],
        new SourceScope(["example.org"], ["/en/"], [], 5, 1000), Noon, enabled, "");
}
