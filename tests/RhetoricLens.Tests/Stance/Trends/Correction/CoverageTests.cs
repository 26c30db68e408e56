using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Correction;
using Xunit.Abstractions;

namespace RhetoricLens.Tests.Stance.Trends.Correction;

/// <summary>How often a 95 % interval holds the truth, over samples drawn anew.</summary>
public sealed class CoverageTests(ITestOutputHelper output)
{
    private const int Rounds = 1000;
    private const int Documents = 300;

    [Fact]
    public void The_corrected_interval_holds_the_truth_where_that_of_a_94_percent_right_classifier_fails()
    {
        var (naive, corrected, right) = (0, 0, 0.0);
        for (var round = 0; round < Rounds; round++)
        {
            var speech = new SimulatedSpeech(round, Documents);
            right += speech.Right / Rounds;
            var cell = speech.Cell;
            if (round < Rounds / 10)
                naive += Holds(Interval.Bootstrap([.. cell.Tallies.Where(tally => tally.Positions > 0).Select(tally => (tally.AxisSum, tally.Positions))], 1)!);
            corrected += Holds(Powered(cell, speech.Code(100, _ => 0.6)).Interval);
        }
        output.WriteLine($"right {right:0.000}, naive {naive} of {Rounds / 10}, corrected {corrected} of {Rounds}");
        Assert.InRange(right, 0.93, 0.95);
        Assert.InRange(naive, 0, 2);
        Assert.InRange(corrected, 930, 970);
    }

    [Fact]
    public void It_holds_too_where_coders_were_given_mostly_what_the_classifier_took_for_a_position()
    {
        var corrected = Enumerable.Range(0, Rounds).Sum(round =>
        {
            var speech = new SimulatedSpeech(round, Documents);
            return Holds(Powered(speech.Cell, speech.Code(120, label => label == StanceLabel.None ? 0.2 : 0.9)).Interval);
        });
        output.WriteLine($"corrected {corrected} of {Rounds}");
        Assert.InRange(corrected, 930, 970);
    }

    [Fact]
    public void The_design_based_interval_holds_the_truth()
    {
        var held = Enumerable.Range(0, Rounds).Sum(round =>
        {
            var speech = new SimulatedSpeech(round, Documents);
            var (cell, coded) = (speech.Cell, speech.Code(Documents, _ => 0.3));
            return Holds(RatioCorrection.DesignBased(cell.Documents, cell.Tallies, coded, _ => 0.3)!.Interval);
        });
        output.WriteLine($"dsl {held} of {Rounds}");
        Assert.InRange(held, 930, 970);
    }

    [Fact]
    public void Unequal_sampling_bends_the_mean_unless_its_probabilities_are_kept()
    {
        var (weighted, plain, held) = (0.0, 0.0, 0);
        for (var round = 0; round < Rounds; round++)
        {
            var speech = new SimulatedSpeech(round, Documents);
            var (cell, drawn) = (speech.Cell, speech.Draw(passage => passage.Coded == passage.Predicted ? 0.1 : 0.6));
            var unknown = new CodedSample(drawn.Places.Select(place => place with { Probability = null }));
            var known = new Corrector(EstimateKind.Dsl, drawn, speech.Tally).Estimate(cell).Mean!;
            weighted += known.Mean / Rounds;
            plain += new Corrector(EstimateKind.Dsl, unknown, speech.Tally).Estimate(cell).Mean!.Mean / Rounds;
            held += Holds(known.Interval);
        }
        output.WriteLine($"truth {SimulatedSpeech.Truth:0.000}, weighted {weighted:0.000}, held {held} of {Rounds}; without weights {plain:0.000}");
        Assert.Equal(SimulatedSpeech.Truth, weighted, 0.01);
        Assert.True(Math.Abs(plain - SimulatedSpeech.Truth) > 0.1);
        Assert.InRange(held, 930, 970);
    }

    [Fact]
    public void A_tuned_weight_is_not_worse_than_either_end()
    {
        var speech = new SimulatedSpeech(7, 400);
        var (cell, coded) = (speech.Cell, speech.Code(150, _ => 0.5));
        var tuned = Powered(cell, coded);
        Assert.InRange(tuned.Lambda!.Value, 0, 1);
        foreach (var lambda in new[] { 0.0, 1.0 })
            Assert.True(tuned.StandardError <= RatioCorrection.PredictionPowered(cell.Documents, cell.Tallies, coded, lambda)!.StandardError + 1e-12);
    }

    [Fact]
    public void The_difference_to_itself_is_0_for_certain()
    {
        var speech = new SimulatedSpeech(7, 100);
        var mean = Powered(speech.Cell, speech.Code(50, _ => 0.8));
        Assert.Equal((0, new Interval(0, 0)), mean.Less(mean));
    }

    [Theory]
    [InlineData(4, 2.776)]
    [InlineData(9, 2.262)]
    [InlineData(29, 2.045)]
    [InlineData(1e6, 1.960)]
    public void Quantiles_of_t_are_those_of_the_tables(double freedom, double expected) => Assert.Equal(expected, CorrectedMean.StudentT(freedom), 0.011);

    private static CorrectedMean Powered(TrendCell cell, CodedSample coded) => RatioCorrection.PredictionPowered(cell.Documents, cell.Tallies, coded)!;

    private static int Holds(Interval interval) => interval.Low <= SimulatedSpeech.Truth && SimulatedSpeech.Truth <= interval.High ? 1 : 0;
}
