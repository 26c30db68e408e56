using RhetoricLens.Core;
using RhetoricLens.Timing;

namespace RhetoricLens.Tests.Program.Timing;

public sealed class ComingTimesTests
{
    private static readonly DateTimeOffset March = new(2026, 3, 27, 12, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset October = new(2026, 10, 23, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_time_that_summer_time_skips_comes_later_and_says_so()
    {
        var times = ComingTimes.Of(new SourceSchedule("30 2 * * *", "Europe/Berlin"), March, 3);
        Assert.Equal([2, 3, 2], times.Select(time => time.At.Hour));
        Assert.Contains("forward", times[1].Note, StringComparison.Ordinal);
        Assert.Empty(times[0].Note);
    }

    [Fact]
    public void A_time_that_comes_twice_comes_once_and_says_so()
    {
        var times = ComingTimes.Of(new SourceSchedule("30 2 * * *", "Europe/Berlin"), October, 3);
        Assert.Equal([24, 25, 26], times.Select(time => time.At.Day));
        Assert.Contains("twice", times[1].Note, StringComparison.Ordinal);
    }

    [Fact]
    public void A_change_of_the_clocks_is_said_at_the_first_time_after_it()
    {
        var times = ComingTimes.Of(new SourceSchedule("0 6 * * 1", "Europe/Berlin"), March, 2);
        Assert.Contains("UTC+02:00 from here on, UTC+01:00 before", times[0].Note, StringComparison.Ordinal);
        Assert.Empty(times[1].Note);
    }

    [Fact]
    public void A_schedule_that_cannot_be_read_has_no_times() => Assert.Empty(ComingTimes.Of(new SourceSchedule("61 6 * * 1", "Etc/UTC"), March, 5));
}
