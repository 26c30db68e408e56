using RhetoricLens.Crawling.Text;

namespace RhetoricLens.Tests.Crawling.Text;

public sealed class NfcTests
{
    [Theory]
    [InlineData("Cafe\u0301", "Caf\u00E9")]
    [InlineData("\u212B", "\u00C5")]
    [InlineData("A\u030A", "\u00C5")]
    [InlineData("\u1E9B\u0323", "\u1E9B\u0323")]
    [InlineData("s\u0323\u0307", "\u1E69")]
    [InlineData("s\u0307\u0323", "\u1E69")]
    [InlineData("\u0418\u0306", "\u0419")]
    [InlineData("\u0627\u0653", "\u0622")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\uD558\u11AB", "\uD55C")]
    [InlineData("\u0958", "\u0915\u093C")]
    [InlineData("\u2126", "\u03A9")]
    [InlineData("\uFB01", "\uFB01")]
    [InlineData("\U0001109A\U000110BA", "\U0001109A\U000110BA")]
    [InlineData("\U00011099\U000110BA", "\U0001109A")]
    public void One_letter_has_one_spelling(string text, string expected)
    {
        Assert.Equal(expected, Nfc.Normalise(text));
        Assert.Equal(expected, Nfc.Normalise(expected));
    }

    [Fact]
    public void Plain_text_is_not_copied()
    {
        const string Text = "Größe, naïve, Интернет, 互联网, “quoted” — text";

        Assert.Same(Text, Nfc.Normalise(Text));
    }

    [Theory]
    [InlineData("a\u0000b\u200Bc\u202Ed", "abcd")]
    [InlineData("soft\u00ADhyphen", "softhyphen")]
    [InlineData("page\fend", "page\nend")]
    [InlineData("a\r\nb\rc", "a\nb\nc")]
    [InlineData("pair \U0001F600", "pair \U0001F600")]
    public void What_cannot_be_seen_is_taken_out(string text, string expected) => Assert.Equal(expected, TextClean.Strip(text));

    [Fact]
    public void Half_a_character_is_taken_out_but_a_replacement_character_is_kept() =>
        Assert.Equal("a b\uFFFD\U0001F600", TextClean.Strip("a\uD800 b\uFFFD\uDC00\U0001F600\uD83D"));
}
