namespace RhetoricLens.Tests.Stance.Score.Codebook;

public sealed class LexiconCountsTests
{
    [Theory]
    [InlineData("A treaty for the network.", "claim bind", "claims multilateral")]
    [InlineData("There is not to be a treaty for the network.", "claim not: bind", "claims not: multilateral")]
    [InlineData("A treaty is not for the network.", "claim not: bind", "claims not: multilateral")]
    [InlineData("Rejecting the idea of a treaty for the network.", "claim rejected: bind", "claims rejected: multilateral")]
    [InlineData("A treaty for the network is not one two.", "claim bind", "claims multilateral")]
    [InlineData("A treaty for the network is rejected.", "claim bind", "claims multilateral")]
    [InlineData("Not at all; one two three four five six the treaty for the network.", "claim bind", "claims multilateral")]
    [InlineData("We are not alone. A treaty for the network.", "claim bind", "claims multilateral")]
    public void A_claim_is_asserted_negated_or_rejected(string passage, string claim, string pole)
    {
        var found = SmallLexicon.Found(passage);
        Assert.Equal([claim], found.Where(term => term.StartsWith("claim ", StringComparison.Ordinal)));
        Assert.Equal([pole], found.Where(term => term.StartsWith("claims ", StringComparison.Ordinal) && !term.Contains("we:", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_negated_claim_stands_for_no_pole()
    {
        Assert.Contains("claims: None", SmallLexicon.Found("No treaty for the network."));
        Assert.DoesNotContain("claims: MultilateralOnly", SmallLexicon.Found("No treaty for the network."));
    }

    [Fact]
    public void A_claim_whose_slot_is_the_negation_is_asserted()
    {
        var found = SmallLexicon.Found("There is no covenant.");
        Assert.Contains("claim refusal", found);
        Assert.DoesNotContain("claim not: refusal", found);
        Assert.DoesNotContain("claim rejected: refusal", SmallLexicon.Found("Reject, reject the covenant."));
    }

    [Fact]
    public void A_claim_in_a_sentence_that_reports_is_marked()
    {
        var found = SmallLexicon.Found("The crowd said so. They said that a treaty is for the network.");
        Assert.Contains("claim bind", found);
        Assert.Contains("claim reported: bind", found);
        Assert.Contains("claims reported: multilateral", found);
        Assert.DoesNotContain("claim reported: bind", SmallLexicon.Found("They said so. A treaty is for the network."));
    }

    [Fact]
    public void A_claim_in_the_speakers_own_voice_is_marked()
    {
        Assert.Contains("claims we: multilateral", SmallLexicon.Found("What we want is a treaty for the network."));
        Assert.DoesNotContain("claims we: multilateral", SmallLexicon.Found("We agree. A treaty for the network."));
    }

    [Theory]
    [InlineData("A treaty for the network.", "MultilateralOnly")]
    [InlineData("A network of the crowd.", "MultistakeholderOnly")]
    [InlineData("A treaty for the network. A network of the crowd.", "BothPoles")]
    [InlineData("A treaty for the network, one, two, three, four, five, six, and a network of the crowd.", "BothPoles")]
    [InlineData("No treaty for the network. A network of the crowd.", "MultistakeholderOnly")]
    [InlineData("The treaty. The crowd.", "None")]
    [InlineData("The crowd, the treaty, the network.", "BothPoles|MultilateralAndMixed|MultistakeholderAndMixed")]
    public void Whether_both_poles_are_asserted_is_seen_over_the_whole_passage(string passage, string mix) =>
        Assert.Equal(mix.Split('|').Select(name => "claims: " + name).Order(), SmallLexicon.Found(passage).Where(term => term.StartsWith("claims: ", StringComparison.Ordinal)).Order());

    [Theory]
    [InlineData("There is not one two three four five six treaty.", true)]
    [InlineData("There is not one two three four five six seven treaty.", true)]
    [InlineData("There is not one two three four five six seven eight treaty.", false)]
    [InlineData("There is not one. The treaty.", false)]
    [InlineData("A treaty there is not.", false)]
    public void A_concept_after_a_negation_is_counted_apart(string passage, bool negated)
    {
        var found = SmallLexicon.Found(passage);
        Assert.Contains("[treaty]", found);
        Assert.Equal(negated, found.Contains("not … [treaty]"));
    }
}
