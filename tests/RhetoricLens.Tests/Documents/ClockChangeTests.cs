using System.Globalization;
using RhetoricLens.Core;
using RhetoricLens.Documents.Work;

namespace RhetoricLens.Tests.Documents;

/// <summary>What schedules do when clocks are changed: by law, by the calendar, by hand.</summary>
public sealed class ClockChangeTests : IDisposable
{
    private readonly TemporaryStore _store = new();

    public void Dispose() => _store.Dispose();

    /// <summary>Half past two: skipped in spring, there twice in autumn. Lord Howe Island moves its clocks by half an hour, at two.</summary>
    [Theory]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-03-28T12:00Z", "2026-03-29T01:00Z 2026-03-30T00:30Z")]
    [InlineData("30 2 * * *", "Europe/Berlin", "2026-10-24T12:00Z", "2026-10-25T00:30Z 2026-10-26T01:30Z")]
    [InlineData("30 2 * * *", "America/New_York", "2026-03-07T12:00Z", "2026-03-08T07:00Z 2026-03-09T06:30Z")]
    [InlineData("30 1 * * *", "America/New_York", "2026-10-31T12:00Z", "2026-11-01T05:30Z 2026-11-02T06:30Z")]
    [InlineData("15 2 * * *", "Australia/Lord_Howe", "2026-10-03T10:00Z", "2026-10-03T15:30Z 2026-10-04T15:15Z")]
    [InlineData("45 1 * * *", "Australia/Lord_Howe", "2026-04-04T10:00Z", "2026-04-04T14:45Z 2026-04-05T15:15Z")]
    public void A_daily_time_comes_once_a_day_though_its_hour_is_skipped_or_doubled(string cron, string zone, string from, string planned)
    {
        Assert.Equal(planned.Split(' ').Select(Time), Minutes(cron, zone, Time(from), TimeSpan.FromHours(43)));
    }

    [Fact]
    public void A_schedule_of_minutes_goes_on_through_a_doubled_hour()
    {
        var planned = Minutes("*/30 * * * *", "Europe/Berlin", Time("2026-10-24T23:45Z"), TimeSpan.FromHours(3));
        Assert.Equal(["00:00", "00:30", "01:00", "01:30", "02:00", "02:30"], planned.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void A_schedule_of_29_February_waits_for_a_leap_year()
    {
        Register("0 6 29 2 *", "Europe/Berlin", Time("2026-03-01T00:00Z"));
        Assert.Equal(Time("2028-02-29T05:00Z"), _store.Database.Sources.Get("est-mfa")!.NextDueAt);
        _store.Clock.Advance(Time("2028-02-28T23:00Z") - _store.Clock.GetUtcNow());
        Assert.Empty(_store.Database.Schedules.Tick());
        _store.Clock.Advance(TimeSpan.FromHours(6));
        Assert.Single(_store.Database.Schedules.Tick());
        Assert.Equal(Time("2032-02-29T05:00Z"), _store.Database.Sources.Get("est-mfa")!.NextDueAt);
    }

    [Fact]
    public void A_clock_that_is_set_back_an_hour_leads_to_no_early_and_no_second_crawl()
    {
        Register("*/20 * * * *", "Etc/UTC", Time("2026-03-02T12:10Z"));
        var planned = Ticks(TimeSpan.FromMinutes(60));
        _store.Clock.Advance(-TimeSpan.FromHours(1));
        Assert.Empty(Ticks(TimeSpan.FromMinutes(60)));
        planned.AddRange(Ticks(TimeSpan.FromMinutes(60)));
        Assert.Equal(["12:20", "12:40", "13:00", "13:20", "13:40", "14:00"], planned.Select(time => time.ToString("HH:mm", CultureInfo.InvariantCulture)));
    }

    [Fact]
    public void Setting_a_schedule_anew_after_the_clock_went_back_does_not_repeat_its_times()
    {
        Register("0 13 * * *", "Etc/UTC", Time("2026-03-02T12:30Z"));
        Assert.Single(Ticks(TimeSpan.FromHours(1)));
        _store.Clock.Advance(-TimeSpan.FromHours(1));
        _store.Database.Sources.SetSchedule("est-mfa", null);
        _store.Database.Sources.SetSchedule("est-mfa", new SourceSchedule("0 13 * * *", "Etc/UTC"));
        Assert.Empty(Ticks(TimeSpan.FromHours(2)));
    }

    private List<DateTimeOffset> Minutes(string cron, string zone, DateTimeOffset from, TimeSpan length)
    {
        Register(cron, zone, from);
        return Ticks(length, 5);
    }

    /// <summary>Ticks every so many minutes; every crawl ends at once, and none comes before its time.</summary>
    private List<DateTimeOffset> Ticks(TimeSpan length, int minutes = 1)
    {
        var planned = new List<DateTimeOffset>();
        for (var minute = 0; minute < length.TotalMinutes; minute += minutes)
        {
            _store.Clock.Advance(TimeSpan.FromMinutes(minutes));
            foreach (var work in _store.Database.Schedules.Tick())
            {
                Assert.InRange(_store.Clock.GetUtcNow() - work.DueAt, TimeSpan.Zero, TimeSpan.FromMinutes(minutes));
                planned.Add(work.DueAt);
                _store.Database.Work.Complete(_store.Database.Work.Claim(work.Id)!, "");
            }
        }
        return planned;
    }

    private void Register(string cron, string zone, DateTimeOffset from)
    {
        _store.Clock.Advance(from - _store.Clock.GetUtcNow());
        _store.Database.Sources.Register([SchedulesTests.Source("est-mfa", enabled: true) with { Schedule = new SourceSchedule(cron, zone) }]);
    }

    private static DateTimeOffset Time(string text) => DateTimeOffset.ParseExact(text, "yyyy-MM-dd'T'HH:mm'Z'", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
}
