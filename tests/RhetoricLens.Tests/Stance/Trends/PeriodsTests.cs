using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;

namespace RhetoricLens.Tests.Stance.Trends;

public sealed class PeriodsTests
{
    [Theory]
    [InlineData("month", PeriodUnit.Month, 1)]
    [InlineData("Quarter", PeriodUnit.Quarter, 1)]
    [InlineData(" year ", PeriodUnit.Year, 1)]
    [InlineData("1y", PeriodUnit.Year, 1)]
    [InlineData("5y", PeriodUnit.Year, 5)]
    [InlineData("10y", PeriodUnit.Year, 10)]
    public void Lengths_are_read(string text, PeriodUnit unit, int count) =>
        Assert.Equal(new PeriodLength(unit, count), PeriodParser.Parse(text).Value);

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("week")]
    [InlineData("0y")]
    [InlineData("101y")]
    [InlineData("-5y")]
    [InlineData("y")]
    [InlineData("5 y")]
    public void Other_lengths_are_a_problem(string? text) => Assert.Equal("bad_period", PeriodParser.Parse(text).Problem?.Code);

    [Theory]
    [InlineData("2014-12-15", "month", "2014-12-01", "2014-12-31", "2014-12")]
    [InlineData("2016-02", "month", "2016-02-01", "2016-02-29", "2016-02")]
    [InlineData("2014-12-15", "quarter", "2014-10-01", "2014-12-31", "2014-Q4")]
    [InlineData("2014-03", "quarter", "2014-01-01", "2014-03-31", "2014-Q1")]
    [InlineData("2014", "year", "2014-01-01", "2014-12-31", "2014")]
    [InlineData("2014-12-15", "5y", "2010-01-01", "2014-12-31", "2010-2014")]
    [InlineData("2015", "5y", "2015-01-01", "2019-12-31", "2015-2019")]
    public void A_date_falls_into_its_period(string date, string length, string start, string end, string name) =>
        Assert.Equal(new Period(Day(start), Day(end), name), Periods.Of(Date(date), PeriodParser.Parse(length).Value));

    [Theory]
    [InlineData("2014", "month")]
    [InlineData("2014", "quarter")]
    public void A_date_known_less_exactly_than_the_period_has_none(string date, string length) =>
        Assert.Null(Periods.Of(Date(date), PeriodParser.Parse(length).Value));

    private static PartialDate Date(string text) => PartialDate.TryParse(text, out var date) ? date : throw new ArgumentException(text, nameof(text));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd");
}
