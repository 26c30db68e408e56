using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Coding;

/// <summary>Files as users bring them: what is wrong is named with its place, and what is good is taken.</summary>
public sealed class CodedReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_probability_of_having_been_drawn_is_kept_and_must_be_one()
    {
        var set = Coded.Read("""
            {"text":"a","label":"mixed","probability":0.0125}
            {"text":"b","label":"mixed"}
            {"text":"c","label":"mixed","probability":0}
            """).Value;
        Assert.Equal([0.0125, null], set.Passages.Select(passage => passage.Probability));
        Assert.Equal("bad_probability", Assert.Single(set.Problems).Code);
    }

    [Fact]
    public void Every_bad_row_is_listed_and_every_fault_of_a_row()
    {
        var set = Coded.Read("""
            {"text":"good","label":"mixed"}
            {"text":"t","label":"multilatral","language":"eng","country":"Utopia"}
            {"text":"","label":"none"}
            not json
            {"text":"last","label":"none"}
            """).Value;
        Assert.Equal(["good", "last"], set.Passages.Select(passage => passage.Text));
        Assert.Equal(
            [
                ("unknown_label", "rows.jsonl, row 2, field label"), ("unknown_language", "rows.jsonl, row 2, field language"),
                ("unknown_country", "rows.jsonl, row 2, field country"), ("empty_text", "rows.jsonl, row 3, field text"), ("malformed_json", "rows.jsonl, row 4"),
            ],
            set.Problems.Select(problem => (problem.Code, problem.Where)));
        Assert.All(set.Problems, problem => Assert.NotEmpty(problem.Remedy));
        Assert.Contains("multilateral?", set.Problems[0].Remedy);
        Assert.Contains("en?", set.Problems[1].Remedy);
    }

    [Fact]
    public void Fields_that_are_not_ours_are_passed_over()
    {
        var passage = Assert.Single(Coded.Read("""{"id":"ungdc:EU_75:1-2","corpus":"ungdc","doc":"EU_75","country":"EU","year":2020,"hard":true,"speaker":null,"text":"t","label":"none"}""").Value.Passages);
        Assert.Equal(new CodedPassage("ungdc:EU_75:1-2", "t", CodebookLabel.None, "", "und", "", "", "", "ungdc:EU_75", "") { Country = "EU", Year = "2020" }, passage);
    }

    [Fact]
    public void A_passage_without_an_id_is_named_after_its_text_wherever_it_stands()
    {
        var first = Coded.Read("""{"text":"t","label":"none"}""").Value.Passages[0].Id;
        Assert.Equal(first, Coded.Read("""{"text":"u","label":"none"}""" + "\n" + """{"text":"t","label":"none"}""").Value.Passages[1].Id);
    }

    [Theory]
    [InlineData("a", "one", "mixed", "x", "duplicate_text")]
    [InlineData("b", "one", "mixed", "x", "duplicate_text")]
    [InlineData("a", "one", "none", "x", "conflicting_label")]
    [InlineData("a", "two", "mixed", "y", "duplicate_id")]
    [InlineData("a", "one", "none", "y", null)]
    [InlineData("b", "two", "none", "x", null)]
    public void A_coder_decides_once_on_a_text_and_an_id_stands_for_one_text(string id, string text, string label, string coder, string? code)
    {
        var set = Coded.Read($$"""
            {"id":"a","text":"one","label":"mixed","coder":"x"}
            {"id":"{{id}}","text":"{{text}}","label":"{{label}}","coder":"{{coder}}"}
            """).Value;
        Assert.Equal(code, set.Problems.SingleOrDefault()?.Code);
    }

    [Fact]
    public void A_label_that_contradicts_an_earlier_row_names_that_row_and_coder()
    {
        var set = Coded.Read("""
            {"text":"one","label":"mixed","coder":"x"}
            {"text":"one","label":"none","coder":"x"}
            """).Value;
        Assert.Equal("The text stands in row 1 with the label mixed by coder x.", Assert.Single(set.Problems).What);
    }

    [Fact]
    public void Files_of_several_coders_make_one_set_and_the_file_names_its_coder()
    {
        var ana = _folder.File("ana.csv", "text,label\none,mixed\ntwo,none\n");
        var bo = _folder.File("bo.jsonl", """{"text":"one","label":"none"}""" + "\n" + """{"text":"two","label":"none","coder":"bo.b"}""");
        var set = CodedReader.ReadAll([ana, bo]).Value;
        Assert.Empty(set.Problems);
        Assert.Equal(["ana", "ana", "bo", "bo.b"], set.Passages.Select(passage => passage.Coder));
        Assert.Equal(2, CodedUnit.Of(set.Passages).Count);
        Assert.StartsWith("2 passages", Assert.Single(set.Notices, notice => notice.Code == "shared_passages").What);
    }

    [Fact]
    public void A_coder_can_be_given_for_rows_that_name_none() =>
        Assert.Equal(["x", "me"], Coded.Read("text,label,coder\none,mixed,x\ntwo,none,\n", "t.csv", coder: "me").Value.Passages.Select(passage => passage.Coder));

    [Fact]
    public void A_byte_order_mark_is_passed_over_and_noted()
    {
        foreach (var (name, rows) in new[] { ("t.jsonl", """{"text":"one","label":"mixed"}"""), ("t.csv", "text,label\none,mixed\n"), ("t.json", """[{"id":1,"text":"one","label":"mixed"}]""") })
        {
            var set = Coded.Read([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(rows)], name).Value;
            Assert.Equal("one", Assert.Single(set.Passages).Text);
            Assert.Contains(set.Notices, notice => notice.Code == "byte_order_mark");
        }
    }

    [Fact]
    public void Utf16_is_refused_as_a_whole()
    {
        const string rows = "text,label\none,mixed\n";
        Assert.Equal("not_utf8", Coded.Read([.. Encoding.Unicode.GetPreamble(), .. Encoding.Unicode.GetBytes(rows)], "t.csv").Problem?.Code);
        Assert.Equal("not_utf8", Coded.Read(Encoding.BigEndianUnicode.GetBytes(rows), "t.csv").Problem?.Code);
    }

    [Fact]
    public void Windows_1251_is_found_with_its_byte_and_named()
    {
        // "да" and "ok" in Windows-1251.
        byte[] row = [.. "text,label\nyes "u8, 0xE4, 0xE0, .. ",mixed\nok,none\n"u8];
        var set = Coded.Read(row, "t.csv").Value;
        var problem = Assert.Single(set.Problems);
        Assert.Equal(("not_utf8", "t.csv, row 2, field text", "Byte 5 (0xE4) is not UTF-8."), (problem.Code, problem.Where, problem.What));
        Assert.Contains("Windows-1251", problem.Remedy);
        Assert.Equal("ok", Assert.Single(set.Passages).Text);
        byte[] line = [.. "{\"text\":\""u8, 0xE4, 0xE0, .. "\",\"label\":\"none\"}"u8];
        Assert.Equal("t.jsonl, row 1", Assert.Single(Coded.Read(line, "t.jsonl").Value.Problems).Where);
    }

    [Theory]
    [InlineData("text;label\none;mixed\ntwo;none\n", "wrong_delimiter", "semicolons")]
    [InlineData("text\tlabel\none\tmixed\n", "wrong_delimiter", "tabs")]
    [InlineData("sep=;\ntext;label\none;mixed\n", "excel_artefact", "sep=")]
    [InlineData("sep=,\ntext,label\none,mixed\n", "excel_artefact", "sep=")]
    [InlineData("text,stance\none,mixed\n", "missing_column", "label")]
    [InlineData("id,words\none,mixed\n", "missing_column", "text and no column label")]
    [InlineData("text,label,text\none,mixed,two\n", "duplicate_column", "text")]
    [InlineData("", "empty_file", "empty")]
    [InlineData("text,label\n", "empty_file", "no coded passage")]
    [InlineData("\n\n", "empty_file", "empty")]
    public void A_table_that_is_none_is_one_problem(string table, string code, string what)
    {
        var problem = Coded.Read(table, "t.csv").Problem;
        Assert.Equal(code, problem?.Code);
        Assert.Contains(what, problem!.What);
    }

    [Theory]
    [InlineData("{", "malformed_json")]
    [InlineData("[{\"text\":\"t\"", "malformed_json")]
    [InlineData("  ", "empty_file")]
    [InlineData("[]", "empty_file")]
    public void A_broken_export_of_Label_Studio_is_one_problem(string json, string code) =>
        Assert.Equal(code, Coded.Read(json, "t.json", json.StartsWith('{') ? CodedFormat.LabelStudio : null).Problem?.Code);

    [Theory]
    [InlineData("one,mixed,more", "wrong_cell_count")]
    [InlineData("one", "wrong_cell_count")]
    [InlineData("\"one\"x,mixed", "bad_csv")]
    [InlineData("one,", "missing_field")]
    [InlineData(",mixed", "empty_text")]
    [InlineData("\"one_x000D_\ntwo\",mixed", "excel_artefact")]
    [InlineData("#NAME?,mixed", "excel_artefact")]
    [InlineData("â€œSovereigntyâ€\u009d,mixed", "mojibake")]
    [InlineData("La souverainetÃ© numÃ©rique,mixed", "mojibake")]
    [InlineData("СЃСѓРІРµСЂРµРЅРёС‚РµС‚,mixed", "mojibake")]
    [InlineData("two \uFFFD three,mixed", "mojibake")]
    public void A_bad_row_of_a_table_is_named_and_the_next_is_read(string row, string code)
    {
        var set = Coded.Read($"text,label\n{row}\nlast,none\n", "t.csv").Value;
        var problem = Assert.Single(set.Problems);
        Assert.Equal(code, problem.Code);
        Assert.StartsWith("t.csv, row 2", problem.Where);
        Assert.Equal("last", Assert.Single(set.Passages).Text);
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_named_where_it_opens()
    {
        var set = Coded.Read("text,label\none,mixed\n\"two,none\nthree,none\n", "t.csv").Value;
        Assert.Equal(("bad_csv", "t.csv, row 3"), (Assert.Single(set.Problems).Code, set.Problems[0].Where));
        Assert.Single(set.Passages);
    }

    [Fact]
    public void A_quotation_mark_that_swallows_a_large_file_ends_the_reading_and_not_the_program()
    {
        var rows = string.Concat(Enumerable.Range(0, 50_000).Select(i => $"row {i},none\n"));
        var set = Coded.Read("text,label\none,mixed\n\"two,none\n" + rows, "t.csv").Value;
        Assert.Equal(("bad_csv", "t.csv, row 3"), (Assert.Single(set.Problems).Code, set.Problems[0].Where));
        Assert.Equal("one", Assert.Single(set.Passages).Text);
    }

    [Theory]
    [InlineData("03.04.2014")]
    [InlineData("4-Mar")]
    [InlineData("Mar-14")]
    [InlineData("2014-03-04 00:00:00")]
    [InlineData("1.2E+11")]
    public void An_id_that_Excel_turned_into_a_date_is_named(string id)
    {
        var problem = Assert.Single(Coded.Read($"id,text,label\n{id},one,mixed\n", "t.csv").Value.Problems);
        Assert.Equal(("excel_artefact", "t.csv, row 2, field id"), (problem.Code, problem.Where));
    }

    [Fact]
    public void A_cell_that_Excel_cut_and_a_text_that_is_a_document_are_told_apart()
    {
        var set = Coded.Read($"text,label\n{new string('x', 32_767)},mixed\n{new string('y', Limits.MaxLabelledTextChars + 1)},none\n", "t.csv").Value;
        Assert.Equal(["excel_artefact", "text_too_long"], set.Problems.Select(problem => problem.Code));
        Assert.Contains("32,767", set.Problems[0].What);
    }

    [Fact]
    public void What_a_source_damaged_is_only_noted_outside_tables()
    {
        var set = Coded.Read("""{"text":"business â€” including online","label":"none"}""").Value;
        Assert.Empty(set.Problems);
        Assert.Contains(set.Notices, notice => notice.Code == "mojibake");
    }

    [Fact]
    public void One_class_and_small_classes_are_noted()
    {
        Assert.Contains(Coded.Read("""{"text":"t","label":"none"}""").Value.Notices, notice => notice.Code == "one_class");
        var notices = Coded.Read("""{"text":"t","label":"none"}""" + "\n" + """{"text":"u","label":"mixed"}""").Value.Notices;
        Assert.Equal(4, notices.Count(notice => notice.Code == "few_in_class"));
    }

    [Fact]
    public void A_line_without_end_is_named_and_the_next_is_read()
    {
        var set = Coded.Read($$"""{"text":"{{new string('x', Limits.MaxLabelledLineBytes)}}","label":"none"}""" + "\n" + """{"text":"t","label":"none"}""").Value;
        Assert.Equal(("line_too_long", "rows.jsonl, row 1"), (Assert.Single(set.Problems).Code, set.Problems[0].Where));
        Assert.Equal("t", Assert.Single(set.Passages).Text);
    }

    [Fact]
    public void A_file_of_a_gigabyte_is_refused_unread()
    {
        var path = _folder.File("big.jsonl", "");
        using (var stream = File.OpenWrite(path))
            stream.SetLength(1L << 30);
        Assert.Equal("file_too_large", CodedReader.Read(path).Problem?.Code);
    }

    [Fact]
    public void More_than_a_million_rows_are_refused()
    {
        var path = Path.Combine(_folder.Path, "many.csv");
        using (var writer = new StreamWriter(path))
        {
            writer.Write("text,label\n");
            for (var i = 0; i <= Limits.MaxLabelledRows; i++)
                writer.Write($"row {i},none\n");
        }
        Assert.Equal("too_many_rows", CodedReader.Read(path).Problem?.Code);
    }

    [Fact]
    public void Half_a_character_in_JSON_is_a_bad_row_and_no_crash() =>
        Assert.Equal("malformed_json", Assert.Single(Coded.Read("""{"text":"\ud800","label":"none"}""").Value.Problems).Code);

    [Fact]
    public void A_text_that_is_a_list_is_a_bad_row() =>
        Assert.Equal(("wrong_type", "rows.jsonl, row 1, field text"), Place("""{"text":{"a":1},"label":"none"}"""));

    private static (string, string) Place(string row)
    {
        var problem = Assert.Single(Coded.Read(row).Value.Problems);
        return (problem.Code, problem.Where);
    }
}
