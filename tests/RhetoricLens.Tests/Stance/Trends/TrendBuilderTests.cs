using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Tests.Stance.Trends;

public sealed class TrendBuilderTests
{
    private static readonly PeriodLength Year = new(PeriodUnit.Year, 1);

    [Fact]
    public void The_mean_is_over_position_passages()
    {
        var point = Assert.Single(Build(Year, Stance("a", 2014, "CHN", positions: 3, axis: -2.7), Stance("b", 2014, "CHN", positions: 1, axis: 0.5)).Points);
        Assert.Equal((-2.7 + 0.5) / 4, point.Mean, 9);
        Assert.Equal((2, 4), (point.Documents, point.Positions));
        Assert.InRange(point.Mean, point.Low!.Value, point.High!.Value);
    }

    [Fact]
    public void Documents_without_position_count_towards_salience_only()
    {
        var point = Assert.Single(Build(Year, Stance("a", 2014, "CHN", 1, -1), Stance("b", 2014, "CHN", 0, 0)).Points);
        Assert.Equal((1, 2, 20, 4), (point.Documents, point.AllDocuments, point.Passages, point.OnTopic));
        Assert.Equal(0.2, point.Salience, 9);
        Assert.Null(point.Low);
    }

    [Fact]
    public void A_period_without_position_has_no_point() => Assert.Empty(Build(Year, Stance("a", 2014, "CHN", 0, 0)).Points);

    [Fact]
    public void One_speaking_document_has_no_interval()
    {
        var point = Assert.Single(Build(Year, Stance("a", 2014, "CHN", 9, -8)).Points);
        Assert.Equal((null, null), (point.Low, point.High));
    }

    [Fact]
    public void Points_are_sorted_by_country_and_period()
    {
        var points = Build(Year, Stance("a", 2015, "USA", 1, 1), Stance("b", 2014, "USA", 1, 1), Stance("c", 2016, "CHN", 1, -1)).Points;
        Assert.Equal(["CHN 2016", "USA 2014", "USA 2015"], points.Select(point => point.Country + " " + point.Period.Name));
    }

    [Fact]
    public void Without_a_length_each_country_has_one_point()
    {
        var points = Build(null, Stance("a", 2003, "CHN", 1, -1), Stance("b", 2014, "CHN", 1, -1), Stance("c", 2010, "USA", 1, 1)).Points;
        Assert.Equal(["2003-2014", "2003-2014"], points.Select(point => point.Period.Name));
        Assert.Equal([2, 1], points.Select(point => point.Documents));
    }

    [Fact]
    public void Inexact_dates_are_left_out_and_counted()
    {
        var trend = Build(new PeriodLength(PeriodUnit.Month, 1), Stance("a", 2014, "CHN", 1, -1));
        Assert.Empty(trend.Points);
        Assert.Equal(1, trend.LeftOut);
    }

    [Fact]
    public void An_interval_does_not_depend_on_the_other_countries_or_on_order()
    {
        DocumentStance[] china = [.. Enumerable.Range(0, 12).Select(i => Stance("c" + i, 2014, "CHN", 1 + i % 3, i % 4 - 2))];
        var alone = Assert.Single(Build(Year, china).Points);
        var among = Build(Year, [Stance("u", 2014, "USA", 2, 2), .. china.Reverse()]).Points[0];
        Assert.Equal(alone, among);
        Assert.NotEqual(alone.Low, TrendBuilder.Build(china, Year, seed: 2).Points[0].Low);
    }

    [Fact]
    public void The_interval_narrows_with_documents_and_holds_the_truth_most_of_the_time()
    {
        var random = new Random(3);
        var held = 0;
        for (var round = 0; round < 200; round++)
        {
            var documents = Enumerable.Range(0, 60).Select(_ => (AxisSum: random.NextDouble() * 2 - 1, Positions: 1)).ToArray();
            var wide = Interval.Bootstrap(documents[..6], (ulong)round)!;
            var narrow = Interval.Bootstrap(documents, (ulong)round)!;
            held += narrow.Low <= 0 && narrow.High >= 0 ? 1 : 0;
            Assert.True(narrow.High - narrow.Low < (wide.High - wide.Low) * 1.5);
        }
        // 95 % of 200 is 190; the bounds are four standard errors away.
        Assert.InRange(held, 177, 200);
    }

    [Fact]
    public void Documents_that_agree_leave_no_spread()
    {
        var point = Assert.Single(Build(Year, Stance("a", 2014, "EST", 2, 1), Stance("b", 2014, "EST", 4, 2)).Points);
        Assert.Equal((0.5, 0.5, 0.5), (point.Mean, point.Low, point.High));
    }

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(Build(null).Points);

    private static Trend Build(PeriodLength? length, params DocumentStance[] stances) => TrendBuilder.Build(stances, length, seed: 1);

    private static DocumentStance Stance(string id, int year, string country, int positions, double axis) =>
        new(id, PartialDate.FromYear(year), new CountryStance(country, 10, 2, positions, axis));
}
