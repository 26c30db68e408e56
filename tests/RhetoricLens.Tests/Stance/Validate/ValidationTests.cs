using RhetoricLens.Core;
using RhetoricLens.Stance.Validate;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Validate;

public sealed class ValidationTests
{
    private static readonly Criterion Votes = Criterion.All.Single(criterion => criterion.Id == "un-74-247");
    private static readonly Criterion Treaty = Criterion.All.Single(criterion => criterion.Id == "wcit-12");

    [Fact]
    public void Countries_that_score_as_they_vote_give_one()
    {
        var figure = Figure(Measure([Passage("RUS", -0.9f), Passage("CHN", -0.8f), Passage("EST", 0.7f), Passage("USA", 0.9f), Passage("BRA", 0)]), "all countries");
        Assert.Equal((1, 2, 2, 4), (figure.Auc, figure.High, figure.Low, figure.Passages));
        Assert.Equal((0.95, 5), (Math.Round(figure.Spearman!.Value, 2), figure.Ordered));
    }

    [Fact]
    public void The_direction_is_fixed_so_that_the_reverse_is_no_success() =>
        Assert.Equal(0, Figure(Measure([Passage("RUS", 0.9f), Passage("USA", -0.9f)]), "all countries").Auc);

    [Fact]
    public void Passages_without_a_position_carry_no_weight()
    {
        var figure = Figure(Measure([Passage("RUS", -0.9f), None("RUS"), None("RUS"), Passage("USA", -0.5f), None("CHN")]), "all countries");
        Assert.Equal((1, 1, 1, 2), (figure.Auc, figure.High, figure.Low, figure.Passages));
    }

    [Fact]
    public void A_variant_asks_for_more_positions()
    {
        var passages = Enumerable.Repeat(Passage("RUS", -0.9f), 3).Concat([Passage("CHN", -0.5f), Passage("CHN", -0.5f)]).Concat(Enumerable.Repeat(Passage("USA", 0.5f), 5));
        var validation = Measure([.. passages]);
        Assert.Equal((1, 2), Sides(Figure(validation, "all countries")));
        Assert.Equal((1, 1), Sides(Figure(validation, "3 or more positions")));
        Assert.Equal((1, 0), Sides(Figure(validation, "5 or more positions")));
        Assert.Null(Figure(validation, "5 or more positions").Auc);
    }

    [Fact]
    public void Weighting_by_probability_hears_passages_that_are_labelled_none_by_a_hair()
    {
        var doubtful = Passage("RUS", 0) with { P = new StanceProbabilities(0.45f, 0.05f, 0, 0.5f) };
        var figure = Figure(Measure([doubtful, doubtful, Passage("USA", 0.5f), Passage("USA", 0.5f)]), "weighted by probability");
        Assert.Equal((1, (1, 1)), (figure.Auc, Sides(figure)));
        Assert.Equal((1, 0), Sides(Figure(Measure([doubtful, doubtful, Passage("USA", 0.5f)]), "all countries")));
    }

    [Fact]
    public void What_was_said_after_the_deed_is_left_out_of_its_forecast()
    {
        var figure = Figure(Measure([Passage("RUS", -0.9f, "2019"), Passage("CHN", -0.9f, "2020"), Passage("USA", 0.5f, "2003-12-10"), Passage("EST", 0.5f, null)]), "up to the year");
        Assert.Equal((1, 1), Sides(figure));
    }

    [Fact]
    public void Groupings_states_of_the_past_and_voices_of_no_country_are_left_out_and_counted()
    {
        var validation = Measure([Passage("RUS", -0.9f), Passage("EU", 0.9f), Passage("EU", 0.8f), Passage("SUN", -1), Passage(null, 0.5f), Passage("USA", 0.9f)]);
        Assert.Equal((2, 2, 2, 1), (validation.OnTopic, validation.Positions, validation.Countries, validation.Unvoiced));
        Assert.Equal([KeyValuePair.Create("EU", 2), KeyValuePair.Create("SUN", 1)], validation.LeftOut);
    }

    [Fact]
    public void Facts_that_were_not_verified_can_be_set_aside()
    {
        var facts = new CriterionFacts(Treaty, new Dictionary<string, CriterionFact>
        {
            ["RUS"] = new("signed", true), ["IRN"] = new("signed", false), ["USA"] = new("not_signed", true),
        });
        var validation = Validation.Of([Passage("RUS", -0.9f), Passage("IRN", 0.95f), Passage("USA", 0.9f)], [facts]);
        Assert.Equal(0.5, Figure(validation, "all countries").Auc);
        Assert.Equal(1, Figure(validation, "verified facts").Auc);
    }

    [Fact]
    public void A_criterion_of_two_values_has_no_order_to_correlate_with()
    {
        var facts = new CriterionFacts(Treaty, new Dictionary<string, CriterionFact> { ["RUS"] = new("signed", true), ["USA"] = new("not_signed", true) });
        Assert.Null(Figure(Validation.Of([Passage("RUS", -0.9f), Passage("USA", 0.9f)], [facts]), "all countries").Spearman);
    }

    [Fact]
    public void The_country_ranked_most_against_its_vote_is_named_with_the_passages_that_pull_it_there()
    {
        var low = Passage("USA", -0.95f) with { DocumentId = "b" };
        var validation = Measure([
            Passage("RUS", -0.5f), Passage("CHN", -0.3f), Passage("EST", 0.7f),
            Passage("USA", -0.9f) with { DocumentId = "a" }, low, Passage("USA", 0.1f) with { DocumentId = "c" }, None("USA")]);
        var named = Assert.Single(validation.Misplaced);
        Assert.Equal(("USA", "no", 3, 1), (named.Country, named.Value, named.Positions, named.Against));
        Assert.Same(low, named.Passages[0]);
        Assert.Equal(3, named.Passages.Count);
    }

    private static Validation Measure(VoicedPassage[] passages) =>
        Validation.Of(passages, [CriteriaReader.Read(Path.Combine(Repository.Root, "corpora", "criteria")).Value.Single(facts => facts.Criterion == Votes)]);

    private static CriterionFigure Figure(Validation validation, string variant) => validation.Figures.Single(figure => figure.Variant == variant);

    private static (int High, int Low) Sides(CriterionFigure figure) => (figure.High, figure.Low);

    private static VoicedPassage Passage(string? country, float axis, string? date = "2015") => new(
        1, "test:a", 0, 10, country, "en", PartialDate.TryParse(date, out var day) ? day : null,
        new StanceProbabilities(axis < 0 ? -axis : 0, axis > 0 ? axis : 0, 1 - Math.Abs(axis), 0));

    private static VoicedPassage None(string country) => Passage(country, 0) with { P = StanceProbabilities.NoPosition };
}
