using RhetoricLens.Core;
using RhetoricLens.Stance.Train;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class LabelledSetReaderTests
{
    [Fact]
    public void A_full_row_is_taken_as_it_is()
    {
        var set = Read("""{"id":"a1","text":" We want order. ","label":"multilateral","language":"en","kind":"speech","group":"doc-7"}""");
        Assert.Equal(new LabelledPassage("a1", "We want order.", StanceLabel.Multilateral, "doc-7", "en", "speech"), Assert.Single(set.Passages));
        Assert.Empty(set.Problems);
    }

    [Theory]
    [InlineData("""{"id":"x","corpus":"ungdc","doc":"EU_75","text":"t","label":"none"}""", "ungdc:EU_75")]
    [InlineData("""{"id":"x","text":"t","label":"none"}""", "x")]
    [InlineData("""{"text":"t","label":"none"}""", "text-e3b98a4da31a")]
    public void Passages_of_one_document_share_a_group(string row, string group) => Assert.Equal(group, Assert.Single(Read(row).Passages).Group);

    [Theory]
    [InlineData("neutral")]
    [InlineData("off-topic")]
    [InlineData("None")]
    public void Neutral_and_off_topic_are_no_position(string label) =>
        Assert.Equal(StanceLabel.None, Assert.Single(Read($$"""{"text":"t","label":"{{label}}"}""").Passages).Label);

    [Theory]
    [InlineData("""{"text":"t","label":"unilateral"}""", "unknown_label", "rows.jsonl, row 2, field label")]
    [InlineData("""{"text":"  ","label":"none"}""", "empty_text", "rows.jsonl, row 2, field text")]
    [InlineData("""{"label":"none"}""", "missing_field", "rows.jsonl, row 2, field text")]
    [InlineData("""{"text":"t"}""", "missing_field", "rows.jsonl, row 2, field label")]
    [InlineData("""{"text":"t",""", "malformed_json", "rows.jsonl, row 2")]
    [InlineData("""["t"]""", "malformed_json", "rows.jsonl, row 2")]
    [InlineData("""{"text":"good","label":"mixed"}""", "conflicting_label", "rows.jsonl, row 2, field label")]
    [InlineData("""{"text":"good","label":"none"}""", "duplicate_text", "rows.jsonl, row 2, field text")]
    [InlineData("""{"id":"g","text":"t","label":"none"}""", "duplicate_id", "rows.jsonl, row 2, field id")]
    public void A_bad_row_is_left_out_and_named(string row, string code, string where)
    {
        var set = Read("""{"id":"g","text":"good","label":"none"}""" + "\n" + row);
        Assert.Equal("good", Assert.Single(set.Passages).Text);
        var problem = Assert.Single(set.Problems);
        Assert.Equal((code, where), (problem.Code, problem.Where));
    }

    [Fact]
    public void Coders_who_agree_become_one_passage_and_most_of_them_decide()
    {
        var set = Read("""
            {"id":"a","text":"one","label":"mixed","coder":"x"}
            {"id":"a","text":"one","label":"mixed","coder":"y"}
            {"id":"b","text":"two","label":"neutral","coder":"x"}
            {"id":"b","text":"two","label":"off-topic","coder":"y"}
            {"id":"b","text":"two","label":"mixed","coder":"z"}
            """);
        Assert.Equal([("a", StanceLabel.Mixed), ("b", StanceLabel.None)], set.Passages.Select(passage => (passage.Id, passage.Label)));
        Assert.Empty(set.Problems);
    }

    [Fact]
    public void A_tie_is_left_out_and_named_until_an_adjudicator_settles_it()
    {
        const string tied = """
            {"id":"a","text":"one","label":"mixed","coder":"x"}
            {"id":"a","text":"one","label":"none","coder":"y"}
            """;
        var set = Read(tied);
        Assert.Empty(set.Passages);
        Assert.Equal(("unadjudicated", "rows.jsonl, id a"), (Assert.Single(set.Problems).Code, set.Problems[0].Where));
        Assert.Contains("x: mixed, y: none", set.Problems[0].What);
        var settled = Read(tied + "\n" + """{"id":"a","text":"one","label":"multilateral","coder":"adjudicated"}""");
        Assert.Equal(StanceLabel.Multilateral, Assert.Single(settled.Passages).Label);
    }

    [Fact]
    public void A_missing_file_is_a_problem()
    {
        var set = LabelledSetReader.Read(Path.Combine(Path.GetTempPath(), Guid.NewGuid().ToString("N"), "none.jsonl"));
        Assert.Equal("labelled_set_unreadable", set.Problem?.Code);
    }

    [Fact]
    public void The_fingerprint_depends_on_content_and_not_on_order()
    {
        const string first = """{"text":"one","label":"none"}""";
        const string second = """{"text":"two","label":"mixed"}""";
        Assert.Equal(Read(first + "\n" + second).Sha256(), Read(second + "\n\n" + first).Sha256());
        Assert.NotEqual(Read(first).Sha256(), Read("""{"text":"one","label":"mixed"}""").Sha256());
    }

    private static LabelledSet Read(string rows) => LabelledSetReader.Read(new StringReader(rows), "rows.jsonl");
}
