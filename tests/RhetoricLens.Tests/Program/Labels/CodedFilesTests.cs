using RhetoricLens.Core;
using RhetoricLens.Documents.Store;
using RhetoricLens.Queries.Labels;
using RhetoricLens.Stance.Coding;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Program.Labels;

/// <summary>Sets coded in the browser, as files.</summary>
public sealed class CodedFilesTests : IDisposable
{
    private readonly TempFolder _folder = new();
    private Workspace _workspace;

    public CodedFilesTests() => _workspace = Workspace.Open(_folder.Path).Value;

    public void Dispose()
    {
        _workspace.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public void What_coders_decided_is_a_labelled_set_that_can_be_trained_on()
    {
        Code("ana", "one", "mixed");
        Code("bo", "one", "multilateral");
        Code("cy", "one", "", settles: true, label: "neutral");
        var set = LabelledSetReader.Read(_workspace.Labels().ByName("pilot").Value).Value;
        Assert.Equal((StanceLabel.None, "id-one"), (Assert.Single(set.Passages).Label, set.Passages[0].Id));
        Assert.Empty(set.Problems);
    }

    [Fact]
    public void Rows_of_a_file_stay_and_what_was_undone_goes()
    {
        _workspace.Import("pilot", [Row("imported", "ana", CodebookLabel.Mixed)], takeGood: false);
        Code("ana", "one", "mixed");
        Assert.Equal(["imported", "one"], Texts());
        _workspace.Store.Codings.Undo("pilot", "ana");
        _workspace.CodedFiles.Changed("pilot");
        Assert.Equal(["imported"], Texts());
    }

    [Fact]
    public void A_set_of_which_everything_was_undone_has_no_file()
    {
        Code("ana", "one", "mixed");
        Assert.Equal(["one"], Texts());
        _workspace.Store.Codings.Undo("pilot", "ana");
        _workspace.CodedFiles.Changed("pilot");
        Assert.Equal("unknown_set", _workspace.Labels().ByName("pilot").Problem!.Code);
    }

    [Fact]
    public void A_program_that_was_killed_before_the_file_was_written_writes_it_later()
    {
        _workspace.Store.Codings.Add(new Coding("pilot", new PassageToCode("a", "one", "en"), "ana", "mixed", true));
        _workspace.Dispose();
        _workspace = Workspace.Open(_folder.Path).Value;
        Assert.Equal(["one"], Texts());
    }

    [Fact]
    public void A_mended_row_that_is_imported_is_a_new_decision_of_its_coder()
    {
        Code("ana", "one", "mixed");
        var row = Assert.Single(CodedReader.Read(_workspace.Labels().ByName("pilot").Value).Value.Passages);
        _workspace.Import("pilot", [row with { Label = CodebookLabel.Neutral }], takeGood: false);
        Assert.Equal(CodebookLabel.Neutral, Assert.Single(CodedReader.Read(_workspace.Labels().ByName("pilot").Value).Value.Passages).Label);
        Assert.Equal(["mixed", "neutral"], _workspace.Store.Codings.History("pilot", 0, 10).Select(coding => coding.Label));
    }

    [Fact]
    public void A_place_whose_text_has_changed_has_an_id_of_its_own()
    {
        _workspace.Decide(new Coding("pilot", new PassageToCode("doc:0-9", "Old words", "en"), "ana", "mixed", true));
        _workspace.Decide(new Coding("pilot", new PassageToCode("doc:0-9", "New words", "en"), "ana", "neutral", true));
        var set = CodedReader.Read(_workspace.Labels().ByName("pilot").Value).Value;
        Assert.Empty(set.Problems);
        Assert.Equal(2, set.Passages.DistinctBy(row => row.Id).Count());
    }

    [Fact]
    public void An_exported_set_imports_elsewhere_without_a_change()
    {
        Code("ana", "one, \"two\"", "mixed");
        Code("bo", "one, \"two\"", "off-topic");
        var exported = File.ReadAllBytes(_workspace.Labels().ByName("pilot").Value);
        using var stream = new MemoryStream(exported);
        var rows = CodedReader.Read(stream, "pilot.jsonl", new CodedReading()).Value;
        _workspace.Import("copy", rows.Passages, takeGood: false);
        Assert.Equal(exported, File.ReadAllBytes(_workspace.Labels().ByName("copy").Value));
    }

    [Fact]
    public void A_set_that_travels_with_the_program_is_not_coded() =>
        Assert.Equal("set_exists", _workspace.Labels().Refuses("authored")!.Code);

    private void Code(string coder, string text, string label, bool settles = false) => Code(coder, text, label, settles, label);

    private void Code(string coder, string text, string _, bool settles, string label) =>
        Assert.True(_workspace.Decide(new Coding("pilot", new PassageToCode("id-" + text[..3], text, "en"), coder, label, true, settles)).IsOk);

    private string[] Texts() => [.. CodedReader.Read(_workspace.Labels().ByName("pilot").Value).Value.Passages.Select(row => row.Text)];

    private static CodedPassage Row(string text, string coder, CodebookLabel label) => new("row-" + text, text, label, coder, "en", "", "", "", "", "");
}
