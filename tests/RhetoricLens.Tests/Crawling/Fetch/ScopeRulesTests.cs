using RhetoricLens.Core;
using RhetoricLens.Crawling.Fetch;

namespace RhetoricLens.Tests.Crawling.Fetch;

public sealed class ScopeRulesTests
{
    private static readonly SourceScope Scope = new(["example.org", "127.0.0.1:5081"], ["/news/", "/*/speech"], ["/news/print"], 3, 100);

    [Theory]
    [InlineData("http://example.org/news/1", 1, true)]
    [InlineData("http://127.0.0.1:5081/news/1", 3, true)]
    [InlineData("http://example.org/en/speech/5", 1, true)]
    [InlineData("http://example.org/other", 0, true)]
    [InlineData("http://example.org/other", 1, false)]
    [InlineData("http://example.org/news/print/1", 1, false)]
    [InlineData("http://www.example.org/news/1", 1, false)]
    [InlineData("http://example.org:8080/news/1", 1, false)]
    [InlineData("http://example.org/news/1", 4, false)]
    [InlineData("ftp://example.org/news/1", 1, false)]
    public void Hosts_paths_and_depth_decide(string address, int depth, bool expected)
    {
        var decision = ScopeRules.Decide(Scope, new Uri(address), depth);

        Assert.Equal(expected, decision.InScope);
        Assert.Equal(expected, decision.Reason.Length == 0);
    }

    [Fact]
    public void An_endless_address_is_a_trap() =>
        Assert.False(ScopeRules.Decide(Scope, new Uri("http://example.org/news/" + new string('a', Limits.MaxAddressLength)), 1).InScope);

    [Theory]
    [InlineData("2009-12-31", false)]
    [InlineData("2010-01-01", true)]
    [InlineData("2009", false)]
    [InlineData("2010", true)]
    [InlineData("2012-06", true)]
    [InlineData("2012-06-30", true)]
    [InlineData("2012-07-01", false)]
    [InlineData("2013", false)]
    public void A_text_belongs_when_a_day_of_its_date_lies_in_the_window(string date, bool expected)
    {
        Assert.True(PartialDate.TryParse(date, out var parsed));
        Assert.Equal(expected, ScopeRules.RefuseDate(Scope with { From = new DateOnly(2010, 1, 1), To = new DateOnly(2012, 6, 30) }, parsed) is null);
    }

    [Fact]
    public void The_rule_that_lets_an_address_in_is_told() =>
        Assert.Equal("The path matches the pattern /*/speech.", ScopeRules.Decide(Scope, new Uri("http://example.org/en/speech/5"), 1).Rule);
}
