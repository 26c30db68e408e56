using RhetoricLens.Core;
using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class StanceScorerTests(SmallModel small) : IClassFixture<SmallModel>
{
    [Theory]
    [InlineData("Sovereign states must control the Internet by treaty.", StanceLabel.Multilateral)]
    [InlineData("The Internet belongs to an open multi-stakeholder community.", StanceLabel.Multistakeholder)]
    [InlineData("Broadband Internet access grew in rural schools.", StanceLabel.None)]
    public void A_passage_like_those_learnt_gets_their_label(string passage, StanceLabel expected) =>
        Assert.Equal(expected, small.Scorer.Score(passage).Label);

    [Fact]
    public void Probabilities_sum_to_one()
    {
        var p = small.Scorer.Score("States and the multistakeholder community share the Internet.");
        Assert.Equal(1, p.Multilateral + p.Multistakeholder + p.Mixed + p.None, 5);
    }

    [Fact]
    public void What_is_not_about_the_Internet_has_no_position()
    {
        const string trade = "Sovereign states must control trade by treaty.";
        Assert.Equal(StanceProbabilities.NoPosition, small.Scorer.Score(trade));
        Assert.False(Assert.Single(small.Scorer.ScoreDocument(trade, [])).OnTopic);
        Assert.False(small.Scorer.Explain(trade, 5).OnTopic);
    }

    [Fact]
    public void A_document_is_scored_passage_by_passage()
    {
        const string text = "Sovereign states must control the Internet by treaty.\n\nThank you.";
        var scored = small.Scorer.ScoreDocument(text, []);
        Assert.Equal([true, false], scored.Select(passage => passage.OnTopic));
        Assert.Equal(small.Scorer.Score("Sovereign states must control the Internet by treaty."), scored[0].P);
    }

    [Fact]
    public void Many_threads_get_the_scores_that_one_gets()
    {
        string[] texts = [.. small.Set.Passages.Select(passage => passage.Text)];
        var alone = texts.Select(text => small.Scorer.Score(text)).ToArray();
        var together = new StanceProbabilities[texts.Length * 50];
        Parallel.For(0, together.Length, i => together[i] = small.Scorer.Score(texts[i % texts.Length]));
        Assert.All(Enumerable.Range(0, together.Length), i => Assert.Equal(alone[i % texts.Length], together[i]));
    }

    [Theory]
    [InlineData("Sovereign states must control the Internet by treaty, and not the multi-stakeholder community.")]
    [InlineData("The Internet, the Internet, the Internet is open.")]
    [InlineData("网络主权 of the Internet")]
    public void Contributions_add_up_to_the_lead_of_the_label(string passage)
    {
        var p = small.Scorer.Score(passage);
        var explanation = small.Scorer.Explain(passage, 3);
        double others = Enum.GetValues<StanceLabel>().Where(label => label != p.Label).Average(label => Math.Log(p.Of(label)));
        Assert.Equal(p.Label, explanation.Label);
        Assert.Equal(Math.Log(p.Of(p.Label)) - others, explanation.Total, 1e-5);
        Assert.InRange(explanation.Terms.Count, 1, 3);
    }

    [Fact]
    public void The_words_that_decide_are_named()
    {
        var terms = small.Scorer.Explain("Sovereign states must control the Internet by treaty.", 40).Terms;
        Assert.Contains(terms, term => term.Term == "sovereign" && term.Weight > 0);
        Assert.Contains(terms, term => term.Term == "sovereign states");
        Assert.Equal(terms.OrderByDescending(term => term.Weight), terms);
    }

    [Fact]
    public void Words_after_a_negation_are_counted_apart_within_the_clause()
    {
        var terms = small.Scorer.Explain("We do not want states, we want the Internet.", 1000).Terms.Select(term => term.Term).ToArray();
        Assert.Contains("not … states", terms);
        Assert.DoesNotContain("not … internet", terms);
    }
}
