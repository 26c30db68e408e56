using System.Text;
using RhetoricLens.Core;
using RhetoricLens.Crawling.Ingest;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Crawling.Ingest;

public sealed class TableReaderTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_table_of_quanteda_is_read()
    {
        var path = _folder.File("speeches.csv", "\uFEFF\"doc_id\",\"text\",\"country\",\"year\",\"party\"\n\"d1\",\"First, with \"\"quotes\"\"\nand a line.\",\"EST\",2014,NA\n\"d2\",\"Second.\",\"\",2015.0,\"X\"\n");

        var documents = Taken.Documents(TableReader.ReadCsv(path));

        Assert.Equal(
            [("speeches:d1", "First, with \"quotes\"\nand a line.", "EST", "2014", SpeakerType.State), ("speeches:d2", "Second.", null, "2015", SpeakerType.Nonstate)],
            documents.Select(document => (document.Id, document.Text, document.Facts.Country, document.Facts.Date.ToString(), document.Facts.SpeakerType)));
        Assert.Empty(documents[0].Facts.Extra);
        Assert.Equal("X", documents[1].Facts.Extra["party"]);
    }

    [Fact]
    public void A_table_of_4CAT_is_read()
    {
        var path = _folder.File("thread.csv", "id,thread_id,timestamp,body,subject,author\n7,1,2019-03-04 12:33:10,The body.,The subject,someone\n");

        var document = Assert.Single(Taken.Documents(TableReader.ReadCsv(path, "forum")));

        Assert.Equal(("forum:7", "The body.", "The subject", "someone", "2019-03-04"), (document.Id, document.Text, document.Facts.Title, document.Facts.Speaker, document.Facts.Date.ToString()));
        Assert.Equal("1", document.Facts.Extra["thread_id"]);
    }

    [Fact]
    public void Lines_of_json_are_read()
    {
        var path = _folder.File("a.jsonl", """{"id":"x","text":"One.","country":"FR","date":"2014-12","n":3,"ok":true}""" + "\n\n" + """{"content":"Two."}""");

        var documents = Taken.Documents(TableReader.ReadJsonl(path));

        Assert.Equal([("a:x", "One.", "FRA"), ("a:row-3", "Two.", null)], documents.Select(document => (document.Id, document.Text, document.Facts.Country)));
        Assert.Equal(("3", "true"), (documents[0].Facts.Extra["n"], documents[0].Facts.Extra["ok"]));
    }

    [Theory]
    [InlineData("id,words\n1,x\n", "missing_text_column", "the columns are: id, words")]
    [InlineData("id;text\n1;x\n", "missing_text_column", "id;text")]
    [InlineData("", "empty_file", "empty")]
    public void A_table_without_texts_is_a_problem_that_lists_its_columns(string csv, string code, string said)
    {
        var problem = TableReader.ReadCsv(_folder.File("t.csv", csv)).Problem!;

        Assert.Equal(code, problem.Code);
        Assert.Contains(said, problem.What, StringComparison.Ordinal);
        Assert.Equal(csv.Contains(';', StringComparison.Ordinal), problem.Remedy.Contains("semicolon", StringComparison.Ordinal));
    }

    [Fact]
    public void Each_bad_row_is_told_with_its_number_and_the_others_are_read()
    {
        var path = Path.Combine(_folder.Path, "t.csv");
        File.WriteAllBytes(path, [.. "id,text,country,date\n1,Good.,EST,2014\n2,,EST,2014\n3,Bad.,QQQ,2014\n4,Bad.,EST,14.12.2014\n5,Bad.,EST\n6,Bad"u8, 0xE9, .. ",EST,2014\n1,Again.,EST,2014\n8,Good.,EST,2014\n"u8]);
        var corpus = TableReader.ReadCsv(path);

        Assert.Equal(["t:1", "t:8"], Taken.Documents(corpus).Select(document => document.Id));
        Assert.Equal(
            [("empty_text", "t.csv, row 3, field text"), ("unknown_country", "t.csv, row 4, field country"), ("bad_date", "t.csv, row 5, field date"), ("wrong_cell_count", "t.csv, row 6"), ("not_utf8", "t.csv, row 7, field text"), ("duplicate_id", "t.csv, row 8, field id")],
            Taken.Problems(corpus).Select(problem => (problem.Code, problem.Where)));
    }

    [Fact]
    public void A_quotation_mark_that_is_never_closed_is_told_where_it_opens()
    {
        var corpus = TableReader.ReadCsv(_folder.File("t.csv", "id,text\n1,Good.\n2,\"never closed\n3,Lost.\n"));

        Assert.Single(Taken.Documents(corpus));
        var problem = Assert.Single(Taken.Problems(corpus));
        Assert.Equal(("bad_csv", "t.csv, row 3"), (problem.Code, problem.Where));
    }

    [Fact]
    public void Bad_lines_of_json_are_told_and_the_others_are_read()
    {
        var path = Path.Combine(_folder.Path, "t.jsonl");
        File.WriteAllBytes(path, [.. "{\"text\":\"Good.\"}\n{broken\n[1]\n{\"text\":\"half \\ud800\"}\n{\"text\":\"bad "u8, 0xFF, .. "\"}\n{\"text\":\" \"}\n{\"text\":\"Good.\"}"u8]);
        var corpus = TableReader.ReadJsonl(path);

        Assert.Equal(2, Taken.Documents(corpus).Count);
        Assert.Equal(["bad_json", "not_an_object", "bad_json", "bad_json", "empty_text"], Taken.Problems(corpus).Select(problem => problem.Code));
        Assert.Equal("t.jsonl, line 2", Taken.Problems(corpus)[0].Where);
    }

    [Fact]
    public void Tab_separated_values_are_read_by_their_name() =>
        Assert.Equal("a, b", Assert.Single(Taken.Documents(TableReader.ReadCsv(_folder.File("t.tsv", "id\ttext\n1\ta, b\n")))).Text);

    [Fact]
    public void A_file_that_is_not_there_is_a_problem()
    {
        Assert.Equal("missing_path", TableReader.ReadCsv(Path.Combine(_folder.Path, "none.csv")).Problem!.Code);
        Assert.Equal("missing_path", TableReader.ReadJsonl(_folder.Path).Problem!.Code);
    }

    [Fact]
    public void A_text_beyond_the_limit_is_refused_and_the_next_is_read()
    {
        var path = _folder.File("t.jsonl", "{\"text\":\"" + new string('a', Limits.MaxTextChars + 1) + "\"}\n{\"text\":\"Good.\"}\n");
        var corpus = TableReader.ReadJsonl(path);

        Assert.Equal("text_too_long", Assert.Single(Taken.Problems(corpus)).Code);
        Assert.Single(Taken.Documents(corpus));
    }

    [Fact]
    public void A_corpus_may_be_read_again()
    {
        var corpus = TableReader.ReadJsonl(_folder.File("t.jsonl", "{\"text\":\"Good.\"}"));

        Assert.Equal(Encoding.UTF8.GetBytes(Taken.Documents(corpus)[0].Text), Encoding.UTF8.GetBytes(Taken.Documents(corpus)[0].Text));
        Assert.Equal(Taken.Documents(corpus).Count, Taken.Documents(corpus).Count);
    }
}
