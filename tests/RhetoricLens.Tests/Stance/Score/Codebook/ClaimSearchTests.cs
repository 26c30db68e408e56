namespace RhetoricLens.Tests.Stance.Score.Codebook;

public sealed class ClaimSearchTests
{
    [Theory]
    [InlineData("a treaty for the network")]
    [InlineData("the network and its treaty")]
    [InlineData("treaty network")]
    [InlineData("a network, a crowd, a treaty")]
    public void Slots_are_filled_in_any_order(string passage) => Assert.Contains("claim bind", SmallLexicon.Found(passage));

    [Theory]
    [InlineData("crowd treaty network")]
    [InlineData("crowd network treaty")]
    [InlineData("treaty crowd network")]
    [InlineData("treaty network crowd")]
    [InlineData("network crowd treaty")]
    [InlineData("network treaty crowd")]
    [InlineData("treaty treaty treaty network crowd")]
    public void Three_slots_are_filled_in_any_order(string passage) => Assert.Contains("claim both", SmallLexicon.Found(passage));

    [Theory]
    [InlineData("crowd treaty")]
    [InlineData("crowd crowd network network")]
    public void Every_slot_must_be_filled(string passage) => Assert.DoesNotContain("claim both", SmallLexicon.Found(passage));

    [Theory]
    [InlineData("treaty one two three four network", "claim bind", true)]
    [InlineData("treaty one two three four five network", "claim bind", false)]
    [InlineData("crowd one treaty one one network", "claim both", true)]
    [InlineData("crowd one treaty one one one network", "claim both", false)]
    [InlineData("network one two codes of conduct", "claim bind", true)]
    [InlineData("network one two three codes of conduct", "claim bind", false)]
    public void The_last_word_stands_within_so_many_words_of_the_first(string passage, string claim, bool found) =>
        Assert.Equal(found, SmallLexicon.Found(passage).Contains(claim));

    [Fact]
    public void Two_concepts_named_by_one_word_are_one_mention()
    {
        Assert.DoesNotContain("claim two", SmallLexicon.Found("The accord."));
        Assert.Contains("claim two", SmallLexicon.Found("The accord and the accord."));
        Assert.Contains("claim two", SmallLexicon.Found("The accord and the covenant."));
    }

    [Theory]
    // Two runs fit each time; the rejection comes before the second only.
    [InlineData("A treaty rejected, a treaty, network.", "claim rejected: bind")]
    [InlineData("The treaty network is rejected, a treaty one two three network.", "claim bind")]
    public void The_shortest_run_is_the_place_of_a_claim(string passage, string expected)
    {
        string[] manners = ["claim bind", "claim not: bind", "claim rejected: bind"];
        Assert.Equal([expected], SmallLexicon.Found(passage).Intersect(manners));
    }
}
