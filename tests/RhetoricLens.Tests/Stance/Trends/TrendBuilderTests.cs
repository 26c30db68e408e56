using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Groups;

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
        StancePart[] china = [.. Enumerable.Range(0, 12).Select(i => Stance("c" + i, 2014, "CHN", 1 + i % 3, i % 4 - 2))];
        var alone = Assert.Single(Build(Year, china).Points);
        var among = Build(Year, [Stance("u", 2014, "USA", 2, 2), .. china.Reverse()]).Points[0];
        Assert.Equal(alone, among);
        Assert.NotEqual(alone.Low, Build(2, Year, china).Points[0].Low);
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

    [Fact]
    public void A_period_without_position_has_a_salience_of_its_own()
    {
        var trend = Build(Year, Stance("a", 2014, "CHN", 0, 0), Stance("b", 2014, "CHN", 0, 0));
        Assert.Equal(("CHN", 2, 0.2), Assert.Single(trend.Silent) is var silent ? (silent.Country, silent.AllDocuments, silent.Salience) : default);
        Assert.Empty(trend.Points);
    }

    [Fact]
    public void Salience_has_an_interval_over_documents()
    {
        // Shares 0.1 to 0.9 in twenty documents: standard error 0.4 / sqrt(19), t 2.093.
        var point = Assert.Single(Build(Year, [.. Enumerable.Range(0, 20).Select(i => Stance($"{i:00}", 2014, "CHN", 1, -1)).Select((part, i) => part with { Tally = part.Tally with { OnTopic = i % 2 == 0 ? 1 : 9 } })]).Points);
        Assert.Equal((0.5 - 2.093 * 0.4 / Math.Sqrt(19), 0.5 + 2.093 * 0.4 / Math.Sqrt(19)), (point.SalienceLow!.Value, point.SalienceHigh!.Value), (a, b) => Math.Abs(a.Item1 - b.Item1) < 1e-3 && Math.Abs(a.Item2 - b.Item2) < 1e-3);
    }

    [Fact]
    public void A_country_counts_in_a_group_only_while_it_belongs()
    {
        var group = new Group("G", "A group", "union", "", [new Membership("GBR", null, new DateOnly(2020, 1, 31), ""), new Membership("FRA", null, null, "")]);
        StancePart[] parts = [Stance("a", 2019, "GBR", 1, 1), Stance("b", 2020, "GBR", 1, 1), Stance("c", 2020, "FRA", 1, -1)];
        var points = TrendBuilder.Build(new StanceCube(parts), [TrendSeries.Of(group), TrendSeries.Of("GBR")], new PartFilter(), Year, 1).Points;
        Assert.Equal(["GBR 2019 1", "GBR 2020 1", "group:G 2019 1", "group:G 2020 -1"], points.Select(point => $"{point.Country} {point.Period.Name} {point.Mean}"));
        Assert.Equal("G", points[^1].Group);
    }

    [Fact]
    public void A_document_in_which_two_members_speak_is_one_document_of_the_group()
    {
        var group = new Group("G", "A group", "union", "", [new Membership("GBR", null, null, ""), new Membership("FRA", null, null, "")]);
        var point = Assert.Single(TrendBuilder.Build(new StanceCube([Stance("a", 2019, "GBR", 1, 1), Stance("a", 2019, "FRA", 1, -1)]), [TrendSeries.Of(group)], new PartFilter(), Year, 1).Points);
        Assert.Equal((1, 2, 0, null), (point.Documents, point.Positions, point.Mean, point.Low));
    }

    [Theory]
    [InlineData("2015-01-01", "2015-12-31", 3)]
    [InlineData("2015-06-01", "2015-06-30", 2)]
    [InlineData("2015-06-15", "2015-06-15", 1)]
    [InlineData(null, "2015-06-29", 1)]
    [InlineData("2015-06-16", null, 0)]
    public void Only_dates_that_lie_wholly_in_the_span_are_counted(string? from, string? to, int expected)
    {
        StancePart[] parts = [.. new[] { "2015-06-15", "2015-06", "2015" }.Select((date, i) => Stance("d" + i, 2015, "EST", 1, 1) with { Date = PartialDate.TryParse(date, out var day) ? day : default })];
        var filter = new PartFilter(from is null ? null : DateOnly.Parse(from), to is null ? null : DateOnly.Parse(to));
        Assert.Equal(expected, TrendBuilder.Build(new StanceCube(parts), null, filter, null, 1).Points.Sum(point => point.Documents));
    }

    [Fact]
    public void A_span_that_cuts_a_period_gives_other_figures_than_the_whole_period()
    {
        var cube = new StanceCube([.. Enumerable.Range(1, 6).Select(i => Stance("d" + i, 2015, "EST", 1, i % 2) with { Date = PartialDate.FromDay(new DateOnly(2015, i, 1)) })]);
        TrendPoint Of(DateOnly? from) => Assert.Single(TrendBuilder.Build(cube, null, new PartFilter(from), Year, 1).Points);
        Assert.Equal((6, 6, 3), (Of(null).Documents, Of(new DateOnly(2015, 1, 1)).Documents, Of(new DateOnly(2015, 4, 1)).Documents));
        Assert.Equal(Of(null), Of(new DateOnly(2010, 1, 1)));
    }

    [Fact]
    public void A_copy_counts_only_where_its_original_is_not_asked_for()
    {
        StancePart[] parts = [Stance("a", 2015, "EST", 1, 1), Stance("b", 2015, "EST", 1, 1) with { Collection = "news", CopyIn = "test" }, Stance("c", 2015, "EST", 1, 1) with { CopyIn = "test" }];
        int Documents(string? source) => TrendBuilder.Build(new StanceCube(parts), null, new PartFilter(Source: source), null, 1).Points.Sum(point => point.Documents);
        Assert.Equal((1, 1, 1, 0), (Documents(null), Documents("test"), Documents("news"), Documents("none")));
    }

    [Fact]
    public void Kind_and_language_narrow_and_a_language_holds_its_regions()
    {
        StancePart[] parts = [Stance("a", 2015, "BRA", 1, 1) with { Language = "pt-BR" }, Stance("b", 2015, "BRA", 1, 1) with { Kind = "strategy" }];
        int Documents(PartFilter filter) => TrendBuilder.Build(new StanceCube(parts), null, filter, null, 1).Points.Sum(point => point.Documents);
        Assert.Equal((1, 1, 0), (Documents(new PartFilter(Language: "pt")), Documents(new PartFilter(Kind: "Strategy")), Documents(new PartFilter(Language: "p"))));
    }

    [Theory]
    [InlineData(9, 0, 0, 1)]
    [InlineData(5, 5, 0, 0.5)]
    [InlineData(5, 0, 5, -1)]
    [InlineData(4, 4, 4, 0)]
    [InlineData(4, 0, 8, -1.0 / 3)]
    public void Agreement_is_that_of_van_der_Eijk(int multilateral, int mixed, int multistakeholder, double expected) =>
        Assert.Equal(expected, Dispersion.Agreement(new Tally(0, 0, multilateral, mixed, multistakeholder, 0, 0, 0, 0, 0))!.Value, 9);

    [Fact]
    public void Deviation_is_that_of_the_passages() =>
        Assert.Equal(Math.Sqrt(2), Dispersion.Deviation(new Tally(2, 2, 1, 0, 1, -1, 0, 1, 0, 2))!.Value, 9);

    private static Trend Build(PeriodLength? length, params StancePart[] parts) => Build(1, length, parts);

    private static Trend Build(int seed, PeriodLength? length, params StancePart[] parts) => TrendBuilder.Build(new StanceCube(parts), null, new PartFilter(), length, seed);

    private static StancePart Stance(string id, int year, string country, int positions, double axis) =>
        new(id, PartialDate.FromYear(year), country, "speech", "test", "en", null, new Tally(10, 2, 0, 0, positions, 0, 0, axis, axis, 0));
}
