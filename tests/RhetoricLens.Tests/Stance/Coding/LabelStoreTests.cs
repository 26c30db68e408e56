using RhetoricLens.Stance.Coding;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Coding;

public sealed class LabelStoreTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private LabelStore Store => new(Path.Combine(_folder.Path, "labels"), Path.Combine(_folder.Path, "shipped"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Importing_again_changes_nothing_and_a_coders_second_thought_replaces_the_first()
    {
        CodedPassage[] rows = [Coded.Passage("a", "one", coder: "x"), Coded.Passage("b", "two", coder: "x")];
        Assert.Equal((2, 0, 0), Import(rows));
        var bytes = File.ReadAllBytes(Store.Find("mine").Value);
        Assert.Equal((0, 0, 2), Import(rows));
        Assert.Equal(bytes, File.ReadAllBytes(Store.Find("mine").Value));
        Assert.Equal((1, 1, 1), Import(rows[0], rows[1] with { Label = CodebookLabel.Mixed }, rows[0] with { Coder = "y" }));
        var stored = CodedReader.Read(Store.Find("mine").Value).Value.Passages;
        Assert.Equal([("a", "x", CodebookLabel.None), ("b", "x", CodebookLabel.Mixed), ("a", "y", CodebookLabel.None)], stored.Select(row => (row.Id, row.Coder, row.Label)));
    }

    [Fact]
    public void Rows_that_contradict_the_set_change_nothing_unless_the_good_are_asked_for()
    {
        Import(Coded.Passage("a", "one"));
        var bytes = File.ReadAllBytes(Store.Find("mine").Value);
        CodedPassage[] rows = [Coded.Passage("b", "two"), Coded.Passage("a", "another text", coder: "y"), Coded.Passage("c", "one", CodebookLabel.Mixed)];
        var refused = Store.Import("mine", rows, takeGood: false).Problem;
        Assert.Equal("bad_rows", refused?.Code);
        Assert.Contains("2 rows", refused!.What);
        Assert.Equal(bytes, File.ReadAllBytes(Store.Find("mine").Value));
        var report = Store.Import("mine", rows, takeGood: true).Value;
        Assert.Equal(["duplicate_id", "conflicting_label"], report.Left.Select(problem => problem.Code));
        Assert.Equal(1, report.New);
    }

    [Fact]
    public void A_mended_text_replaces_the_old_one()
    {
        Import(Coded.Passage("a", "one"));
        Assert.Equal((0, 1, 0), Import(Coded.Passage("a", "one, mended")));
        Assert.Equal("one, mended", Assert.Single(CodedReader.Read(Store.Find("mine").Value).Value.Passages).Text);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("My set")]
    [InlineData("")]
    public void A_name_that_is_no_name_is_refused(string name) => Assert.Equal("bad_set_name", Store.Import(name, [Coded.Passage("a", "one")], false).Problem?.Code);

    [Fact]
    public void Sets_are_found_by_name_the_users_before_the_shipped_and_by_path()
    {
        var shipped = _folder.File("shipped/mine.jsonl", """{"text":"shipped","label":"none"}""");
        Assert.Equal(shipped, Store.Find("mine").Value);
        Import(Coded.Passage("a", "one"));
        Assert.NotEqual(shipped, Store.Find("mine").Value);
        Assert.Equal(shipped, Store.Find(shipped).Value);
        Assert.Equal([("mine", false), ("mine", true)], Store.List().Select(set => (set.Name, set.IsShipped)));
        Assert.Contains("mine", Store.Find("yours").Problem?.Remedy);
    }

    [Fact]
    public void A_stored_set_that_was_damaged_is_left_alone()
    {
        var path = _folder.File("labels/mine.jsonl", "not json\n");
        Assert.Equal("bad_rows", Store.Import("mine", [Coded.Passage("a", "one")], takeGood: true).Problem?.Code);
        Assert.Equal("not json\n", File.ReadAllText(path));
    }

    private (int New, int Changed, int Same) Import(params CodedPassage[] rows)
    {
        var report = Store.Import("mine", rows, takeGood: false).Value;
        return (report.New, report.Changed, report.Same);
    }
}
