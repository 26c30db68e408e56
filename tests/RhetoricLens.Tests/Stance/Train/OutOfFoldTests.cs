using RhetoricLens.Core;
using RhetoricLens.Stance.Train;
using RhetoricLens.Tests.Stance.Score;
using RhetoricLens.Tests.Support;

namespace RhetoricLens.Tests.Stance.Train;

public sealed class OutOfFoldTests(SmallModel small) : IClassFixture<SmallModel>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    private ModelRegistry Registry => new(_folder.Path);

    [Fact]
    public void Predictions_are_read_back_to_six_digits_with_no_text_among_them()
    {
        Add(Judged(SplitKind.Document));
        var row = Assert.Single(Registry.OutOfFold("linear-1").Value!.Rows);
        Assert.Equal(("=a,1", "speech", PassageMark.Of("STATES  alone decide."), StanceLabel.Multilateral), (row.Id, row.Document, row.Mark, row.Label));
        Assert.Equal(1, row.P.Multilateral + row.P.Multistakeholder + row.P.Mixed + row.P.None, 5);
        Assert.DoesNotContain("alone", File.ReadAllText(Path.Combine(_folder.Path, "linear-1", OutOfFold.FileName)), StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_file_that_was_changed_is_not_believed()
    {
        Add(Judged(SplitKind.Document));
        File.AppendAllText(Path.Combine(_folder.Path, "linear-1", OutOfFold.FileName), "\n");
        Assert.Equal("out_of_fold_unusable", Registry.OutOfFold("linear-1").Problem?.Code);
    }

    [Fact]
    public void A_model_that_keeps_none_has_none()
    {
        Add(null);
        Assert.Null(Registry.OutOfFold("linear-1").Problem);
        Assert.Null(Registry.OutOfFold("linear-1").Value);
    }

    [Fact]
    public void Folds_that_divide_documents_give_none() => Assert.Null(Judged(SplitKind.Random));

    private void Add(OutOfFold? outOfFold) =>
        Assert.Null(Registry.Add(small.Trained, new ModelEntry(default, new Dictionary<string, double>(StringComparer.Ordinal)) { OutOfFold = outOfFold }).Problem);

    /// <summary>One of real speech, one that was written, and one whose document is not known: only the first is kept.</summary>
    private static OutOfFold? Judged(SplitKind split) => OutOfFold.Of(new CrossValidated(
        split,
        [
            new Judgement(new LabelledPassage("=a,1", "States alone decide.", StanceLabel.Multilateral, "speech", "en", ""), [1, 0, 0, 0]),
            new Judgement(new LabelledPassage("b", "All decide.", StanceLabel.Multistakeholder, "written", "en", "claim"), [0, 1, 0, 0]),
            new Judgement(new LabelledPassage("c", "Nobody decides.", StanceLabel.None, "c", "en", ""), [0, 0, 0, 1]),
        ]));
}
