using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class StrongestTermsTests(SmallModel small) : IClassFixture<SmallModel>
{
    [Fact]
    public void Each_class_is_named_by_the_terms_that_its_passages_share()
    {
        var terms = StrongestTerms.Of(small.Scorer, small.Set.Passages, 40);
        Assert.Contains(terms, term => term is { Language: "en", Label: StanceLabel.Multilateral, Term: "sovereign", Weight: > 0 });
        Assert.Contains(terms, term => term is { Label: StanceLabel.Multistakeholder, Term: "[multistakeholder]" });
        Assert.DoesNotContain(terms, term => term is { Label: StanceLabel.Multilateral, Term: "broadband" });
    }

    [Fact]
    public void No_more_terms_are_listed_than_asked_for()
    {
        var terms = StrongestTerms.Of(small.Scorer, small.Set.Passages, 2);
        Assert.All(terms.GroupBy(term => term.Label), group => Assert.Equal(2, group.Count()));
    }
}
