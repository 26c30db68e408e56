using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Change;
using RhetoricLens.Stance.Trends.Groups;

namespace RhetoricLens.Tests.Stance.Trends.Change;

public sealed class ChangeTests
{
    private static readonly PeriodLength Year = new(PeriodUnit.Year, 1);

    [Fact]
    public void A_planted_shift_is_found_at_its_year()
    {
        var (found, tests) = Breaks.Of(Cells(Speeches("CHN", year => year < 2011 ? 0.4 : -0.4)), 1);
        var shift = Assert.Single(found);
        Assert.Equal("2011", shift.At.Name);
        Assert.True(shift.AdjustedP <= 0.05);
        Assert.InRange(shift.Shift.Low, -1.1, -0.6);
        Assert.True(string.CompareOrdinal(shift.Earliest.Name, "2011") <= 0 && string.CompareOrdinal(shift.Latest.Name, "2011") >= 0);
        Assert.InRange(tests, 1, 3);
    }

    [Fact]
    public void Two_planted_shifts_are_found()
    {
        var (found, _) = Breaks.Of(Cells(Speeches("CHN", year => year is < 2006 or >= 2014 ? 0.4 : -0.4)), 1);
        Assert.Equal(["2006", "2014"], found.Select(one => one.At.Name));
    }

    [Fact]
    public void Where_nothing_changes_chance_is_flagged_no_more_often_than_promised()
    {
        var cells = Enumerable.Range(0, 100).SelectMany(i => Speeches($"C{i:00}", _ => 0, seed: i)).ToArray();
        var (found, tests) = Breaks.Of(Cells(cells), 1);
        Assert.InRange(tests, 100, 120);
        Assert.InRange(found.Count, 0, 13);
        Assert.InRange(found.Count(one => one.AdjustedP <= 0.05), 0, 1);
    }

    [Fact]
    public void A_short_series_has_no_break() =>
        Assert.Equal(0, Breaks.Of(Cells([.. Speeches("CHN", year => year < 2002 ? 1 : -1).Where(part => part.Date.Start.Year < 2003)]), 1).Tests);

    [Fact]
    public void A_difference_of_two_voices_has_an_interval_and_the_same_one_each_time()
    {
        var cells = TrendBuilder.Cells(new StanceCube([.. Speeches("CHN", _ => -0.4), .. Speeches("USA", _ => 0.4)]), null, new PartFilter(), null).Cells;
        var difference = Difference.Between(cells[0], cells[1], 5);
        Assert.InRange(difference.Value, -1, -0.6);
        Assert.InRange(difference.Value, difference.Interval!.Low, difference.Interval.High);
        Assert.Equal(difference, Difference.Between(cells[0], cells[1], 5));
        Assert.Equal(0, difference.Shared);
    }

    [Fact]
    public void What_two_sides_share_cancels()
    {
        var group = new Group("G", "", "", "", [new Membership("CHN", null, null, ""), new Membership("USA", null, null, "")]);
        var cube = new StanceCube([.. Speeches("CHN", _ => -0.4), .. Speeches("USA", _ => 0.4)]);
        var cells = TrendBuilder.Cells(cube, [TrendSeries.Of("CHN"), TrendSeries.Of(group)], new PartFilter(), null).Cells;
        Assert.Equal(new Difference(0, new Interval(0, 0), 100), Difference.Between(cells[0], cells[0], 5));
        Assert.Equal(100, Difference.Between(cells[0], cells[1], 5).Shared);
    }

    [Fact]
    public void A_moving_mean_weighs_neighbours_by_their_passages_and_stops_at_gaps()
    {
        var points = new[] { (2001, 0.0, 1), (2002, 1.0, 3), (2003, 1.0, 1), (2009, -1.0, 5) }.Select(row => Point(row.Item1, row.Item2, row.Item3)).ToArray();
        Assert.Equal([0.75, 0.8, 1, -1], Smoothing.Of(points, Year, SmoothKind.Ma3).Select(point => Math.Round(point.Smoothed!.Value, 9)));
        Assert.Equal(points.Select(point => point.Mean), Smoothing.Of(points, Year, SmoothKind.Ma3).Select(point => point.Mean));
    }

    [Fact]
    public void A_local_line_keeps_a_straight_line()
    {
        var points = Enumerable.Range(0, 9).Select(i => Point(2000 + i, -0.4 + i * 0.1, 1 + i % 3)).ToArray();
        Assert.All(Smoothing.Of(points, Year, SmoothKind.Loess), point => Assert.Equal(point.Mean, point.Smoothed!.Value, 6));
    }

    private static TrendPoint Point(int year, double mean, int positions) =>
        new("CHN", Periods.Of(PartialDate.FromYear(year), Year)!, mean, null, null, 1, 1, positions, positions, positions);

    private static IReadOnlyList<TrendCell> Cells(StancePart[] parts) => TrendBuilder.Cells(new StanceCube(parts), null, new PartFilter(), Year).Cells;

    private static StancePart[] Speeches(string country, Func<int, double> mean, int seed = 3)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, 100).Select(i => (Year: 2000 + i % 20, Axis: 2 * (mean(2000 + i % 20) + random.NextDouble() - 0.5)))
            .Select((row, i) => new StancePart($"{country}{i:000}", PartialDate.FromYear(row.Year), country, "", "test", "en", null, new Tally(9, 4, 0, 2, 0, 0, row.Axis, 0, row.Axis, 1)))];
    }
}
