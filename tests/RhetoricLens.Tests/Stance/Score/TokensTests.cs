using RhetoricLens.Stance.Score;

namespace RhetoricLens.Tests.Stance.Score;

public sealed class TokensTests
{
    [Theory]
    [InlineData("Multi-stakeholder", "multistakeholder")]
    [InlineData("multi stakeholder", "multistakeholder")]
    [InlineData("MULTISTAKEHOLDER", "multistakeholder")]
    [InlineData("multi-\nstakeholder", "multistakeholder")]
    [InlineData("multi‑stake\u00ADholder", "multistakeholder")]
    [InlineData("inter-governmental e-mail", "intergovernmental|email")]
    [InlineData("state-led", "state|led")]
    [InlineData("the state's states’ rights", "the|state|states|rights")]
    [InlineData("we don't and can’t", "we|dont|and|cant")]
    [InlineData("l'Internet d’un pays", "l|internet|d|un|pays")]
    [InlineData("IPv6, 5G in 2014", "ipv6|5g|in|2014")]
    [InlineData("Интернет-управление ООН", "интернет|управление|оон")]
    [InlineData("网络主权 API", "网|络|主|权|api")]
    [InlineData("الفضاء السيبراني", "فضاء|سيبراني")]
    [InlineData("इंटरनेट", "इंटरनेट")]
    [InlineData("... — !", "")]
    public void Words_are_found(string text, string expected)
    {
        var tokens = Read(text);
        Assert.Equal(expected, string.Join('|', Enumerable.Range(0, tokens.Count).Select(i => tokens[i].ToString())));
    }

    [Fact]
    public void Hashes_are_the_same_on_every_machine()
    {
        // FNV-1a over UTF-16 code units, computed by hand from the published constants.
        Assert.Equal(unchecked((14695981039346656037UL ^ 'a') * 1099511628211UL), Read("A").Hash(0));
    }

    [Fact]
    public void Numbers_share_a_hash_but_keep_their_text()
    {
        var tokens = Read("1998 2014");
        Assert.Equal(tokens.Hash(0), tokens.Hash(1));
        Assert.Equal("2014", tokens[1].ToString());
    }

    [Fact]
    public void Punctuation_starts_a_clause()
    {
        var tokens = Read("not a treaty, but a forum");
        Assert.Equal([false, false, false, true, false, false], Enumerable.Range(0, tokens.Count).Select(tokens.StartsClause));
    }

    [Fact]
    public void Reading_again_replaces_what_was_read()
    {
        var tokens = Read(string.Join(' ', Enumerable.Repeat("long", 5_000)) + ",");
        tokens.Read("short");
        Assert.Equal(1, tokens.Count);
        Assert.Equal("short", tokens[0].ToString());
        Assert.False(tokens.StartsClause(0));
    }

    private static Tokens Read(string text)
    {
        var tokens = new Tokens();
        tokens.Read(text);
        return tokens;
    }
}
