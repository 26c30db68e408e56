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

    [Theory]
    [InlineData("netting", "[net]")]
    [InlineData("net", "[net] [word]")]
    [InlineData("nets", "[net]")]
    [InlineData("netw", "[net] [work]")]
    [InlineData("networked", "[net] [work]")]
    [InlineData("network", "[grid] [net] [work]")]
    [InlineData("network of networks", "[grid] [net] [whole] [work]")]
    [InlineData("network in networks", "[grid] [net] [work]")]
    [InlineData("ne", null)]
    public void A_word_names_all_concepts_of_which_it_is_a_term_or_begins_as_one(string passage, string? concepts) =>
        Assert.Equal(concepts ?? "", Named("word: {en: [net]}, net: {en: ['net*']}, work: {en: ['netw*']}, grid: {en: [network]}, whole: {en: ['network* of network*']}", passage));

    [Theory]
    [InlineData("agenda 2030", "[agenda]")]
    [InlineData("agenda 2015", null)]
    [InlineData("2030 agenda", "[agenda] [year]")]
    [InlineData("2015 agenda", null)]
    [InlineData("in 2031", "[year]")]
    [InlineData("5", "[five]")]
    [InlineData("55", null)]
    public void Numbers_are_told_apart_by_their_digits(string passage, string? concepts) =>
        Assert.Equal(concepts ?? "", Named("agenda: {en: [agenda 2030, 2030 agenda]}, year: {en: ['203* agenda', in 2031]}, five: {en: ['5']}", passage));

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

    /// <summary>The concepts that a passage names, of a lexicon that has these beside those that every lexicon must have.</summary>
    private static string Named(string concepts, string passage)
    {
        var lexicon = SmallLexicon.Parse($"concepts: {{negation: {{}}, reject: {{}}, report: {{}}, wevoice: {{}}, {concepts}}}");
        return string.Join(' ', SmallLexicon.Found(passage, lexicon).Where(term => term[0] == '[' && term[^1] == ']' && !term.Contains("] ", StringComparison.Ordinal)).Order(StringComparer.Ordinal));
    }
}
