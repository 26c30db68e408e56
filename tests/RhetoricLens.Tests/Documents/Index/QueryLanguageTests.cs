using System.Diagnostics;
using RhetoricLens.Core;
using RhetoricLens.Documents.Index;

namespace RhetoricLens.Tests.Documents.Index;

public sealed class QueryLanguageTests : IDisposable
{
    private readonly IndexedStore _store = new();

    public QueryLanguageTests()
    {
        _store.Put("a", "States must keep control over the Internet.");
        _store.Put("b", "Control of the network by states alone harms the Internet.", facts => facts with { Country = "CHN", Speaker = "Lu Wei", Date = Day("2014-12"), Collection = "cac" });
        _store.Put("c", "Internet governance is multistakeholder.", facts => facts with { Country = "EU", Kind = "op-ed", Language = "zh-Hant", Title = "Open letter", Date = Day("2010") });
        _store.Put("d", "Soverignty was misspelt; sovereignty was not.", facts => facts with { Country = null, Date = null });
        _store.Replay();
    }

    public void Dispose() => _store.Dispose();

    [Theory]
    [InlineData("sovereignty~", "d")]
    [InlineData("soveregnty~2", "d")]
    [InlineData("internat~1", "a b c")]
    [InlineData("govern*", "c")]
    [InlineData("states NEAR/1 control", "")]
    [InlineData("states NEAR/2 control", "a")]
    [InlineData("states NEAR/4 control", "a b")]
    [InlineData("states BEFORE/4 control", "a")]
    [InlineData("control BEFORE/4 states", "b")]
    [InlineData("\"keep control\" NEAR/5 intern*", "a")]
    [InlineData("(states OR network) NEAR/3 control", "a b")]
    [InlineData("states NEAR/4 control NEAR/9 internet", "a b")]
    [InlineData("NOT states NEAR/4 control", "c d")]
    [InlineData("\"states control\"", "")]
    [InlineData("\"states control\"~2", "a")]
    [InlineData("\"control states\"~5", "a b")]
    [InlineData("state", "a b")]
    [InlineData("\"state\"", "")]
    public void Operators_between_words_mean_what_they_say(string query, string expected) => Assert.Equal(expected, _store.Found(query));

    [Theory]
    [InlineData("country:CHN", "b")]
    [InlineData("country:cn", "b")]
    [InlineData("country:China", "b")]
    [InlineData("country:(CHN OR EU)", "b c")]
    [InlineData("country:CHN,EU", "b c")]
    [InlineData("-country:EST internet", "b c")]
    [InlineData("speaker:\"Lu Wei\"", "b")]
    [InlineData("speaker:wei", "b")]
    [InlineData("source:cac", "b")]
    [InlineData("kind:op-ed", "c")]
    [InlineData("lang:zh", "c")]
    [InlineData("lang:zh-hant", "c")]
    [InlineData("title:\"open letter\"", "c")]
    [InlineData("title:internet", "")]
    [InlineData("date:2014", "b")]
    [InlineData("date:2014-12-03", "b")]
    [InlineData("date:[2010 TO 2015-06]", "a b c")]
    [InlineData("date:[2011 TO *]", "a b")]
    [InlineData("date:[* TO 2014]", "b c")]
    [InlineData("date:>=2015", "a")]
    [InlineData("date:<2014", "c")]
    [InlineData("internet (country:CHN OR kind:op-ed) -\"multistakeholder\"", "b")]
    public void Fields_narrow(string query, string expected) => Assert.Equal(expected, _store.Found(query));

    [Theory]
    [InlineData(null, null, 1)]
    [InlineData("2014-12-01", null, 1)]
    [InlineData("2014-12-02", null, 0)]
    [InlineData(null, "2014-12-31", 1)]
    [InlineData(null, "2014-12-30", 0)]
    public void A_text_is_a_members_when_its_whole_date_lies_within_the_membership(string? from, string? to, int found)
    {
        VoiceSpan[] member = [new("CHN", from is null ? null : Day(from).Start, to is null ? null : Day(to).Start)];
        Assert.Equal(found, _store.Page(new SearchRequest("internet group:X") { ReadGroup = _ => member }).Total);
    }

    [Theory]
    [InlineData("internet AND", "missing_term", 13)]
    [InlineData("AND internet", "missing_term", 1)]
    [InlineData("(internet", "unmatched_parenthesis", 1)]
    [InlineData("internet)", "unmatched_parenthesis", 9)]
    [InlineData("the \"open internet", "unmatched_quote", 5)]
    [InlineData("*net", "bad_wildcard", 1)]
    [InlineData("open in*net", "bad_wildcard", 8)]
    [InlineData("open in*", "bad_prefix", 6)]
    [InlineData("open /(w|x)*w(w|x){18}/", "no_regex", 6, "/wx/")]
    [InlineData("net~", "bad_fuzzy", 1)]
    [InlineData("state~2", "bad_fuzzy", 1)]
    [InlineData("states~3", "bad_fuzzy", 7)]
    [InlineData("a NEAR/999 b", "bad_distance", 3)]
    [InlineData("a NEAR/x b", "bad_distance", 3)]
    [InlineData("a NEAR/3", "missing_term", 9)]
    [InlineData("a NEAR/3 country:CHN", "bad_near", 18)]
    [InlineData("planet:mars", "unknown_field", 1)]
    [InlineData("open country:XYZ", "unknown_country", 14)]
    [InlineData("open country:", "missing_value", 14)]
    [InlineData("date:[2010 TO", "unmatched_bracket", 6)]
    [InlineData("date:[2015 TO 2010]", "bad_value", 6)]
    [InlineData("date:soon", "bad_value", 6)]
    [InlineData("stance:0.3", "bad_value", 8)]
    [InlineData("stance:<7", "bad_value", 8)]
    [InlineData("label:good", "bad_value", 7)]
    [InlineData("\"a b\"~x", "bad_distance", 6)]
    public void A_query_that_cannot_be_read_says_what_is_wrong_and_at_which_character(string query, string code, int character, string? instead = null)
    {
        var problem = _store.Problem(instead is null ? query : "open " + instead);
        Assert.Equal((code, $"character {character}"), (problem?.Code, problem?.Where));
    }

    [Theory]
    [InlineData("https://example.org/a:b")]
    [InlineData("10:30")]
    [InlineData("Note: internet")]
    [InlineData("- & |")]
    public void What_only_looks_like_syntax_is_read_as_words(string query) => Assert.True(_store.Problem(query) is null or { Code: "no_words" });

    [Fact]
    public void Long_deep_and_crowded_queries_are_refused()
    {
        Assert.Equal("query_too_long", _store.Problem(new string('a', Limits.MaxQueryChars + 1))?.Code);
        Assert.Equal("query_too_long", _store.Problem(new string('(', 50_000))?.Code);
        Assert.Equal("query_too_deep", _store.Problem(new string('(', 400) + "a" + new string(')', 400))?.Code);
        Assert.Equal("query_too_deep", _store.Problem(string.Concat(Enumerable.Repeat("NOT ", 200)) + "a")?.Code);
        Assert.Equal("too_many_terms", _store.Problem(string.Join(" NEAR/1 ", Enumerable.Repeat("a", 60)))?.Code);
        Assert.Equal("too_many_terms", _store.Problem(string.Join(' ', Enumerable.Repeat("abc*", 21)))?.Code);
        Assert.Equal("too_many_terms", _store.Problem(string.Join(' ', Enumerable.Repeat("\"a b\"~5", 11)))?.Code);
        Assert.Equal("too_many_terms", _store.Problem(string.Join(' ', Enumerable.Repeat("a", Limits.MaxQueryTerms + 1)))?.Code);
    }

    [Fact]
    public void A_prefix_that_stands_for_too_many_words_is_refused()
    {
        _store.Put("e", string.Join(' ', Enumerable.Range(0, Limits.MaxTermExpansions + 1).Select(i => $"pre{i}")));
        _store.Replay();
        Assert.Equal("too_many_words", _store.Problem("pre*")?.Code);
        Assert.Equal("too_many_words", _store.Problem("net NEAR/3 pre*")?.Code);
        Assert.Equal("e", _store.Found("pre10*"));
    }

    [Fact]
    public void No_string_makes_it_throw()
    {
        string[] pieces = ["(", ")", "\"", "AND", "OR", "NOT", "-", "NEAR/3", "BEFORE/2", "~", "~1", "*", "internet", "sta*", "states~", ":", "country:", "group:", "CHN", "date:[", "2010", " TO ", "]", "stance:<", "-0.3", "label:none", "title:", "/", "网络", "ё", "\u0000", "\uD83D", " ", " ", " "];
        var random = new Random(5);
        for (var i = 0; i < 5_000; i++)
        {
            var query = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => random.Next(8) == 0 ? ((char)random.Next(0xFFFF)).ToString() : pieces[random.Next(pieces.Length)]));
            var problem = _store.Problem(query);
            Assert.True(problem is null || (problem.Code != "index_unusable" && (problem.Where.StartsWith("character ", StringComparison.Ordinal))), $"{query}: {problem}");
        }
    }

    private static PartialDate Day(string text) => PartialDate.TryParse(text, out var date) ? date : throw new UnreachableException();
}
