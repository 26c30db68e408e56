using RhetoricLens.Core;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Tests.Documents.Index;

public sealed class PassageSearchTests : IDisposable
{
    private readonly IndexedStore _store = new();

    public PassageSearchTests()
    {
        _store.Put("a", "States rule the Internet. Everyone rules the Internet. Bread is dear.");
        _store.Put("b", "The Internet is large. Bread is cheap.", facts => facts with { Country = "LVA" });
        _store.Score("a", "m", -0.8f, 0.6f, 0);
        _store.Score("b", "m", 0, 0);
        _store.Replay();
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("internet", "a#0 a#1 b#0")]
    [InlineData("internet bread", "")]
    [InlineData("internet country:LVA", "b#0")]
    [InlineData("stance:<0", "a#0")]
    [InlineData("internet stance:>=0.6", "a#1")]
    [InlineData("label:multilateral", "a#0")]
    [InlineData("internet label:none", "b#0")]
    [InlineData("internet -label:(multilateral OR multistakeholder)", "b#0")]
    public void Passages_are_found_one_by_one(string query, string expected) => Assert.Equal(expected, _store.Found(query, SearchLevel.Passage));

    [Theory]
    [InlineData("stance:<-0.5", "a")]
    [InlineData("stance:[0.5 TO 1]", "a")]
    [InlineData("stance:>0.7", "")]
    [InlineData("label:multilateral label:multistakeholder", "a")]
    [InlineData("label:none", "b")]
    public void A_document_is_found_by_what_one_of_its_passages_says(string query, string expected) => Assert.Equal(expected, _store.Found(query));

    [Fact]
    public void A_passage_shows_its_own_words_and_score()
    {
        var hit = _store.Page(new SearchRequest("everyone") { Level = SearchLevel.Passage }).Hits.Single();
        Assert.Equal("Everyone rules the Internet.", hit.Fragments.Single().Text);
        Assert.Equal((0.6, 1), (Math.Round(hit.Stance!.Axis, 4), hit.Stance.Positions));
        Assert.Equal([StanceLabel.Multistakeholder], hit.Stance.Labels);
        var match = hit.Fragments.Single().Matches.Single();
        Assert.Equal((26, 34), (match.Start, match.End));
    }

    [Fact]
    public void A_document_shows_the_mean_of_its_positions() =>
        Assert.Equal(-0.1, _store.Page(new SearchRequest("everyone")).Hits.Single().Stance!.Axis, 4);

    [Fact]
    public void Another_model_s_scores_hold_at_once_and_without_a_replay()
    {
        _store.Score("a", "other", 0, 0.9f, 0.9f);
        Assert.Equal("a#1 a#2", _store.Found("stance:>0.8", SearchLevel.Passage, "other"));
        Assert.Equal("", _store.Found("stance:>0.8", SearchLevel.Passage));
        _store.Score("a", "m", 0.9f, 0, 0);
        Assert.Equal("a#0", _store.Found("stance:>0.8", SearchLevel.Passage));
    }

    [Fact]
    public void A_new_version_s_passages_take_the_place_of_the_old()
    {
        _store.Put("a", "Nothing here. Nor here.");
        _store.Score("a", "m", 0, 0);
        Assert.Equal(1, _store.Index.ReplayPassages(null, default).Value.Indexed);
        Assert.Equal("b#0", _store.Found("internet", SearchLevel.Passage));
        Assert.Equal("a#0 a#1", _store.Found("here", SearchLevel.Passage));
        Assert.Equal(0, _store.Index.ReplayPassages(null, default).Value.Indexed);
    }

    [Fact]
    public void A_passage_speaks_for_its_own_voice()
    {
        var document = TemporaryStore.Document("d", "I ask. I answer.", turns: [new Turn(7, 16, "Ms Fu", null, "CHN", false)]);
        var version = _store.Store.Put(document);
        _store.Store.Database.Scores.SaveScores("m", 1, [new(version, [
            new ScoredPassage(new Passage(0, 0, 6, null), false, StanceProbabilities.NoPosition),
            new ScoredPassage(new Passage(1, 7, 16, 0), false, StanceProbabilities.NoPosition)], [])], default);
        _store.Replay();
        Assert.Equal("d#1", _store.Found("country:CHN", SearchLevel.Passage));
        Assert.Equal("d#1", _store.Found("speaker:fu", SearchLevel.Passage));
        Assert.Equal("CHN", _store.Page(new SearchRequest("speaker:fu") { Level = SearchLevel.Passage }).Hits.Single().Country);
    }
}
