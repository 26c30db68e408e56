using RhetoricLens.Stance.Score.Codebook;

namespace RhetoricLens.Tests.Stance.Score.Codebook;

public sealed class ClaimFinderTests
{
    private readonly ClaimFinder _finder = new(SmallLexicon.Lexicon);

    [Theory]
    [InlineData("A treaty for the network.", "bind")]
    [InlineData("A crowd for the network. A treaty, an accord.", "share two")]
    [InlineData("There is no treaty for the network.", "")]
    [InlineData("We reject a treaty for the network.", "")]
    [InlineData("They said that a treaty is for the network.", "")]
    [InlineData("Bread is dear.", "")]
    public void Claims_are_found_where_they_are_asserted(string passage, string claims) => Assert.Equal(claims, Found(passage));

    [Fact]
    public void A_passage_leaves_nothing_to_the_next()
    {
        Found("A treaty for the network.");
        Assert.Equal("", Found("Bread is dear."));
    }

    [Fact]
    public void A_claim_is_described_by_its_concepts() =>
        Assert.Equal("negation|reject + pact", SmallLexicon.Lexicon.Describe(SmallLexicon.Lexicon.Claims.Single(claim => claim.Id == "refusal")));

    private string Found(string passage) => string.Join(' ', _finder.Asserted(passage).Select(claim => _finder.Lexicon.Claims[claim].Id));
}
