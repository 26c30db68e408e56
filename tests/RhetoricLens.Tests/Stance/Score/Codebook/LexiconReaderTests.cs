using RhetoricLens.Stance.Score.Codebook;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Score.Codebook;

public sealed class LexiconReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_lexicon_is_read_with_its_concepts_claims_and_terms()
    {
        var lexicon = SmallLexicon.Lexicon;
        Assert.Equal((7, 17), (lexicon.Version, lexicon.TermCount));
        Assert.Equal(["negation", "reject", "report", "wevoice", "treaty", "net", "pact", "crowd"], lexicon.Concepts);
        Assert.Equal(["bind", "share", "both", "two", "refusal"], lexicon.Claims.Select(claim => claim.Id));
        Assert.Equal(SmallLexicon.Yaml, lexicon.Text);
    }

    [Fact]
    public void A_file_with_other_line_ends_is_the_same_lexicon()
    {
        var read = LexiconReader.Read(_folder.File("crlf.yaml", SmallLexicon.Yaml.ReplaceLineEndings("\r\n")));
        Assert.Equal(SmallLexicon.Lexicon.Sha256, read.Value.Sha256);
    }

    [Fact]
    public void A_file_that_is_not_there_or_is_a_folder_is_a_problem()
    {
        var missing = Path.Combine(_folder.Path, "none.yaml");
        Assert.Equal(("bad_lexicon", missing), (LexiconReader.Read(missing).Problem?.Code, LexiconReader.Read(missing).Problem?.Where));
        Assert.Equal("bad_lexicon", LexiconReader.Read(_folder.Path).Problem?.Code);
    }

    [Theory]
    [InlineData("negation: {en: [not, no]}", "", "negation is missing", "small.yaml")]
    [InlineData("reject: {en: ['reject*']}", "", "reject is missing", "small.yaml")]
    [InlineData("report: {en: [said]}", "", "report is missing", "small.yaml")]
    [InlineData("wevoice: {en: [we]}", "", "wevoice is missing", "small.yaml")]
    [InlineData("[crowd]}", "[cr*]}", "'cr*'", "small.yaml, concept crowd, en")]
    [InlineData("[crowd]}", "['']}", "''", "small.yaml, concept crowd, en")]
    [InlineData("[crowd]}", "['*']}", "'*'", "small.yaml, concept crowd, en")]
    [InlineData("[crowd]}", "['?!']}", "'?!'", "small.yaml, concept crowd, en")]
    [InlineData("[crowd]}", "[~]}", "''", "small.yaml, concept crowd, en")]
    [InlineData("pole: mixed", "pole: east", "'east'", "small.yaml, claim both")]
    [InlineData("pole: mixed", "pole: none", "'none'", "small.yaml, claim both")]
    [InlineData("pole: mixed, ", "", "''", "small.yaml, claim both")]
    [InlineData("[crowd, treaty, net]", "[]", "one to four slots", "small.yaml, claim both")]
    [InlineData("[crowd, treaty, net]", "~", "one to four slots", "small.yaml, claim both")]
    [InlineData("[crowd, treaty, net]", "[crowd, treaty, net, pact, net]", "one to four slots", "small.yaml, claim both")]
    [InlineData("[crowd, treaty, net]", "[crowd, treatise]", "'treatise'", "small.yaml, claim both")]
    [InlineData("[crowd, treaty, net]", "['crowd|']", "''", "small.yaml, claim both")]
    [InlineData("[crowd, treaty, net]", "[~]", "''", "small.yaml, claim both")]
    [InlineData("pole: mixed, within: 5", "pole: mixed, within: 0", "1 to 100 words", "small.yaml, claim both")]
    [InlineData("pole: mixed, within: 5", "pole: mixed, within: 101", "1 to 100 words", "small.yaml, claim both")]
    [InlineData("pole: mixed, within: 5", "pole: mixed", "1 to 100 words", "small.yaml, claim both")]
    [InlineData("pole: mixed, within: 5", "pole: mixed, within: few", "few", "small.yaml, line 14")]
    [InlineData("- {id: share", "- ~\n  - {id: share", "pole ''", "small.yaml, claim ")]
    [InlineData("version: 7", "version: seven", "seven", "small.yaml, line 1")]
    [InlineData("version: 7", "version: 7\nauthor: me", "author", "small.yaml, line 2")]
    [InlineData("  crowd: {en", "  pact: {en", "pact", "small.yaml, line 3")]
    [InlineData("  crowd: {en: [crowd]}", "  crowd: {en: [crowd}", "", "small.yaml, line 10")]
    [InlineData("  crowd: {en: [crowd]}", "  crowd: crowd", "", "small.yaml, line 10")]
    [InlineData("  crowd: {en: [crowd]}", "  crowd: *other", "", "small.yaml, line 10")]
    [InlineData("  crowd: {en: [crowd]}", "\tcrowd: {en: [crowd]}", "", "small.yaml, line ")]
    public void Whatever_is_malformed_is_named_with_its_place(string good, string bad, string what, string where)
    {
        Assert.Contains(good, SmallLexicon.Yaml, StringComparison.Ordinal);
        Refused(SmallLexicon.Yaml.Replace(good, bad, StringComparison.Ordinal), what, where);
    }

    [Theory]
    [InlineData("")]
    [InlineData("# nothing")]
    [InlineData("~")]
    [InlineData("version: 1")]
    [InlineData("version: 1\nconcepts:\nclaims:\n")]
    [InlineData("- a\n- b\n")]
    [InlineData("\0")]
    public void What_holds_no_concepts_is_a_problem(string yaml) => Refused(yaml, "", "small.yaml");

    [Theory]
    [InlineData("  crowd: {en: [crowd]}", "  crowd:")]
    [InlineData("  crowd: {en: [crowd]}", "  crowd: {}")]
    [InlineData("  crowd: {en: [crowd]}", "  crowd: {en: }")]
    public void A_concept_without_terms_is_never_found(string good, string empty)
    {
        var lexicon = SmallLexicon.Parse(SmallLexicon.Yaml.Replace(good, empty, StringComparison.Ordinal));
        Assert.Equal(16, lexicon.TermCount);
        Assert.DoesNotContain("[crowd]", SmallLexicon.Found("The crowd and the network", lexicon));
    }

    [Fact]
    public void A_lexicon_may_have_no_claims()
    {
        var lexicon = SmallLexicon.Parse(SmallLexicon.Yaml[..SmallLexicon.Yaml.IndexOf("  - {id", StringComparison.Ordinal)]);
        Assert.Empty(lexicon.Claims);
        Assert.Contains("[treaty]", SmallLexicon.Found("A treaty", lexicon));
    }

    [Fact]
    public void As_many_concepts_are_taken_as_there_are_bits()
    {
        string With(int more) => SmallLexicon.Yaml.Replace(
            "claims:", string.Concat(Enumerable.Range(0, more).Select(i => $"  extra{i}: {{en: [extra{i}]}}\n")) + "claims:", StringComparison.Ordinal);
        var full = SmallLexicon.Parse(With(Lexicon.MaxConcepts - 8));
        Assert.Contains("[extra119]", SmallLexicon.Found("The extra119 is the last.", full));
        Refused(With(Lexicon.MaxConcepts - 7), "129 concepts", "small.yaml");
    }

    private static void Refused(string yaml, string what, string where)
    {
        var problem = LexiconReader.Parse(yaml, "small.yaml").Problem;
        Assert.Equal("bad_lexicon", problem?.Code);
        Assert.StartsWith(where, problem?.Where, StringComparison.Ordinal);
        Assert.Contains(what, problem?.What, StringComparison.Ordinal);
    }
}
