using RhetoricLens.Core;

namespace RhetoricLens.Tests.Core;

public sealed class PartialDateTests
{
    [Theory]
    [InlineData("2014", DatePrecision.Year, "2014-01-01", "2014-12-31")]
    [InlineData("2016-02", DatePrecision.Month, "2016-02-01", "2016-02-29")]
    [InlineData("2014-12-15", DatePrecision.Day, "2014-12-15", "2014-12-15")]
    [InlineData(" 2014-12-15T08:30:00Z ", DatePrecision.Day, "2014-12-15", "2014-12-15")]
    public void A_date_keeps_the_precision_it_was_written_with(string text, DatePrecision precision, string start, string end)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(precision, date.Precision);
        Assert.Equal(start, date.Start.ToString("yyyy-MM-dd"));
        Assert.Equal(end, date.End.ToString("yyyy-MM-dd"));
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("2014-13")]
    [InlineData("2015-02-29")]
    [InlineData("15.12.2014")]
    [InlineData("December 2014")]
    [InlineData("1899")]
    [InlineData("2101")]
    [InlineData("٢٠١٤")]
    public void What_is_no_iso_date_is_refused(string? text) => Assert.False(PartialDate.TryParse(text, out _));

    [Theory]
    [InlineData("2014")]
    [InlineData("2014-12")]
    [InlineData("2014-12-15")]
    public void A_date_is_written_as_it_was_read(string text)
    {
        Assert.True(PartialDate.TryParse(text, out var date));
        Assert.Equal(text, date.ToString());
    }
}
