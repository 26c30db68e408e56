using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using RhetoricLens.Stance.Trends.Correction;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Trends.Correction;

public sealed class CodedPlacingTests
{
    private const string First = "States alone decide on  the Internet.";
    private const string Second = "Everybody decides on it together, as we said.";
    private static readonly StanceProbabilities InSample = new(0.9f, 0.1f, 0, 0);
    private static readonly StanceProbabilities OutOfFold = new(0.2f, 0.7f, 0.1f, 0);

    [Fact]
    public void A_prediction_out_of_fold_takes_the_place_of_the_models_own()
    {
        var place = Assert.Single(Place(Coded("states alone decide on the internet.") with { OutOfFold = OutOfFold }));
        Assert.Equal((StanceLabel.Multistakeholder, true), (place.Predicted, place.IsOutOfFold));
        Assert.Equal(OutOfFold.Axis, place.PredictedAxis);
    }

    [Fact]
    public void A_passage_that_the_model_has_not_seen_has_its_own_prediction()
    {
        var place = Assert.Single(Place(Coded(First)));
        Assert.Equal((StanceLabel.Multilateral, false), (place.Predicted, place.IsOutOfFold));
    }

    [Theory]
    [InlineData("alone decide on the Internet.", 1)]
    [InlineData("on the Internet.", 0)]
    [InlineData("the Internet. Everybody decides on it together, as we said.", 1)]
    [InlineData("States decide.", 0)]
    public void A_text_with_a_prediction_of_its_own_must_share_most_of_both(string text, int places) =>
        Assert.Equal(places, Place(Coded(text) with { OutOfFold = OutOfFold }).Count());

    [Fact]
    public void A_text_without_one_must_be_the_whole_passage() => Assert.Empty(Place(Coded("alone decide on the Internet.")));

    private static CodedText Coded(string text) => new("doc", PassageMark.Of(text), StanceLabel.Multilateral);

    private static IEnumerable<CodedPlace> Place(CodedText coded)
    {
        var document = House.Document("doc", "CHN", "2014", First + "\n\n" + Second);
        Assert.Equal(First + "\n\n" + Second, document.Text);
        ScoredPassage[] scored =
        [
            new(new Passage(0, 0, First.Length, null), true, InSample),
            new(new Passage(1, First.Length + 2, First.Length + 2 + Second.Length, null), true, InSample),
        ];
        return CodedPlacing.Place(document, scored, [coded]);
    }
}
