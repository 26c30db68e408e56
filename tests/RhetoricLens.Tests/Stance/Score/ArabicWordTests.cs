using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class ArabicWordTests
{
    [Theory]
    [InlineData("السيادة", "سياده")]
    [InlineData("والسيادة", "سياده")]
    [InlineData("بالسيادة", "سياده")]
    [InlineData("فالسيادة", "سياده")]
    [InlineData("كالسيادة", "سياده")]
    [InlineData("للسيادة", "سياده")]
    [InlineData("السِّيَادَةُ", "سياده")]
    [InlineData("الســـيادة", "سياده")]
    [InlineData("الإنترنت", "انترنت")]
    [InlineData("الأنترنت", "انترنت")]
    [InlineData("انترنت", "انترنت")]
    [InlineData("الدول", "دول")]
    [InlineData("مستوى", "مستوي")]
    [InlineData("إدارة", "اداره")]
    [InlineData("آلية", "اليه")]
    [InlineData("ٱلدول", "دول")]
    public void Spellings_of_a_word_read_as_one(string written, string normal) => Assert.Equal(normal, Read(written));

    [Theory]
    [InlineData("إلى", "الي")]
    [InlineData("الله", "الله")]
    [InlineData("ال", "ال")]
    [InlineData("وال", "وال")]
    [InlineData("وطن", "وطن")]
    [InlineData("بلدان", "بلدان")]
    public void Short_words_and_words_without_an_article_keep_their_beginning(string written, string normal) => Assert.Equal(normal, Read(written));

    [Fact]
    public void A_word_has_one_hash_with_and_without_the_article() => Assert.Equal(HashOf("سيادة"), HashOf("والسِّيادة"));

    [Fact]
    public void The_words_around_a_shortened_one_are_whole()
    {
        var tokens = new Tokens();
        tokens.Read("states والسيادة 2014 الرقمية, end");
        Assert.Equal(["states", "سياده", "2014", "رقميه", "end"], Enumerable.Range(0, tokens.Count).Select(i => tokens[i].ToString()));
        Assert.True(tokens.StartsClause(4));
    }

    [Fact]
    public void Other_scripts_keep_letters_that_look_like_an_article() => Assert.Equal("alsiyada", Read("alsiyada"));

    private static string Read(string word)
    {
        var tokens = new Tokens();
        tokens.Read(word);
        Assert.Equal(1, tokens.Count);
        return tokens[0].ToString();
    }

    private static ulong HashOf(string word)
    {
        var tokens = new Tokens();
        tokens.Read(word);
        return tokens.Hash(0);
    }
}
