using RhetoricLens.Core;
using RhetoricLens.Stance.Suggest;

namespace RhetoricLens.Tests.Stance.Suggest;

public sealed class SuggesterTests
{
    private static readonly StanceProbabilities Torn = new(0.3f, 0.2f, 0.2f, 0.3f);
    private static readonly StanceProbabilities Sure = new(0.01f, 0.01f, 0.01f, 0.97f);

    [Fact]
    public void What_the_model_cannot_tell_comes_before_what_it_can()
    {
        var chosen = Choose(10, Many(100, i => i % 4 == 0 ? Torn : Sure));
        Assert.Equal(10, chosen.Count);
        Assert.All(chosen.Where(suggestion => suggestion.Reason != SuggestionReason.Random), suggestion => Assert.Equal(Torn, suggestion.Passage.P));
        Assert.Single(chosen, suggestion => suggestion.Reason == SuggestionReason.Random);
    }

    [Fact]
    public void One_in_ten_is_drawn_by_lot_whatever_the_model_says()
    {
        var chosen = Choose(200, Many(2_000, i => i < 1_000 ? Torn : Sure));
        var drawn = chosen.Where(suggestion => suggestion.Reason == SuggestionReason.Random).ToArray();
        Assert.Equal(20, drawn.Length);
        Assert.InRange(drawn.Count(suggestion => suggestion.Passage.P == Sure), 5, 15);
    }

    [Fact]
    public void Weighted_by_their_probabilities_the_offered_ones_stand_for_all_passages()
    {
        var passages = Many(300, i => i % 3 == 0 ? Torn : Sure);
        var (all, torn) = (0.0, 0.0);
        for (var seed = 0; seed < 40; seed++)
        {
            var chosen = Choose(100, passages, seed: seed);
            all += chosen.Sum(suggestion => 1 / (suggestion.Probability ?? double.PositiveInfinity)) / 40;
            torn += chosen.Where(suggestion => suggestion.Passage.P == Torn).Sum(suggestion => 1 / (suggestion.Probability ?? double.PositiveInfinity)) / 40;
        }
        Assert.InRange(all, 280, 320);
        Assert.InRange(torn, 90, 110);
    }

    [Fact]
    public void What_is_coded_already_does_not_make_lots_seem_rarer()
    {
        var passages = Many(400, _ => Sure);
        var sums = Enumerable.Range(0, 40).Select(seed =>
            Choose(40, passages, [.. passages.Take(200).Select(pair => pair.Text)], seed).Sum(suggestion => 1 / (suggestion.Probability ?? double.PositiveInfinity)));
        Assert.InRange(sums.Average(), 170, 270);
    }

    [Fact]
    public void The_drawn_ones_are_spread_over_the_list()
    {
        var places = Choose(200, Many(2_000, _ => Torn)).Index().Where(pair => pair.Item.Reason == SuggestionReason.Random).Select(pair => pair.Index).ToArray();
        Assert.InRange(places.Average(), 60, 140);
    }

    [Fact]
    public void The_same_seed_gives_the_same_passages_in_whatever_order_they_come_and_another_seed_others()
    {
        var passages = Many(500, i => i % 3 == 0 ? Torn : Sure);
        var first = Choose(50, passages).Select(suggestion => suggestion.Text);
        Assert.Equal(first, Choose(50, [.. passages.Reverse()]).Select(suggestion => suggestion.Text));
        Assert.NotEqual(first, Choose(50, passages, seed: 2).Select(suggestion => suggestion.Text));
    }

    [Fact]
    public void Near_duplicates_of_one_another_are_offered_once()
    {
        const string speech = "We hold that the governments of all states on an equal footing should decide together how the network of networks is run and by whom";
        var alike = Enumerable.Range(0, 20).Select(i => (Passage(i, Torn), speech + (i % 2 == 0 ? "." : " today."))).ToArray();
        Assert.Single(Choose(10, alike));
    }

    [Fact]
    public void What_is_coded_already_and_what_is_nearly_the_same_is_not_offered()
    {
        var passages = Many(20, _ => Torn);
        string[] coded = [.. passages.Take(15).Select(pair => pair.Text.ToUpperInvariant() + "!")];
        var chosen = Choose(20, passages, coded);
        Assert.Equal(passages.Skip(15).Select(pair => pair.Text).Order(), chosen.Select(suggestion => suggestion.Text).Order());
    }

    [Fact]
    public void Chinese_near_duplicates_are_found_by_character()
    {
        const string speech = "各国政府应当在平等基础上共同参与国际互联网的治理，任何国家都不应当谋求网络霸权。";
        var passages = new[] { (Passage(1, Torn) with { Language = "zh" }, speech), (Passage(2, Torn) with { Language = "zh" }, speech.Replace("任何", "任一", StringComparison.Ordinal)) };
        Assert.Single(Choose(5, passages));
    }

    [Fact]
    public void Languages_and_countries_take_turns()
    {
        var passages = Many(300, _ => Torn).Select((pair, i) => (pair.Passage with
        {
            Language = i < 280 ? "en" : "fr",
            Country = i < 200 ? "USA" : i < 280 ? "IND" : "FRA",
        }, pair.Text)).ToArray();
        var chosen = Choose(30, passages).Where(suggestion => suggestion.Reason != SuggestionReason.Random).CountBy(suggestion => suggestion.Passage.Country!).ToDictionary();
        Assert.InRange(chosen["FRA"], 13, 15);
        Assert.InRange(chosen["IND"] - chosen["USA"], -3, 3);
    }

    [Fact]
    public void A_language_that_has_too_few_leaves_its_turns_to_the_others()
    {
        var passages = Many(100, _ => Torn).Select((pair, i) => (pair.Passage with { Language = i < 97 ? "en" : "fr" }, pair.Text)).ToArray();
        var chosen = Choose(40, passages);
        Assert.Equal(40, chosen.Count);
        Assert.Equal(3, chosen.Count(suggestion => suggestion.Passage.Language == "fr"));
    }

    [Fact]
    public void Likely_members_of_a_scarce_class_are_marked_as_such()
    {
        var mixed = new StanceProbabilities(0.03f, 0.03f, 0.9f, 0.04f);
        Assert.Contains(Choose(10, Many(50, i => i < 9 ? mixed : Sure)), suggestion => suggestion.Reason == SuggestionReason.Rare && suggestion.Passage.P == mixed);
    }

    [Fact]
    public void An_empty_store_has_nothing_to_offer() => Assert.Empty(Choose(10, []));

    [Fact]
    public void A_store_of_hundreds_of_thousands_is_compared_only_in_its_most_promising_part()
    {
        var shortlist = new Shortlist(BaseRates.Of([]), 50, 1);
        foreach (var i in Enumerable.Range(0, 200_000))
            shortlist.Add(Passage(i, i % 1000 == 0 ? Torn : Sure));
        var asked = 0;
        var chosen = Suggester.Choose(shortlist, passages => [.. passages.Select(passage => Words(passage.Start)).Take(asked = passages.Count)], []);
        Assert.Equal(200_000, shortlist.Seen);
        Assert.InRange(asked, 50, Limits.SuggestionPool + 200);
        Assert.Equal(45, chosen.Count(suggestion => suggestion.Passage.P == Torn && suggestion.Reason != SuggestionReason.Random));
    }

    private static IReadOnlyList<Suggestion> Choose(int count, (VoicedPassage Passage, string Text)[] passages, string[]? coded = null, int seed = 1)
    {
        var shortlist = new Shortlist(BaseRates.Of([]), count, seed);
        foreach (var (passage, _) in passages)
            shortlist.Add(passage);
        var texts = passages.ToDictionary(pair => pair.Passage.Start, pair => pair.Text);
        return Suggester.Choose(shortlist, wanted => [.. wanted.Select(passage => texts[passage.Start])], coded ?? []);
    }

    private static (VoicedPassage Passage, string Text)[] Many(int count, Func<int, StanceProbabilities> p) =>
        [.. Enumerable.Range(0, count).Select(i => (Passage(i, p(i)), Words(i)))];

    private static VoicedPassage Passage(int number, StanceProbabilities p) => new(number, "test:" + number, number, number + 1, "USA", "en", null, p);

    /// <summary>Twelve words of their own: no two texts share three in a row.</summary>
    private static string Words(int number) => string.Join(' ', Enumerable.Range(0, 12).Select(i => $"word{number}x{i}"));
}
