using System.Text;
using RhetoricLens.Stance.Coding;

namespace RhetoricLens.Tests.Stance.Coding;

public sealed class CodedFormatsTests
{
    private static readonly CodedPassage[] Rich =
    [
        new("p1", "He said \"no\",\nthen; left.", CodebookLabel.Multilateral, "ana@example.org", "fr", "speech", "plain", "a note, with \"marks\"", "ungdc:FRA_70", "https://example.org/a"),
        new("p1", "He said \"no\",\nthen; left.", CodebookLabel.Neutral, "7", "fr", "speech", "plain", "", "ungdc:FRA_70", "https://example.org/a"),
        new("p2", "- 国家主权 𠀀 applies 🙂", CodebookLabel.OffTopic, "", "zh-Hans", "", "", "", "", ""),
        new("p3", "=SUM(A1) was written on the wall.", CodebookLabel.Mixed, "x", "und", "", "", "'+ why", "", ""),
        new("p4", "''=odd", CodebookLabel.Multistakeholder, "x", "und", "", "", "", "", ""),
        new("p5", "None of the above", CodebookLabel.None, "007", "und", "", "", "", "", ""),
    ];

    public static TheoryData<CodedFormat> Formats => [.. Enum.GetValues<CodedFormat>()];

    [Theory]
    [MemberData(nameof(Formats))]
    public void What_is_written_is_read_again_without_loss(CodedFormat format)
    {
        var set = Coded.Read(Coded.Write(format, Rich), "rows").Value;
        Assert.Equal(format, set.Format);
        Assert.Empty(set.Problems);
        Assert.Equal(Rich, set.Passages);
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void The_same_passages_give_the_same_bytes_with_line_feeds_and_no_mark(CodedFormat format)
    {
        var bytes = Coded.Write(format, Rich);
        Assert.Equal(bytes, Coded.Write(format, [.. Coded.Read(bytes, "rows").Value.Passages]));
        Assert.DoesNotContain((byte)'\r', bytes);
        Assert.NotEqual(0xEF, bytes[0]);
        Assert.Equal((byte)'\n', bytes[^1]);
    }

    [Fact]
    public void Letters_of_every_script_are_written_as_they_are() =>
        Assert.Contains("国家主权 𠀀", Encoding.UTF8.GetString(Coded.Write(CodedFormat.Jsonl, Rich)).Replace("\\uD840\\uDC00", "𠀀", StringComparison.Ordinal));

    [Fact]
    public void A_cell_that_a_spreadsheet_would_run_is_written_as_text()
    {
        var csv = Encoding.UTF8.GetString(Coded.Write(CodedFormat.Csv, Rich));
        Assert.Contains(",'=SUM(A1) was written", "," + csv.Split('\n').Single(line => line.StartsWith("p3", StringComparison.Ordinal))[3..]);
        Assert.DoesNotContain(",=", csv);
    }

    [Fact]
    public void A_Label_Studio_export_gives_a_row_for_each_coder()
    {
        const string export = """
            [{"id": 41, "data": {"text": "States rule.", "language": "en", "extra": [1]},
              "annotations": [
                {"id": 1, "completed_by": 3, "was_cancelled": false, "result": [
                  {"from_name": "label", "to_name": "text", "type": "choices", "value": {"choices": ["multilateral"]}},
                  {"from_name": "why", "to_name": "text", "type": "textarea", "value": {"text": ["sovereignty"]}}]},
                {"id": 2, "completed_by": {"id": 4, "email": "bo@example.org"}, "result": [
                  {"from_name": "stance", "to_name": "text", "type": "choices", "value": {"choices": ["mixed"]}}]},
                {"id": 3, "completed_by": 5, "was_cancelled": true, "result": []}],
              "predictions": [{"result": []}]}]
            """;
        var set = Coded.Read(export, "project.json").Value;
        Assert.Equal(CodedFormat.LabelStudio, set.Format);
        Assert.Equal(
            [("41", "3", CodebookLabel.Multilateral, "sovereignty"), ("41", "bo@example.org", CodebookLabel.Mixed, "")],
            set.Passages.Select(passage => (passage.Id, passage.Coder, passage.Label, passage.Note)));
        Assert.Contains(set.Notices, notice => notice.Code == "skipped_annotation");
    }

    [Theory]
    [InlineData("""[{"id":1,"text":"States rule.","stance":"multilateral","annotator":2,"annotation_id":9,"lead_time":1.5}]""")]
    [InlineData("""[{"id":1,"text":"States rule.","label":["multilateral"],"coder":2,"Comments":["sure"]}]""")]
    [InlineData("""[{"id":1,"text":"States rule.","label":{"choices":["multilateral"]},"annotator":{"id":2},"created_at":"2026-01-01"}]""")]
    public void A_short_Label_Studio_export_is_read_whatever_its_control_is_called(string export)
    {
        var passage = Assert.Single(Coded.Read(export, "project.json").Value.Passages);
        Assert.Equal(("1", "2", CodebookLabel.Multilateral), (passage.Id, passage.Coder, passage.Label));
    }

    [Theory]
    [InlineData("""[{"id":1,"data":{"text":"t","label":"mixed"},"annotations":[]}]""", "missing_field")]
    [InlineData("""[{"id":1,"data":{"text":"t"},"annotations":[{"result":[{"type":"choices","value":{"choices":["mixed","none"]}}]}]}]""", "several_labels")]
    [InlineData("""[{"id":1,"text":"t","label":["mixed","none"]}]""", "several_labels")]
    [InlineData("""[{"id":1,"text":"t","label":["nonsense"]}]""", "unknown_label")]
    [InlineData("""[{"id":1,"text":"t","other":"thing"}]""", "missing_field")]
    [InlineData("""[5]""", "malformed_json")]
    public void A_task_that_is_not_coded_once_is_named(string export, string code)
    {
        var problem = Assert.Single(Coded.Read(export, "project.json").Value.Problems);
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("project.json, row 1", problem.Where);
    }

    [Theory]
    [InlineData("""{"id":8,"text":"States rule.","label":["multilateral"],"Comments":["sure","quite"]}""", "8", "", "sure; quite")]
    [InlineData("""{"doc_id":8,"text":"States rule.","labels":["multilateral"],"username":"admin"}""", "8", "admin", "")]
    [InlineData("""{"id":8,"external_id":"x-1","text":"States rule.","label":"multilateral","Comments":[]}""", "x-1", "", "")]
    public void Exports_of_doccano_old_and_new_are_read(string row, string id, string coder, string note)
    {
        var set = Coded.Read(row, "admin.jsonl").Value;
        Assert.Equal(CodedFormat.Doccano, set.Format);
        var passage = Assert.Single(set.Passages);
        Assert.Equal((id, coder, note, CodebookLabel.Multilateral), (passage.Id, passage.Coder, passage.Note, passage.Label));
    }

    [Theory]
    [InlineData("""{"id":8,"text":"t","label":["mixed","none"]}""", "several_labels")]
    [InlineData("""{"id":8,"text":"t","label":[]}""", "missing_field")]
    [InlineData("""{"id":8,"text":"t","label":[[0,1,"PER"]]}""", "not_classification")]
    [InlineData("""{"id":8,"text":"t","entities":[[0,1,"PER"]]}""", "not_classification")]
    public void Other_projects_of_doccano_are_told_apart(string row, string code) =>
        Assert.Equal(code, Assert.Single(Coded.Read(row, "all.jsonl").Value.Problems).Code);

    [Theory]
    [InlineData("auto", null)]
    [InlineData("label-studio", CodedFormat.LabelStudio)]
    [InlineData("csv", CodedFormat.Csv)]
    public void Formats_have_names(string name, CodedFormat? format) => Assert.Equal(format, CodedFormats.Parse(name).Value);

    [Fact]
    public void An_unknown_format_is_a_problem_that_names_the_known_ones() =>
        Assert.Contains("doccano", CodedFormats.Parse("xml").Problem?.Remedy);
}
