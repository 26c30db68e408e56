using RhetoricLens.Core;
using RhetoricLens.Stance.Trends;
using RhetoricLens.Stance.Trends.Correction;

namespace RhetoricLens.Tests.Stance.Trends.Correction;

public sealed class CorrectorTests
{
    [Fact]
    public void Without_coded_passages_the_corrected_mean_is_missing_with_the_reason_and_never_the_raw_one()
    {
        var point = new Corrector(EstimateKind.Ppi, new CodedSample([]), default).Correct(Cell(10));
        Assert.Equal(("ppi", null, null, Corrector.NothingCoded), (point.Estimate, point.Mean, point.Low, point.Missing));
    }

    [Fact]
    public void A_class_that_hardly_anybody_coded_leaves_the_mean_missing()
    {
        var point = new Corrector(EstimateKind.Ppi, new CodedSample(Coded("EST", 4)), default).Correct(Cell(10));
        Assert.Null(point.Mean);
        Assert.Contains("labels multistakeholder", point.Missing);
    }

    [Fact]
    public void Few_coded_passages_of_a_point_are_pooled_with_those_of_others()
    {
        var point = new Corrector(EstimateKind.Ppi, new CodedSample(Coded("CHN", 40)), default).Correct(Cell(10));
        Assert.Equal(("pooled", 40, 40), (point.Rectifier, point.Coded, point.CodedDocuments));
        Assert.Equal(1, point.Mean);
    }

    [Fact]
    public void Many_coded_passages_of_a_point_correct_it_alone()
    {
        var point = new Corrector(EstimateKind.Ppi, new CodedSample([.. Coded("EST", 60), .. Coded("CHN", 60)]), default).Correct(Cell(60));
        Assert.Equal(("own", 60), (point.Rectifier, point.Coded));
    }

    [Fact]
    public void Positions_that_the_model_does_not_see_are_not_borrowed_from_other_voices()
    {
        var unseen = Enumerable.Range(0, 40).Select(i => new CodedPlace(
            "n" + i, PartialDate.FromYear(2015), "CHN", StanceLabel.None, 0, i % 2 == 0 ? StanceLabel.Multistakeholder : StanceLabel.None));
        var cell = TrendBuilder.Cells(
            new StanceCube(Enumerable.Range(0, 10).Select(i => new StancePart(
                "d" + i, PartialDate.FromYear(2015), "EST", "", "test", "en", null, new Tally(30, 11, 1, 0, 0, -0.8, 0, 0, -0.8, 0.64)))),
            [TrendSeries.Of("EST")], new PartFilter(), null).Cells[0];
        var seen = Coded("CHN", 40).Select(place => place with { Predicted = StanceLabel.Multilateral, PredictedAxis = -0.8, Coded = StanceLabel.Multilateral });
        var point = new Corrector(EstimateKind.Ppi, new CodedSample([.. seen, .. unseen]), default).Correct(cell);
        Assert.Null(point.Mean);
        Assert.Contains("does not see", point.Missing);
    }

    [Fact]
    public void Dsl_takes_nothing_from_other_points()
    {
        var point = new Corrector(EstimateKind.Dsl, new CodedSample(Coded("CHN", 60)), default).Correct(Cell(60));
        Assert.Equal(("dsl", null), (point.Estimate, point.Mean));
        Assert.Contains("coded passages", point.Missing);
    }

    private static IEnumerable<CodedPlace> Coded(string country, int count) => Enumerable.Range(0, count).Select(i => new CodedPlace(
        (country == "EST" ? "d" : country) + i, PartialDate.FromYear(2015), country, StanceLabel.Multistakeholder, 0.8, i % 4 == 0 ? StanceLabel.None : StanceLabel.Multistakeholder));

    private static TrendCell Cell(int documents) => TrendBuilder.Cells(
        new StanceCube(Enumerable.Range(0, documents).Select(i => new StancePart(
            "d" + i, PartialDate.FromYear(2015), "EST", "", "test", "en", null, new Tally(3, 1, 0, 0, 1, 0, 0, 0.8, 0.8, 0.64)))),
        [TrendSeries.Of("EST")], new PartFilter(), null).Cells[0];
}
