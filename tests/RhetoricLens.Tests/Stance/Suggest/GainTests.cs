using RhetoricLens.Core;
using RhetoricLens.Stance.Suggest;

namespace RhetoricLens.Tests.Stance.Suggest;

public sealed class GainTests
{
    private static readonly BaseRates RealSpeech = BaseRates.Of([]);
    private static readonly StanceProbabilities Torn = new(0.25f, 0.25f, 0.25f, 0.25f);

    [Fact]
    public void A_certain_passage_has_no_entropy_and_a_torn_one_all_of_it()
    {
        Assert.Equal(0, Gain.Of(StanceProbabilities.NoPosition, RealSpeech).Entropy);
        Assert.Equal(1, Gain.Of(Torn, RealSpeech).Entropy, 6);
    }

    [Fact]
    public void Of_two_equally_uncertain_passages_the_one_that_may_be_rare_promises_more()
    {
        var rare = Gain.Of(new StanceProbabilities(0.5f, 0, 0, 0.5f), RealSpeech);
        var common = Gain.Of(new StanceProbabilities(0, 0.5f, 0, 0.5f), RealSpeech);
        Assert.Equal(rare.Entropy, common.Entropy, 6);
        Assert.True(rare.Total > common.Total);
    }

    [Fact]
    public void Classes_are_worth_more_the_rarer_they_are()
    {
        Assert.Equal(1, RealSpeech.Surprisal(StanceLabel.Mixed));
        Assert.True(RealSpeech.Surprisal(StanceLabel.Mixed) > RealSpeech.Surprisal(StanceLabel.Multilateral));
        Assert.True(RealSpeech.Surprisal(StanceLabel.Multilateral) > 2 * RealSpeech.Surprisal(StanceLabel.Multistakeholder));
        Assert.True(RealSpeech.Surprisal(StanceLabel.Multistakeholder) > RealSpeech.Surprisal(StanceLabel.None));
    }

    [Fact]
    public void A_class_that_is_plenty_among_the_coded_passages_is_no_longer_scarce()
    {
        var rates = BaseRates.Of(Enumerable.Repeat(StanceLabel.Multilateral, 1000).Concat(Enumerable.Repeat(StanceLabel.None, 100)));
        Assert.True(rates.Surprisal(StanceLabel.Multilateral) < rates.Surprisal(StanceLabel.None));
    }
}
