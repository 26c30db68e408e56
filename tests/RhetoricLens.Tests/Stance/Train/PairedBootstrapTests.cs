using RhetoricLens.Core;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class PairedBootstrapTests
{
    [Fact]
    public void Two_models_that_agree_differ_by_nothing()
    {
        var judged = Judged(_ => true, _ => true);
        var compared = Comparison.Of("a", "b", judged);
        Assert.Equal((0, 0.0, 0.0), (compared.Difference, compared.Interval!.Low, compared.Interval.High));
        Assert.Empty(compared.Disagreements);
    }

    [Fact]
    public void The_difference_is_second_less_first_and_lies_in_its_interval()
    {
        var compared = Comparison.Of("a", "b", Judged(i => i % 4 != 0, _ => true));
        Assert.True(compared.Difference > 0);
        Assert.InRange(compared.Difference, compared.Interval!.Low, compared.Interval.High);
        Assert.True(compared.Interval.Low > 0);
        var reversed = Comparison.Of("b", "a", Judged(_ => true, i => i % 4 != 0));
        Assert.Equal(-compared.Difference, reversed.Difference, 12);
        Assert.Equal(-compared.Interval.Low, reversed.Interval!.High, 12);
    }

    [Fact]
    public void Passages_of_one_document_count_as_one_witness()
    {
        // The first model errs on whole blocks of twelve passages: with sixty witnesses the rest is sure, with five it is not.
        var judged = Judged(i => i / 12 % 3 != 0, _ => true);
        var many = Comparison.Of("a", "b", judged).Interval!;
        var few = Comparison.Of("a", "b", [.. judged.Select((passage, i) => passage with { Passage = passage.Passage with { Group = $"document {i / 12}" } })]).Interval!;
        Assert.True(few.High - few.Low > 1.5 * (many.High - many.Low), $"{few} against {many}");
        Assert.Null(Comparison.Of("a", "b", [.. Judged(_ => true, _ => true).Select(judged => judged with { Passage = judged.Passage with { Group = "one" } })]).Interval);
    }

    [Fact]
    public void The_order_of_the_passages_does_not_matter()
    {
        var judged = Judged(i => i % 3 != 0, i => i % 5 != 0);
        var (first, again) = (Comparison.Of("a", "b", judged), Comparison.Of("a", "b", [.. judged.Reverse()]));
        Assert.Equal((first.Difference, first.Interval), (again.Difference, again.Interval));
        Assert.Equal(first.Disagreements, again.Disagreements);
    }

    [Fact]
    public void Who_is_right_where_is_counted_and_the_most_telling_passages_come_first()
    {
        // A errs on multiples of 3, B on multiples of 5, among 0 to 59.
        var compared = Comparison.Of("a", "b", Judged(i => i % 3 != 0, i => i % 5 != 0));
        Assert.Equal((32, 8, 16, 4), (compared.BothRight, compared.OnlyA, compared.OnlyB, compared.NeitherRight));
        Assert.Equal((60, 60), (compared.N, compared.Documents));
        Assert.Equal(24, compared.Disagreements.Count);
        Assert.Equal(compared.Disagreements.OrderByDescending(passage => Math.Abs(passage.Gain)).Select(passage => passage.Id), compared.Disagreements.Select(passage => passage.Id));
        Assert.All(compared.Disagreements, passage => Assert.Equal(passage.Gain > 0, passage.B == passage.Coded));
        Assert.Equal(["multilateral", "multistakeholder", "mixed", "none"], compared.PerClass.Select(label => label.Label));
        Assert.All(compared.PerClass, label => Assert.Equal(label.B - label.A, label.Difference));
    }

    /// <summary>Sixty passages of the four classes in turn, each a document; a wrong judgement is the next class.</summary>
    private static JudgedPassage[] Judged(Func<int, bool> rightA, Func<int, bool> rightB) => Enumerable.Range(0, 60).Select(i =>
    {
        var passage = new LabelledPassage($"p{i:00}", $"Passage {i}.", (StanceLabel)(i % 4), $"p{i:00}", "en", "");
        return new JudgedPassage(passage, Says(passage.Label, rightA(i), 0.9f - i / 1000f), Says(passage.Label, rightB(i), 0.9f));
    }).ToArray();

    private static StanceProbabilities Says(StanceLabel coded, bool isRight, float sure)
    {
        var label = isRight ? coded : (StanceLabel)(((int)coded + 1) % 4);
        var rest = (1 - sure) / 3;
        float Of(StanceLabel other) => other == label ? sure : rest;
        return new StanceProbabilities(Of(StanceLabel.Multilateral), Of(StanceLabel.Multistakeholder), Of(StanceLabel.Mixed), Of(StanceLabel.None));
    }
}
