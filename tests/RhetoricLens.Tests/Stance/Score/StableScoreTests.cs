using RhetoricLens.Core;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class StableScoreTests(CodedPassages coded) : IClassFixture<CodedPassages>
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(8)]
    public void Scores_and_explanations_do_not_depend_on_the_number_of_threads(int threads)
    {
        var alone = coded.Texts.Select(text => (coded.Scorer.Score(text), coded.Scorer.Explain(text, 8).Total)).ToArray();
        var together = new (StanceProbabilities, double)[10 * alone.Length];
        Parallel.For(0, together.Length, new ParallelOptions { MaxDegreeOfParallelism = threads }, i =>
        {
            var text = coded.Texts[i % alone.Length];
            together[i] = (coded.Scorer.Score(text), coded.Scorer.Explain(text, 8).Total);
        });
        Assert.All(Enumerable.Range(0, together.Length), i => Assert.Equal(alone[i % alone.Length], together[i]));
    }

    [Fact]
    public void Scores_do_not_depend_on_what_was_scored_before()
    {
        var forth = coded.Texts.Select(text => coded.Scorer.Score(text)).ToArray();
        Assert.Equal(forth, coded.Texts.Reverse().Select(text => coded.Scorer.Score(text)).Reverse());
    }

    [Fact]
    public void Scores_do_not_depend_on_the_culture()
    {
        var atHome = coded.Texts.Select(text => coded.Scorer.Score(text)).ToArray();
        Assert.Equal(atHome, CommaCulture.Under(() => coded.Texts.Select(text => coded.Scorer.Score(text)).ToArray()));
    }
}
