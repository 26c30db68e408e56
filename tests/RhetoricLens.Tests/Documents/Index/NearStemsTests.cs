using RhetoricLens.Documents.Index;

namespace RhetoricLens.Tests.Documents.Index;

public sealed class NearStemsTests : IDisposable
{
    private readonly IndexedStore _store = new();

    public NearStemsTests()
    {
        _store.Put("a", "The governments keep control of networks.");
        _store.Put("b", "网络主权 (wǎngluò) and 主权 mean that the governments keep control of networks.", facts => facts with { Title = "Controls" });
        _store.Put("c", "Les gouvernements gardent la maîtrise des réseaux.", facts => facts with { Language = "fr" });
        _store.Put("d", "Nothing is said of networks.", facts => facts with { Title = "Governments or controls" });
        _store.Put("e", "The governments keep control of networks.", facts => facts with { Language = "sw" });
        _store.Replay();
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("government NEAR/1 controls", "a b d")]
    [InlineData("government BEFORE/1 controlling", "a b d")]
    [InlineData("controls BEFORE/5 government", "")]
    [InlineData("government NEAR/0 controls", "")]
    [InlineData("gouvernement NEAR/2 maîtrises", "c")]
    [InlineData("(state OR government) NEAR/3 network", "a b")]
    [InlineData("government NEAR/1 control NEAR/1 network", "a b")]
    public void Words_near_one_another_are_found_by_their_stems(string query, string expected) => Assert.Equal(expected, _store.Found(query));

    [Theory]
    [InlineData("\"government\" NEAR/1 control", "")]
    [InlineData("\"governments\" NEAR/1 controls", "a b d")]
    [InlineData("\"governments keep\" BEFORE/0 controls", "a b")]
    [InlineData("govern* BEFORE/1 controls", "a b d")]
    public void What_is_quoted_or_ends_in_a_star_stands_as_written_beside_stems(string query, string expected) => Assert.Equal(expected, _store.Found(query));

    [Fact]
    public void A_language_without_stems_is_found_as_written()
    {
        Assert.Equal("a b d e", _store.Found("governments NEAR/1 control"));
        Assert.Equal("a b d", _store.Found("government NEAR/1 control"));
    }

    [Fact]
    public void The_end_of_the_text_is_not_near_the_title() => Assert.Equal("", _store.Found("network NEAR/50 government -\"keep\""));

    [Fact]
    public void Stems_near_one_another_are_marked()
    {
        var hit = Assert.Single(_store.Page(new SearchRequest("gouvernement NEAR/2 maîtrises")).Hits);
        var fragment = Assert.Single(hit.Fragments);
        Assert.Equal(["gouvernements", "maîtrise"], fragment.Matches.Select(match => fragment.Text[(match.Start - fragment.Start)..(match.End - fragment.Start)]));
    }
}
