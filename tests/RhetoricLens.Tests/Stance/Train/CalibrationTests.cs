using RhetoricLens.Core;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class CalibrationTests
{
    private static readonly StanceLabel[] Labels = Enum.GetValues<StanceLabel>();

    [Theory]
    [InlineData(3)]
    [InlineData(1)]
    [InlineData(0.5)]
    public void The_factor_by_which_logits_are_too_large_is_found(float factor) =>
        Assert.Equal(factor, Calibration.Fit([.. Judged(factor), .. Judged(factor, shift: 1), .. Judged(factor, shift: 2)]), 0.002);

    [Fact]
    public void At_the_temperature_found_probabilities_mean_what_they_say()
    {
        var judgements = Judged(3).ToArray();
        var judged = new CrossValidated(SplitKind.Document, judgements);
        Assert.Equal(0.5, judgements[0].At(judged.Temperature).Multilateral, 0.001);
        Assert.Equal(0, judged.Evaluation.CalibrationError!.Value, 0.001);
        Assert.True(Calibration.ExpectedError([.. judgements.Select(judgement => (judgement.Passage.Label, judgement.At(1)))]) > 0.3);
    }

    [Fact]
    public void A_temperature_changes_no_label() =>
        Assert.Equal(Judged(3).Select(judgement => judgement.At(1).Label), Judged(3).Select(judgement => judgement.At(3).Label));

    [Fact]
    public void What_the_gate_turned_away_has_no_say_in_the_temperature()
    {
        var offTopic = new Judgement(Passage(StanceLabel.Mixed), null);
        Assert.Equal(1, Calibration.Fit([]));
        Assert.Equal(1, Calibration.Fit([offTopic]));
        Assert.Equal(Calibration.Fit([.. Judged(3)]), Calibration.Fit([.. Judged(3), offTopic]));
        Assert.Equal(StanceProbabilities.NoPosition, offTopic.At(3));
    }

    [Theory]
    [InlineData(StanceLabel.Multilateral, 0.2)]
    [InlineData(StanceLabel.None, 5)]
    public void The_temperature_stays_within_its_ends(StanceLabel coded, double expected) =>
        Assert.Equal(expected, Calibration.Fit([new Judgement(Passage(coded), [2, 1, 0.5f, 0])]), 0.002);

    [Fact]
    public void The_expected_error_is_the_weighted_mean_gap()
    {
        // Of two at 0.95 one is right, of two at 0.55 none: (2 * 0.45 + 2 * 0.55) / 4.
        (StanceLabel, StanceProbabilities)[] passages =
        [
            (StanceLabel.Mixed, Sure(0.95f)), (StanceLabel.None, Sure(0.95f)), (StanceLabel.None, Sure(0.55f)), (StanceLabel.Multilateral, Sure(0.55f)),
        ];
        Assert.Equal(0.5, Calibration.ExpectedError(passages), 6);
        Assert.Equal(0, Calibration.ExpectedError([]));
        var (low, high) = (Calibration.Table(passages)[0], Calibration.Table(passages)[1]);
        Assert.Equal(2, Calibration.Table(passages).Count);
        Assert.Equal((0.5, 0.6, 2, 0.0), (low.From, low.To, low.N, low.Accuracy));
        Assert.Equal((0.9, 1.0, 2, 0.5), (high.From, high.To, high.N, high.Accuracy));
        Assert.Equal((0.55, 0.95), (Math.Round(low.Confidence, 5), Math.Round(high.Confidence, 5)));
    }

    [Theory]
    [InlineData(0.5, 0.4)]
    [InlineData(0.501, 0.5)]
    [InlineData(1, 0.9)]
    public void The_upper_end_belongs_to_a_range(double probability, double from) =>
        Assert.Equal(from, Assert.Single(Calibration.Table([(StanceLabel.Mixed, Sure((float)probability))])).From, 9);

    /// <summary>Eight passages with logits for 1/2, 1/4, 1/8 and 1/8, coded just as often, each logit a factor too large.</summary>
    private static IEnumerable<Judgement> Judged(float factor, int shift = 0)
    {
        float[] shares = [0.5f, 0.25f, 0.125f, 0.125f];
        var turned = Labels.Select(label => shares[((int)label + shift) % 4]).ToArray();
        var logits = Array.ConvertAll(turned, share => factor * MathF.Log(share));
        return Labels.SelectMany(label => Enumerable.Range(0, (int)(8 * turned[(int)label])).Select(_ => new Judgement(Passage(label), logits)));
    }

    private static LabelledPassage Passage(StanceLabel label) => new("id", "text", label, "group", "en", "");

    /// <summary>Mixed with a probability; the rest is shared out.</summary>
    private static StanceProbabilities Sure(float mixed) => new((1 - mixed) / 3, (1 - mixed) / 3, mixed, (1 - mixed) / 3);
}
