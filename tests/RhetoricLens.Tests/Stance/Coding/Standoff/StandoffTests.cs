using System.Text;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Coding.Standoff;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Coding.Standoff;

public sealed class StandoffTests : IDisposable
{
    private const string Passage = "Each state has the right to govern the network on its own territory.";

    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("Before it. {0} After it.", 11)]
    [InlineData("\uFEFFBefore it. {0}", 11)]
    [InlineData("Before\r\nit. {0}", 11)]
    [InlineData("🌐 in 𠀀. {0}", 8)]
    public void A_passage_is_found_at_its_place_in_characters(string text, int start)
    {
        Text("ungdc/CHN_70_2015.txt", string.Format(null, text, Passage));
        var hydrated = Hydrate(Row("ungdc:CHN_70_2015", start));
        var passage = Assert.Single(hydrated.Passages);
        Assert.Equal((Passage, CodebookLabel.Multilateral, "ungdc:CHN_70_2015", "x"), (passage.Text, passage.Label, passage.Group, passage.Coder));
        Assert.Equal($"ungdc:CHN_70_2015:{start}-{start + Passage.Length}", passage.Id);
        Assert.Equal((0, 0), (hydrated.Moved, hydrated.Missing));
    }

    [Fact]
    public void Wrapped_lines_and_divided_words_give_the_passage_as_it_was_coded()
    {
        const string raw = "Each state has the right to gov-\nern the  network\non its own\n territory.";
        Text("c/d.txt", raw);
        var row = Row("c:d", 0) with { End = raw.Length };
        Assert.Equal(Passage, Assert.Single(Hydrate(row).Passages).Text);
        const string kept = "Each state has the right to gov- ern the network on its own territory.";
        Assert.Equal(kept, Assert.Single(Hydrate(row with { Sha256 = StandoffRow.Fingerprint(kept) }).Passages).Text);
    }

    [Theory]
    [InlineData(-150)]
    [InlineData(1)]
    [InlineData(200)]
    public void A_passage_that_has_moved_is_found_near_its_place(int drift)
    {
        Text("c/d.txt", string.Concat(Enumerable.Repeat("word ", 60)) + Passage + " And so on.");
        var hydrated = Hydrate(Row("c:d", 300 - drift));
        Assert.Equal(Passage, Assert.Single(hydrated.Passages).Text);
        Assert.Equal((1, 0), (hydrated.Moved, hydrated.Missing));
    }

    [Fact]
    public void A_passage_that_was_wrapped_otherwise_is_found_though_its_length_differs()
    {
        Text("c/d.txt", "word word. " + Passage.Replace(" ", " \n", StringComparison.Ordinal) + " And so on.");
        Assert.Equal(Passage, Assert.Single(Hydrate(Row("c:d", 0)).Passages).Text);
    }

    [Fact]
    public void A_text_that_is_absent_or_another_is_reported_and_never_taken()
    {
        Text("c/d.txt", "Each state has the duty to govern the network on its own territory, and more.");
        Text("c/far.txt", string.Concat(Enumerable.Repeat("word ", 60)) + Passage);
        var hydrated = Hydrate(Row("c:d", 0), Row("c:none", 0), Row("c:none", 5), Row("c:far", 0));
        Assert.Empty(hydrated.Passages);
        Assert.Equal(4, hydrated.Missing);
        Assert.Equal(["text_differs", "text_absent", "text_differs"], hydrated.Problems.Select(problem => problem.Code));
        Assert.Contains("2 of the coded passages", hydrated.Problems[1].What);
    }

    [Theory]
    [InlineData("ungdc/CHN_70_2015.txt")]
    [InlineData("official-texts/ungdc/CHN_70_2015.txt")]
    [InlineData("TXT/Session 70 - 2015/CHN_70_2015.txt")]
    [InlineData("Session 70 - 2015/CHN_70_2015.txt")]
    public void Texts_are_found_in_the_layouts_in_which_they_are_downloaded(string path)
    {
        Text(path, Passage);
        Assert.Single(Hydrate(Row("ungdc:CHN_70_2015", 0)).Passages);
    }

    [Fact]
    public void What_is_written_is_read_again()
    {
        var set = new CodedSet("set", CodedFormat.Jsonl, [Coded.Passage("c:d:7-75", Passage, CodebookLabel.OffTopic, "x"), Coded.Passage("c:a,b:0-68", Passage + "!")], [], []);
        var made = StandoffMaker.Of(set, "dev");
        Assert.Empty(made.Problems);
        var path = _folder.File("standoff.csv", "");
        using (var stream = File.Create(path))
            StandoffFile.Write(stream, made.Rows);
        var read = StandoffFile.Read(path).Value;
        Assert.Equal(made.Rows, read.Rows);
        Assert.Equal(["a,b", "d"], read.Rows.Select(row => row.Document));
        Assert.StartsWith("corpus,document,start,end,sha256,label,coder,set\n", File.ReadAllText(path));
        Assert.DoesNotContain("territory", File.ReadAllText(path));
    }

    [Theory]
    [InlineData("authored-0001")]
    [InlineData("c:d")]
    [InlineData("c:d:9-3")]
    [InlineData("c:../d:0-3")]
    public void A_passage_whose_id_names_no_place_is_reported(string id)
    {
        var made = StandoffMaker.Of(new CodedSet("set", CodedFormat.Jsonl, [Coded.Passage(id, Passage)], [], []), "own");
        Assert.Empty(made.Rows);
        Assert.Equal(("no_offsets", $"set, id {id}"), (Assert.Single(made.Problems).Code, made.Problems[0].Where));
    }

    [Theory]
    [InlineData("..,passwd,0,5,{0},none,,own", "bad_standoff")]
    [InlineData("c,../../etc/passwd,0,5,{0},none,,own", "bad_standoff")]
    [InlineData("c,d,5,5,{0},none,,own", "bad_standoff")]
    [InlineData("c,d,-1,5,{0},none,,own", "bad_standoff")]
    [InlineData("c,d,0,5,abc,none,,own", "bad_standoff")]
    [InlineData("c,d,0,5,{0},nonsense,,own", "unknown_label")]
    [InlineData("c,d,0,5", "wrong_cell_count")]
    public void A_bad_row_is_named(string row, string code)
    {
        var path = _folder.File("s.csv", "corpus,document,start,end,sha256,label,coder,set\n" + string.Format(null, row, new string('a', 64)) + "\n");
        var read = StandoffFile.Read(path).Value;
        Assert.Empty(read.Rows);
        Assert.Equal(code, Assert.Single(read.Problems).Code);
        Assert.StartsWith("s.csv, row 2", read.Problems[0].Where);
    }

    [Fact]
    public void Another_table_and_a_missing_file_are_problems()
    {
        Assert.Equal("bad_standoff", StandoffFile.Read(_folder.File("s.csv", "text,label\na,none\n")).Problem?.Code);
        Assert.Equal("labelled_set_unreadable", StandoffFile.Read(Path.Combine(_folder.Path, "none.csv")).Problem?.Code);
        Assert.Equal("missing_path", Hydration.Run([Row("c:d", 0)], Path.Combine(_folder.Path, "nowhere")).Problem?.Code);
    }

    [Fact]
    public void A_text_in_another_encoding_is_named()
    {
        Text("c/d.txt", "");
        File.WriteAllBytes(Path.Combine(_folder.Path, "c", "d.txt"), Encoding.Latin1.GetBytes("État"));
        Assert.Equal("not_utf8", Assert.Single(Hydrate(Row("c:d", 0)).Problems).Code);
    }

    [Fact]
    public void The_shipped_file_holds_every_coded_passage_and_no_text()
    {
        var read = StandoffFile.Read(Path.Combine(Repository.Root, "corpora", "labelled", "standoff.csv")).Value;
        Assert.Empty(read.Problems);
        Assert.Equal([("dev", 813), ("train", 2050), ("own", 4066), ("un", 1145)], read.Rows.CountBy(row => row.Set).Select(count => (count.Key, count.Value)));
        Assert.Equal(8074, read.Rows.Select(row => row.Id).Distinct().Count());
    }

    private void Text(string path, string content) => _folder.File(path, content);

    private Hydrated Hydrate(params StandoffRow[] rows) => Hydration.Run(rows, _folder.Path).Value;

    private static StandoffRow Row(string document, int start) => new(
        document.Split(':')[0], document.Split(':')[1], start, start + Passage.Length, StandoffRow.Fingerprint(Passage), CodebookLabel.Multilateral, "x", "own");
}
