using RhetoricLens.Queries;

namespace RhetoricLens.Tests.Program.Texts;

public sealed class TextSummaryTests
{
    private static PassageAnswer Passage(string label, double axis, bool onTopic = true) => new(0, 0, 1, null, onTopic, label, new ClassProbabilities(0, 0, 0, 1), axis);

    [Fact]
    public void Passages_without_a_position_are_counted_and_carry_no_weight()
    {
        var summary = TextSummary.Of([Passage("multilateral", -0.5), Passage("none", 0.1), Passage("none", 0, onTopic: false)]);
        Assert.Equal((3, 2, 1, -0.5), (summary.Passages, summary.OnTopic, summary.Positions, summary.Mean));
    }

    [Fact]
    public void A_text_without_a_position_has_no_mean() => Assert.Null(TextSummary.Of([Passage("none", 0)]).Mean);

    [Fact]
    public void Four_positions_give_no_interval() => Assert.Null(TextSummary.Of([.. Enumerable.Range(0, 4).Select(i => Passage("multilateral", -i / 10.0))]).Low);

    [Fact]
    public void Five_positions_give_the_interval_of_Student()
    {
        // Mean -0.3, standard deviation 0.158114, t(4) = 2.7764: half its width is 0.19632.
        var summary = TextSummary.Of([.. new[] { -0.1, -0.2, -0.3, -0.4, -0.5 }.Select(axis => Passage("multilateral", axis))]);
        Assert.Equal(-0.3 - 0.19632, summary.Low!.Value, 0.002);
        Assert.Equal(-0.3 + 0.19632, summary.High!.Value, 0.002);
    }

    [Fact]
    public void An_interval_does_not_leave_the_axis() => Assert.Equal(-1, TextSummary.Of([.. new[] { -1, -1, -1, -1, 0.5 }.Select(axis => Passage("multilateral", axis))]).Low);
}
