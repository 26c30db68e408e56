namespace RhetoricLens.Tests.Stance.Score.Codebook;

public sealed class ConceptHitsTests
{
    [Theory]
    [InlineData("A TREATY.", "[treaty]")]
    [InlineData("The codes of conduct.", "[treaty]")]
    [InlineData("The Code of\nConduct!", "[treaty]")]
    [InlineData("codeword of conduct", "[treaty]")]
    [InlineData("The gridlock.", "[net]")]
    [InlineData("The grid's end.", "[net]")]
    [InlineData("我们的条约。", "[treaty]")]
    [InlineData("互联网络的", "[net]")]
    [InlineData("المعاهدة", "[treaty]")]
    [InlineData("للمعاهده", "[treaty]")]
    [InlineData("مُعَاهَدَة", "[treaty]")]
    [InlineData("والمعاهدات", null)]
    [InlineData("الشبكات", "[net]")]
    [InlineData("treaties", null)]
    [InlineData("networked", null)]
    [InlineData("A code of good conduct.", null)]
    [InlineData("A code, of course.", null)]
    [InlineData("of conduct", null)]
    [InlineData("A code of", null)]
    [InlineData("条 and 约", null)]
    [InlineData("约条", null)]
    public void A_term_is_found_as_it_is_written_in_the_lexicon(string passage, string? concept)
    {
        var concepts = SmallLexicon.Found(passage).Where(term => term[0] == '[' && !term.Contains(' ', StringComparison.Ordinal));
        Assert.Equal(concept is null ? [] : [concept], concepts);
    }

    [Fact]
    public void A_word_that_names_two_concepts_names_both() =>
        Assert.Equal(["[pact]", "[treaty]"], SmallLexicon.Found("The accord.").Where(term => term is "[pact]" or "[treaty]").Order());

    [Theory]
    [InlineData("The treaty of the network.", true)]
    [InlineData("The treaty, the network.", true)]
    [InlineData("The treaty: the network.", true)]
    [InlineData("The treaty. The network.", false)]
    [InlineData("The treaty! The network.", false)]
    [InlineData("The treaty? The network.", false)]
    [InlineData("条约和网络。", true)]
    [InlineData("条约。网络。", false)]
    [InlineData("معاهدة الشبكة", true)]
    [InlineData("معاهدة؟ الشبكة", false)]
    public void Concepts_stand_together_within_a_sentence_only(string passage, bool together)
    {
        var found = SmallLexicon.Found(passage);
        Assert.Contains("[treaty] & [net]", found);
        Assert.Equal(together, found.Contains("[treaty] + [net]"));
        Assert.Equal(together, found.Contains("claim bind"));
    }

    [Fact]
    public void Full_stops_in_a_row_make_no_empty_sentence() =>
        Assert.Contains("claim bind", SmallLexicon.Found("... A grid ... . The treaty of the network ..."));

    [Theory]
    [InlineData("The network needs a treaty.", "[net] → [treaty]")]
    [InlineData("The treaty and one two three network.", "[treaty] → [net]")]
    public void Concepts_shortly_after_one_another_keep_their_order(string passage, string order) =>
        Assert.Equal([order], SmallLexicon.Found(passage).Where(term => term.Contains('→', StringComparison.Ordinal)));

    [Fact]
    public void Concepts_far_from_one_another_have_no_order() =>
        Assert.DoesNotContain(SmallLexicon.Found("The treaty one two three four five network."), term => term.Contains('→', StringComparison.Ordinal));
}
