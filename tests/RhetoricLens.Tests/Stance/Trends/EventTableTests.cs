using RhetoricLens.Core;
using RhetoricLens.Stance.Trends.Events;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Trends;

public sealed class EventTableTests
{
    private static readonly IReadOnlyList<TrendEvent> Table = EventTable.Read(Path.Combine(Repository.Root, "corpora", "events")).Value;

    [Theory]
    [InlineData("wcit-12", "2012-12-14")]
    [InlineData("netmundial", "2014-04-24")]
    [InlineData("iana-transition", "2016-10-01")]
    [InlineData("cybercrime-convention", "2024-12-24")]
    public void Shipped_events_have_their_dates(string id, string date) => Assert.Equal(date, Table.Single(one => one.Id == id).Date.ToString());

    [Fact]
    public void Each_has_a_source_and_its_address_is_on_the_web() => Assert.All(Table, one =>
    {
        Assert.NotEmpty(one.Source);
        Assert.True(one.Url is null || (Uri.TryCreate(one.Url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"), one.Url);
    });

    [Fact]
    public void A_source_without_an_address_has_none() => Assert.Null(Table.Single(one => one.Id == "snowden").Url);

    [Theory]
    [InlineData("b,2014,Name,Note,Source,")]
    [InlineData("b,2014-13,Name,Note,Source,")]
    [InlineData("b,2014-12,,Note,Source,")]
    [InlineData("a,2014-12,Name,Note,Source,")]
    public void A_bad_row_is_named(string row)
    {
        using var folder = new TempFolder();
        folder.File("events.csv", "id,date,name,note,source,url\na,2014-12-01,Name,Note,Source,\n" + row + "\n");
        var problem = EventTable.Read(folder.Path).Problem!;
        Assert.Equal("events_unreadable", problem.Code);
        Assert.Contains("Row 3", problem.What);
    }

    [Fact]
    public void A_table_that_is_not_there_is_a_problem()
    {
        using var folder = new TempFolder();
        Assert.Equal("events_unreadable", EventTable.Read(folder.Path).Problem!.Code);
    }
}
