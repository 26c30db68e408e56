using RhetoricLens.Core;
using RhetoricLens.Stance.Trends.Groups;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Trends;

public sealed class GroupTableTests
{
    private static readonly GroupTable Table = GroupTable.Read(Path.Combine(Repository.Root, "corpora", "groups")).Value;

    [Theory]
    [InlineData("EU", "2003-12-31", 15)]
    [InlineData("EU", "2004-05-01", 25)]
    [InlineData("EU", "2013-07-01", 28)]
    [InlineData("EU", "2020-02-01", 27)]
    [InlineData("BRICS", "2010-01-01", 4)]
    [InlineData("BRICS", "2011-01-01", 5)]
    [InlineData("BRICS", "2025-06-01", 10)]
    [InlineData("SCO", "2018-01-01", 8)]
    [InlineData("G77", "2020-01-01", 134)]
    [InlineData("FOC", "2026-01-01", 42)]
    [InlineData("WCIT-SIGNERS", "2000-01-01", 89)]
    [InlineData("WCIT-NON-SIGNERS", "2000-01-01", 55)]
    public void Groups_have_as_many_members_as_on_that_day(string code, string day, int expected) =>
        Assert.Equal(expected, Table.Find(code)!.On(DateOnly.Parse(day)).Count());

    [Fact]
    public void The_United_Kingdom_left_the_European_Union() =>
        Assert.Equal((true, false), (Table.Find("eu")!.On(new DateOnly(2020, 1, 31)).Contains("GBR"), Table.Find("eu")!.On(new DateOnly(2020, 2, 1)).Contains("GBR")));

    [Fact]
    public void Every_fact_has_a_source() => Assert.All(Table.All.SelectMany(group => group.Members), member => Assert.NotEmpty(member.Source));

    [Theory]
    [InlineData("G,XXX,,,s")]
    [InlineData("H,FRA,,,s")]
    [InlineData("G,FRA,2004,,s")]
    [InlineData("G,FRA,2004-05-01,2003-01-01,s")]
    [InlineData("G,EU,,,s")]
    public void A_bad_row_is_named(string row)
    {
        using var folder = new TempFolder();
        folder.File("groups.csv", "group,name,kind,note\nG,A group,union,\n");
        folder.File("members.csv", "group,country,from,to,source\nG,DEU,,,s\n" + row + "\n");
        var problem = GroupTable.Read(folder.Path).Problem!;
        Assert.Equal("groups_unreadable", problem.Code);
        Assert.Contains("Row 3", problem.What);
    }
}
