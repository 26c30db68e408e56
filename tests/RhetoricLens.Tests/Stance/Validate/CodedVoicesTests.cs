using RhetoricLens.Core;
using RhetoricLens.Stance.Validate;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Validate;

public sealed class CodedVoicesTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_label_takes_all_the_probability()
    {
        var coded = Read("""
            {"id": "1", "text": "a", "label": "multilateral", "country": "RUS", "year": 2012, "corpus": "ungdc", "doc": "RUS_67_2012"}
            {"id": "2", "text": "b", "label": "mixed", "country": "BRA"}
            {"id": "3", "text": "c", "label": "neutral", "country": null}
            """).Passages;
        Assert.Equal([-1, 0, 0], coded.Select(passage => passage.P.Axis));
        Assert.Equal([StanceLabel.Multilateral, StanceLabel.Mixed, StanceLabel.None], coded.Select(passage => passage.P.Label));
        Assert.Equal(["RUS", "BRA", null], coded.Select(passage => passage.Country));
        Assert.Equal(("ungdc:RUS_67_2012", 2012), (coded[0].DocumentId, coded[0].Date?.Start.Year));
    }

    [Fact]
    public void Only_the_corpus_asked_for_is_taken()
    {
        const string rows = """
            {"text": "a", "label": "none", "country": "RUS", "corpus": "ungdc"}
            {"text": "b", "label": "none", "country": "RUS", "corpus": "other"}
            """;
        Assert.Equal(["a"], Read(rows, "ungdc").Texts);
    }

    [Fact]
    public void A_firm_in_a_country_is_not_the_country()
    {
        const string rows = """
            {"text": "a", "label": "none", "country": "USA", "corpus": "c", "doc": "firm"}
            {"text": "b", "label": "none", "country": "USA", "corpus": "c", "doc": "state"}
            {"text": "c", "label": "none", "country": "USA", "speaker_type": "nonstate"}
            {"text": "d", "label": "none", "country": "USA", "corpus": "c", "doc": "unknown"}
            """;
        var manifest = _folder.File("manifest.jsonl", """
            {"corpus": "c", "doc": "firm", "speaker_type": "nonstate"}
            {"corpus": "c", "doc": "state", "speaker_type": "state"}
            """);
        var coded = CodedVoices.Read([_folder.File("rows.jsonl", rows)], null, manifest).Value;
        Assert.Equal(["b", "d"], coded.Texts);
        Assert.Equal((2, 1), (coded.Nonstate, coded.Unstated));
    }

    [Theory]
    [InlineData("{\"text\": \"a\", \"label\": \"perhaps\"}", "unknown_label", "field label")]
    [InlineData("{\"label\": \"none\"}", "missing_field", "field text")]
    [InlineData("[1]", "malformed_json", "row 1")]
    [InlineData("{", "malformed_json", "row 1")]
    public void A_bad_row_is_named(string row, string code, string where)
    {
        var problem = CodedVoices.Read([_folder.File("rows.jsonl", row)], null, null).Problem;
        Assert.Equal(code, problem?.Code);
        Assert.Contains(where, problem?.Where, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_problem() =>
        Assert.Equal("labelled_set_unreadable", CodedVoices.Read([Path.Combine(_folder.Path, "none.jsonl")], null, null).Problem?.Code);

    private CodedVoices Read(string rows, string? corpus = null) => CodedVoices.Read([_folder.File("rows.jsonl", rows)], corpus, null).Value;
}
