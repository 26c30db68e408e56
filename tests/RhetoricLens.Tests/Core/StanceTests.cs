using RhetoricLens.Core;

namespace RhetoricLens.Tests.Core;

public sealed class StanceTests
{
    [Fact]
    public void The_axis_is_shared_rule_less_rule_by_states() =>
        Assert.Equal(-0.5f, new StanceProbabilities(0.6f, 0.1f, 0.2f, 0.1f).Axis);

    [Theory]
    [InlineData(0.6f, 0.1f, 0.2f, 0.1f, StanceLabel.Multilateral)]
    [InlineData(0.1f, 0.6f, 0.2f, 0.1f, StanceLabel.Multistakeholder)]
    [InlineData(0.1f, 0.2f, 0.6f, 0.1f, StanceLabel.Mixed)]
    [InlineData(0.1f, 0.2f, 0.1f, 0.6f, StanceLabel.None)]
    [InlineData(0.25f, 0.25f, 0.25f, 0.25f, StanceLabel.None)]
    public void The_label_is_the_most_probable_class(float multilateral, float multistakeholder, float mixed, float none, StanceLabel label) =>
        Assert.Equal(label, new StanceProbabilities(multilateral, multistakeholder, mixed, none).Label);

    [Theory]
    [InlineData("neutral", StanceLabel.None)]
    [InlineData("off-topic", StanceLabel.None)]
    [InlineData("Multi-Stakeholder", StanceLabel.Multistakeholder)]
    public void Labels_of_the_codebook_are_read(string text, StanceLabel label) => Assert.Equal(label, StanceLabels.Parse(text));

    [Fact]
    public void An_unknown_label_is_refused() => Assert.Null(StanceLabels.Parse("sovereign"));
}
